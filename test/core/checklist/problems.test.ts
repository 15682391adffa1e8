import { describe, expect, test } from "vitest";
import { block, fixture, lines, parse } from "../../helpers/checklists.ts";

/** Errors only, in words. */
const errors = (given: string | Readonly<Record<string, string>>) =>
  lines(parse(given).problems).filter((line) => line.startsWith("error"));
const front = (text: string, rest = "- [ ] a") => `---\n${text}\n---\n${rest}`;

describe("blocks", () => {
  test.each([
    ["vaild: 24h", "W5.md:4 unknown key `vaild` → Did you mean `valid`?"],
    ["\n\ncolour: red", "W5.md:6 unknown key `colour` → The keys here are `id`, `when`, `valid`"],
    ["when: tomorrow", "W5.md:4 `when` is `tomorrow`, not a time → Write `before`, `day` or `after`"],
    [
      "valid: 2 days",
      "W5.md:4 `valid` is `2 days`, not a duration → Write a number with s, m, h or d, like `24h`",
    ],
    ["valid: 24", "W5.md:4 `valid` is `24`, not a duration"],
    ["attested: 0d", "W5.md:4 `attested` is `0d`, not a duration"],
    ["critical: yes", "W5.md:4 `critical` is `yes`, not yes or no → Write `true` or `false`"],
    ["needs:\n  - probe", 'W5.md:4 `needs` is `["probe"]`, not a proof → Write `probe`, `both` or `person`'],
    ["expect:", "W5.md:4 `expect` is empty, not an expression"],
    ["note: 5", "W5.md:4 `note` is `5`, not text"],
    ["fields: url", "W5.md:4 `fields` is `url`, not a list of names"],
    ["fields: [a, 5]", "W5.md:4 `fields.1` is `5`, not a list of names"],
    ["id: 3.10", "W5.md:4 `id` is `3.1`, not an id"],
    ["id: a b", "W5.md:4 `id` is `a b`, not an id"],
    ["id: pending", "W5.md:4 `id` is `pending`, not an id"],
    [
      "valid: 1h\nexpect: a ? b : c",
      "W5.md:5 no valid YAML: Nested mappings are not allowed in compact mappings → Mend the YAML",
    ],
    ["valid: 1h\nvalid: 2h", "W5.md:5 no valid YAML: Map keys must be unique"],
    ["- valid", "W5.md:4 a gonogo block holds keys and values → Write it as `key: value` lines"],
    ["note: !!js x", "W5.md:4 no valid YAML: Unresolved tag"],
  ])("%j", (text, wanted) => {
    const [problem] = errors(`- [ ] a\n\n${block(text)}`);
    expect(problem).toContain(`error ${wanted}`);
  });

  test("every mistake is named", () => {
    expect(errors(`- [ ] a\n${block("vaild: 1h\nwhen: x\nneed: probe")}`)).toHaveLength(3);
  });

  test("an id belongs to no heading, and a key to an item or a heading", () => {
    expect(errors(`# H\n${block("id: x", "")}\n- [ ] a`)[0]).toContain("W5.md:3 unknown key `id`");
  });

  test("that belong nowhere", () => {
    expect(errors(`${block("valid: 1h", "")}\n- [ ] a`)).toEqual([
      "error W5.md:1 this gonogo block has no item and no heading above it → Put it below the item or heading it belongs to.",
    ]);
    expect(errors(`- [ ] a\n\nprose\n\n${block("valid: 1h", "")}`)[0]).toContain(
      "W5.md:5 between this gonogo block and the item above it stands other text → Indent the block",
    );
    expect(errors(`- [ ] a\n${block("valid: 1h")}\n${block("when: day")}`)[0]).toContain(
      "W5.md:5 a second gonogo block: the one on line 2 belongs to the same place",
    );
    expect(errors("- [ ] a\n  ```gonogo\n  valid: 1h\n- [ ] b")[0]).toContain(
      "W5.md:2 this gonogo block is never closed",
    );
  });
});

describe("ids", () => {
  test("given twice are named with both places", () => {
    expect(errors("# A\n- [ ] **1.1** a\n- [ ] **1.1** b")).toEqual([
      "error W5.md:3 the id `W5.1.1` is given twice: here and at W5.md:2 → Give one of them another bold number, or an `id` of its own in a gonogo block.",
    ]);
    expect(
      errors({ "A.md": `- [ ] a\n${block('id: "x"')}`, "B.md": `- [ ] a\n${block('id: "x"')}` })[0],
    ).toContain("B.md:1 the id `x` is given twice: here and at A.md:1");
    const again = "# A\n- [ ] **1** a\n# B\n- [ ] **1** b\n- [ ] **1** c";
    expect(errors(again)).toEqual([
      expect.stringContaining("error W5.md:5 the id `W5.2.1` is given twice: here and at W5.md:4"),
    ]);
  });

  test("of numbers that begin anew in another section are named once a file", () => {
    const section = (title: string, ...numbers: number[]) =>
      [`## ${title}`, ...numbers.map((number) => `- [ ] **${number}** ${title}`)].join("\n");
    const { checklist, problems } = parse(["# T", section("A", 1, 2), section("B", 1, 2, 3)].join("\n"));
    expect(checklist?.items).toHaveLength(5);
    expect(lines(problems)).toEqual([
      "warning W5.md:6 2 items begin with a number that makes another one's id already (lines 6–7): their positions are their ids, like `W5.2.1` → Where ids are to stay when items move, number on from section to section, or give an `id` in a gonogo block.",
    ]);
    expect(lines(parse(["# T", section("A", 1), section("B", 1)].join("\n")).problems)[0]).toContain(
      "1 item begins with a number that makes another one's id already (line 5): its position is its id: `W5.2.1`",
    );
  });

  test("two files can't be one phase, and an item is no phase", () => {
    expect(errors({ "a b.md": "- [ ] a", "a-b.md": "# T\n- [ ] b" })[0]).toContain(
      "two files give the phase `a-b`",
    );
    expect(errors(`- [ ] a\n${block("id: W5")}`)[0]).toContain("W5.md:1 `W5` is the id of the phase W5.md");
  });
});

describe("front matter", () => {
  test.each([
    ["titel: x\nitems: 1", "W5.md:2 unknown key `titel` → Did you mean `title`?"],
    ["items: 3", "W5.md:2 the checklist has 1 item, but `items` says 3 → Look for what was added or lost"],
    ["items: some", "W5.md:2 `items` is `some`, not a count"],
    ["title: A: B", "W5.md:2 the front matter is no valid YAML: Nested mappings"],
    ["timezone: Mars/Base", "W5.md:2 `timezone` is `Mars/Base`, not a time zone"],
    ["artifact: ../x.md", "W5.md:2 `artifact` is `../x.md`, not a file name"],
    ["vars:\n  a b: {}", "W5.md:3 `vars.a b` cannot be a name here"],
    ["vars:\n  a: {envi: X}", "W5.md:3 unknown key `envi` → Did you mean `env`?"],
    ["vars:\n  a: 5", "W5.md:3 `vars.a` is `5`, not a variable → Write like `{env: NAME"],
    [
      "secrets:\n  - OK\n  - not-ok",
      "W5.md:4 `secrets.1` is `not-ok`, not the name of an environment variable",
    ],
    ["observations:\n  x: text", "W5.md:3 `observations.x` is `text`, not an observation"],
    ["gate: {}", "W5.md:2 `gate.threshold` is missing → Add a percentage: a number from 0 to 100"],
    ["gate:\n  threshold: 101", "W5.md:3 `gate.threshold` is `101`, not a percentage"],
    ["gate: {threshold: 1, sucess: []}", "W5.md:2 unknown key `sucess` → Did you mean `success`?"],
    [
      "gate:\n  threshold: 1\n  success:\n    - name: x\n      items: []",
      "W5.md:6 `gate.success.0.items` is `[]`, not a criterion",
    ],
    [
      "gate:\n  threshold: 1\n  failure:\n    - name: Lost\n      items: [W5.1.1, W5.1.2, Z*]",
      "W5.md:6 `W5.1.2` of the criterion “Lost” names no item → Did you mean `W5.1.1`?",
    ],
    ["rollCall: Ops", "W5.md:2 `rollCall` is `Ops`, not a list of names"],
  ])("%j", (text, wanted) => {
    expect(errors(front(text))[0]).toContain(`error ${wanted}`);
  });

  test("with none of our keys is another program's, and so is a title beside its keys", () => {
    const foreign = parse(front("layout: post\ndate: 2026-01-01"));
    expect(foreign.checklist?.items).toHaveLength(1);
    expect(lines(foreign.problems)[0]).toContain(
      "warning W5.md:1 the front matter has no key of a checklist",
    );
    for (const others of ["layout: post", "name: Release\nabout: all of it\nlabels: x\nassignees: ''"]) {
      const { checklist, problems } = parse(front(`${others}\ntitle: Mine`, "# Heading\n\n- [ ] a"));
      expect(checklist?.title).toBe("Mine");
      expect(lines(problems)).toEqual([
        expect.stringMatching(
          /^warning W5.md:1 the front matter is another program's: of it only `title` is read → There is/,
        ),
      ]);
    }
    const shared = parse(front("layout: post\ntitle: Mine"));
    expect(shared.checklist?.title).toBe("Mine");
    expect(lines(shared.problems)[0]).toContain("warning W5.md:1 the front matter is another program's");
    expect(errors(front("layout: post\nitems: 1"))[0]).toContain("W5.md:2 unknown key `layout`");
    const broken = parse(front("layout: a: b"));
    expect(broken.checklist?.items).toHaveLength(1);
    expect(lines(broken.problems)[0]).toContain(
      "warning W5.md:2 the front matter is no valid YAML and is left out",
    );
  });

  test("whose title is empty, as in a fresh issue template, leaves the document its own", () => {
    const { checklist, problems } = parse(
      front("name: Release\nabout: it\ntitle: ''", "# Heading\n\n- [ ] a"),
    );
    expect(checklist?.title).toBe("Heading");
    expect(lines(problems)).toEqual([
      expect.stringContaining("warning W5.md:1 the front matter is another program's and is left out"),
    ]);
  });

  test("with a slip in one of our keys is ours", () => {
    expect(errors(front("title: Mine\nitmes: 178"))).toEqual([
      "error W5.md:3 unknown key `itmes` → Did you mean `items`?",
    ]);
  });

  test("of another program may stand in any file of a folder", () => {
    const { checklist, problems } = parse({ "README.md": "# Cover", "A.md": front("name: it\ntitle: A") });
    expect(checklist?.title).toBe("Cover");
    expect(lines(problems)).toEqual([
      expect.stringContaining("warning A.md:1 the front matter is another program's and is left out"),
    ]);
  });

  test("is read from a folder's README.md only", () => {
    expect(errors({ "README.md": "# T", "W1.md": front("gate: {threshold: 5}") })[0]).toContain(
      "W1.md:2 `gate` is read only from README.md → Move it",
    );
  });

  test("that means harm costs nothing", () => {
    const bomb = [
      "a: &a [x,x,x,x,x,x,x,x,x]",
      ..."bcdefghi"
        .split("")
        .map((name, i) => `${name}: &${name} [${Array(9).fill(`*${"abcdefgh"[i]}`).join(",")}]`),
    ];
    expect(errors(front(`vars:\n  ${bomb.join("\n  ")}`))[0]).toContain("Excessive alias count");
    expect(errors(front(`vars: ${"[".repeat(50_000)}`))[0]).toContain("it is nested too deeply");
    const { checklist } = parse(front("vars: {__proto__: {env: X}}"));
    expect(checklist?.vars).toEqual({});
    expect({}).not.toHaveProperty("env");
  });
});

describe("a document without items", () => {
  const why = (text: string) => errors(text)[0];

  test("says what it has instead", () => {
    expect(why(fixture("documents/app-platform-production-runbook.md"))).toBe(
      "error W5.md:1 no items: the document has 17 headings, 27 numbered steps and 18 bullets, but no task item (`- [ ] …`) → Write an item as `- [ ] what must hold`, at the start of a line.",
    );
    expect(why("")).toContain("no items: the document has no task item");
    expect(why("# A\n\n1. b")).toContain("the document has 1 heading and 1 numbered step, but no task item");
  });

  test("says where something looks like one", () => {
    expect(why(fixture("documents/julia-operations-runbook.md"))).toContain(
      "; 12 lines look like checkboxes inside code fences (lines 50–56, 166–170)",
    );
    expect(why("[ ] a\n\n<!--\n- [ ] b\n-->")).toContain(
      "; 1 line looks like a checkbox inside comments (line 4); 1 line looks like a checkbox without a list marker or in the middle of other text (line 1)",
    );
  });

  test("says so of a folder too, and of nothing", () => {
    expect(errors({ "A.md": "# A", "B.md": "```\n- [ ] x\n```" })[0]).toContain(
      "A.md:1 no items: the folder's 2 documents have 1 heading, but no task item (`- [ ] …`); 1 line looks like a checkbox inside code fences (B.md, line 2)",
    );
    expect(errors({})[0]).toContain("demo:1 no items: there is no Markdown file");
  });
});

describe("documents of others", () => {
  test.each([
    ["m3core-runbooks", 13],
    ["app-platform-production-runbook", null],
    ["julia-operations-runbook", null],
    ["nova-rollout-playbook", null],
  ])("%s: %s items", (name, items) => {
    const { checklist, problems } = parse(fixture(`documents/${name}.md`));
    expect(checklist?.items.length ?? null).toBe(items);
    expect(problems).toHaveLength(items === null ? 1 : 0);
  });
});
