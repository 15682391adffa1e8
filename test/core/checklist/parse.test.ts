import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { block, checklistOf, digest, fixture, itemsOf } from "../../helpers/checklists.ts";

const day = 86_400_000;
const ids = (text: string | Readonly<Record<string, string>>) => itemsOf(text).map(({ id }) => id);
const sections = (text: string) =>
  checklistOf(text).phases.flatMap((phase) =>
    phase.sections.map(({ id, items, title }) => `${id} ${title}: ${items.length}`),
  );
const groups = (text: string) => itemsOf(text).map(({ group }) => group);

describe("ids", () => {
  test("come from the bold number and the phase, or from the position", () => {
    expect(ids("# T\n## A\n- [ ] **3.1** a\n- [ ] b\n- [ ] c\n## B\n- [ ] d")).toEqual([
      "W5.3.1",
      "W5.1.2",
      "W5.1.3",
      "W5.2.1",
    ]);
    expect(ids("- [ ] a\n- [ ] b")).toEqual(["W5.1.1", "W5.1.2"]);
  });

  test("of nested items are their parent's and their position", () => {
    expect(ids("- [ ] **6.2** a\n  - [ ] b\n    - [ ] c\n  - [ ] **6.9** d\n- [ ] e")).toEqual([
      "W5.6.2",
      "W5.6.2.1",
      "W5.6.2.1.1",
      "W5.6.9",
      "W5.1.2",
    ]);
    const [a, b, c] = itemsOf("- [ ] a\n  - [ ] b\n    - [ ] c");
    expect([a?.parent, a?.children, b?.parent, b?.children, c?.parent]).toEqual([
      null,
      ["W5.1.1.1"],
      "W5.1.1",
      ["W5.1.1.1.1"],
      "W5.1.1.1",
    ]);
  });

  test("of a position step aside for a written number, wherever that stands, and for one another", () => {
    expect(ids("- [ ] **1.2** foo\n- [ ] bar\n- [ ] baz")).toEqual(["W5.1.2", "W5.1.3", "W5.1.4"]);
    expect(ids("- [ ] foo\n- [ ] bar\n- [ ] **1.1** baz")).toEqual(["W5.1.2", "W5.1.3", "W5.1.1"]);
    expect(ids("- [ ] **1** a\n  - [ ] b\n  - [ ] c\n- [ ] d")).toEqual([
      "W5.1",
      "W5.1.1",
      "W5.1.2",
      "W5.1.3",
    ]);
    expect(ids("- [ ] **1** a\n  - [ ] b\n  - [ ] **1.2** c\n  - [ ] d")).toEqual([
      "W5.1",
      "W5.1.1",
      "W5.1.2",
      "W5.1.3",
    ]);
    expect(ids(`- [ ] a\n- [ ] b\n${block('id: "W5.1.1"')}`)).toEqual(["W5.1.2", "W5.1.1"]);
  });

  test("of a number that another section has already are the positions", () => {
    const text =
      "# T\n## A\n- [ ] **1** a\n- [ ] **2** b\n## B\n- [ ] **1** c\n- [ ] **2** d\n  - [ ] e\n- [ ] **3** f";
    expect(ids(text)).toEqual(["W5.1", "W5.2", "W5.2.1", "W5.2.2", "W5.2.2.1", "W5.3"]);
    expect(itemsOf(text).map(({ number }) => number)).toEqual(["1", "2", "1", "2", null, "3"]);
    expect(ids(`# A\n- [ ] **7** a\n# B\n- [ ] b\n${block('id: "W5.7"')}`)).toEqual(["W5.1.1", "W5.7"]);
    expect(ids({ "A.md": "- [ ] **1** a", "B.md": "- [ ] **1** b" })).toEqual(["A.1", "B.1"]);
  });

  test("are all different, whatever is numbered and nested", () => {
    const number = fc.option(fc.constantFrom("1", "2", "1.1", "1.2", "1.1.1", "2.1", "1.3"));
    const line = fc.record({ number, depth: fc.nat(2), heading: fc.nat(3) });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 15 }), (given) => {
        let depth = 0;
        const here = new Set<string>();
        const text = given.flatMap(({ number: wanted, depth: deep, heading }, i) => {
          if (heading === 0) {
            depth = -1;
            here.clear();
          }
          depth = Math.min(deep, depth + 1);
          const bold = wanted !== null && !here.has(wanted) ? `**${wanted}** ` : "";
          if (wanted !== null) here.add(wanted);
          return [...(heading === 0 ? [`## H${i}`, ""] : []), `${"  ".repeat(depth)}- [ ] ${bold}item ${i}`];
        });
        const found = ids(["# T", "## A", "- [ ] a", "## B", "- [ ] b", ...text].join("\n"));
        expect(found).toHaveLength(given.length + 2);
        expect(new Set(found).size).toBe(found.length);
      }),
    );
  });

  test("may be given in a block", () => {
    expect(ids(`- [ ] a\n${block('id: "first"')}\n  - [ ] b`)).toEqual(["first", "first.1"]);
  });

  test("hold what a file's name holds, made safe", () => {
    expect(ids({ "docs/Pré deploy (1).md": "- [ ] a" })).toEqual(["Pré-deploy--1-.1.1"]);
  });
});

describe("an item's text", () => {
  test.each([
    ["- [ ] **3.1** Redis *up*  ", "Redis *up*", "3.1"],
    ["- [ ] __3.1.__ Redis", "Redis", "3.1"],
    ["- [ ] **Redis** up", "**Redis** up", null],
    ["- [ ] **3.1**Redis", "**3.1**Redis", null],
    ["- [ ] **3.1**", "**3.1**", null],
    ["- [ ] one\n      two\\\n  three", "one two three", null],
    ["- [ ] [link](https://a.example) & <b>", "[link](https://a.example) & <b>", null],
  ])("%j", (markdown, text, number) => {
    const [item] = itemsOf(markdown);
    expect([item?.text, item?.number]).toEqual([text, number]);
    expect(item?.textDigest).toBe(digest(text).slice(0, 16));
  });

  test("names the fields to fill in", () => {
    const fields = (text: string) => itemsOf(`- [ ] ${text}`)[0]?.fields;
    expect(fields("Região: `{sua-região}` (ex: `us`), {X min} and {X min}")).toEqual(["sua-região", "X min"]);
    expect(fields(`{{template}} \${SHELL} {} { } {"json": 1} {a,b} \\{no}`)).toEqual([]);
  });
});

describe("guidance", () => {
  test("is the Markdown below the item without what is not for its reader, then the note", () => {
    const text = `- [ ] a\n\n  One.\n\n\n  <!-- hidden -->\n\n${block("note: Two.")}\n\n      code\n\n\n      more\n\n  \`\`\`\n  x\n\n\n  y\n  \`\`\`  \n\n- [ ] b`;
    expect(itemsOf(text).map(({ guidance }) => guidance)).toEqual([
      "One.\n\n    code\n\n\n    more\n\n```\nx\n\n\ny\n```\n\nTwo.",
      "",
    ]);
  });
});

describe("sections and groups", () => {
  test("are the shallowest level that has two headings with items, and the next one down", () => {
    const text = "# T\n## C\n### A\n#### G\n- [ ] a\n#### H\n- [ ] b\n### B\n- [ ] c\n### empty\n## D\ntext";
    expect(sections(text)).toEqual(["W5/1 A: 2", "W5/2 B: 1"]);
    expect(groups(text)).toEqual(["G", "H", null]);
  });

  test("with one heading above everything, that is the section", () => {
    expect(sections("# T\n## A\n- [ ] a\n- [ ] b")).toEqual(["W5/1 A: 2"]);
    expect(sections("# T\n- [ ] a\n## A\n- [ ] b")).toEqual(["W5/1 T: 2"]);
    expect(groups("# T\n- [ ] a\n## A\n- [ ] b")).toEqual([null, "A"]);
  });

  test("without headings, there is one, titled as the file", () => {
    expect(sections("- [ ] a")).toEqual(["W5/1 W5: 1"]);
  });

  test("items before the first section heading have one of the document's title", () => {
    expect(sections("# T\n- [ ] a\n## A\n- [ ] b\n## B\n- [ ] c")).toEqual([
      "W5/1 T: 1",
      "W5/2 A: 1",
      "W5/3 B: 1",
    ]);
  });

  test("items that a shallower heading takes out of the sections have one of its title", () => {
    expect(sections("## A\n### a1\n- [ ] a\n### a2\n- [ ] b\n# Z\n- [ ] c")).toEqual([
      "W5/1 a1: 1",
      "W5/2 a2: 1",
      "W5/3 Z: 1",
    ]);
  });

  test("of the source document: eight, with 137 items", () => {
    const checklist = checklistOf({ "W5.md": fixture("w5-production-readiness.md") });
    const [phase] = checklist.phases;
    expect(phase?.title).toBe("W5 — Production Readiness");
    expect(phase?.sections.map(({ items }) => items.length)).toEqual([28, 23, 12, 15, 12, 12, 13, 22]);
    expect(phase?.sections.map(({ title }) => title)[0]).toBe("1️⃣ Infraestrutura — Produção");
    expect(phase?.sections.map(({ label }) => label)[0]).toBe("1 Infraestrutura — Produção");
    const [first] = checklist.items;
    expect(first).toMatchObject({ id: "W5.1.1", group: "Cloud Run", position: { file: "W5.md", line: 19 } });
    expect(checklist.items.filter(({ children }) => children.length > 0).map(({ id }) => id)).toEqual([
      "W5.6.2",
      "W5.6.3",
      "W5.11.3",
    ]);
  });
});

describe("blocks", () => {
  test("of an item set what is asked for", () => {
    const keys = [
      "label: Short",
      "when: day",
      "valid: 15m",
      "attested: 2d",
      "critical: true",
      "needs: both",
      "expect: 'run.ok == \"a: b\"'",
      "warn: run.slow",
      "during: run.x",
      "mutates: true",
      "fields: [url]",
      "evidence: a screenshot",
      "note: |",
      "  Mind the *gap*.",
    ].join("\n");
    const [item] = itemsOf(`- [ ] a {b}\n\n  Prose.\n\n${block(keys)}`);
    expect(item).toMatchObject({
      label: "Short",
      when: "day",
      valid: 900_000,
      attested: 2 * day,
      critical: true,
      needs: "both",
      expect: 'run.ok == "a: b"',
      expectDigest: digest('run.ok == "a: b"').slice(0, 16),
      warn: "run.slow",
      during: "run.x",
      mutates: true,
      fields: ["url"],
      evidence: "a screenshot",
      guidance: "Prose.\n\nMind the *gap*.",
    });
  });

  test("leave the defaults where they say nothing", () => {
    const [item] = itemsOf("- [ ] a");
    expect(item).toMatchObject({
      when: "before",
      valid: day,
      attested: 30 * day,
      critical: false,
      needs: "person",
    });
    expect(item).toMatchObject({
      expect: null,
      warn: null,
      during: null,
      mutates: false,
      evidence: null,
      guidance: "",
    });
    expect(item).not.toHaveProperty("expectDigest");
    expect(itemsOf(`- [ ] a\n${block("expect: x")}`)[0]?.needs).toBe("probe");
    expect(itemsOf(`- [ ] a\n${block("when: after\nvalid: 2h")}`)[0]?.attested).toBe(7_200_000);
    expect(itemsOf(`- [ ] a {b}\n${block("fields: []")}`)[0]?.fields).toEqual([]);
    expect(itemsOf(`- [ ] a\n${block("# nothing yet")}`)[0]?.valid).toBe(day);
  });

  test("of a heading count for everything under it, the nearest first", () => {
    const text = `# T\n${block("when: after\nevidence: log", "")}\n## A\n${block("evidence: screenshot\nlabel: Line", "")}\n### G\n- [ ] a\n  - [ ] b\n## B\n- [ ] c\n${block("evidence: none")}`;
    expect(itemsOf(text).map(({ evidence, label, when }) => `${when} ${evidence} ${label}`)).toEqual([
      "after null null",
      "after screenshot null",
      "after none null",
    ]);
    expect(
      checklistOf(text).phases[0]?.sections.map(({ label, labelled }) => `${label} ${labelled}`),
    ).toEqual(["Line true", "B false"]);
  });

  test("of an item do not count for the items nested in it", () => {
    const text = `- [ ] a\n${block("when: after")}\n  - [ ] b\n`;
    expect(itemsOf(text).map(({ when }) => when)).toEqual(["after", "before"]);
  });

  test("a roll-up is decided by its children alone", () => {
    const [rollUp] = itemsOf(
      `# H\n${block("expect: x\nevidence: y\nneeds: both", "")}\n- [ ] a {b}\n  - [ ] c`,
    );
    expect(rollUp).toMatchObject({
      expect: null,
      evidence: null,
      needs: "person",
      fields: [],
      children: ["W5.1.1.1"],
    });
  });
});

describe("a folder", () => {
  const files = {
    "demo/W10.md": "# Ten\n- [ ] a",
    "demo/W2.md": "# Two\n- [ ] **1.1** b",
    "demo/notes.md": "# Notes\nnone",
    "demo/README.md": "---\nartifact: OUT.md\nitems: 2\n---\n# The *whole*\n",
  };

  test("has its files as phases, in the order of their numbers, and its README as the cover", () => {
    const checklist = checklistOf(files);
    expect(checklist.phases.map(({ id, title }) => `${id} ${title}`)).toEqual(["W2 Two", "W10 Ten"]);
    expect(checklist).toMatchObject({
      name: "demo",
      title: "The *whole*",
      artifact: "OUT.md",
      timezone: "UTC",
    });
    expect(checklist.items.map(({ id }) => id)).toEqual(["W2.1.1", "W10.1.1"]);
  });

  test("may have items in the README: they come first", () => {
    expect(ids({ "A.md": "- [ ] a", "README.md": "- [ ] b" })).toEqual(["README.1.1", "A.1.1"]);
  });

  test("a README alone is a checklist like any other file", () => {
    expect(ids({ "README.md": "---\ntitle: Mine\n---\n- [ ] b" })).toEqual(["README.1.1"]);
  });

  test("without a cover has its own name", () => {
    expect(checklistOf({ "A.md": "# One\n- [ ] a", "B.md": "- [ ] b" }, "re-lease 2")).toMatchObject({
      name: "re-lease 2",
      title: "re-lease 2",
      artifact: "RE_LEASE_2_READINESS.md",
    });
  });
});

describe("front matter", () => {
  const front = [
    "---",
    'title: "Connector: W1–W5"',
    "artifact: OUT.md",
    "items: 3",
    "timezone: America/Sao_Paulo",
    "vars: { project: {env: GCP_PROJECT, about: id}, region: {default: south}, none: {} }",
    "secrets: [REDIS_URL, TOKEN]",
    "observations:",
    "  run: { http: { url: 'https://a.example/{{project}}', auth: google } }",
    "gate:",
    "  threshold: 95.5",
    "  success: [ { name: All of A, items: [W5.1.*] } ]",
    "  failure: [ { name: The other, items: [w5.2.1, W5.1.1] } ]",
    "rollCall: [Ops, Dev]",
    "---",
    "# T",
    "## A",
    "- [ ] a",
    "- [ ] b",
    "## B",
    "- [ ] c",
  ].join("\n");

  test("says the rest", () => {
    const checklist = checklistOf(front);
    expect(checklist).toMatchObject({
      title: "Connector: W1–W5",
      artifact: "OUT.md",
      timezone: "America/Sao_Paulo",
      vars: {
        project: { env: "GCP_PROJECT", default: null, about: "id" },
        region: { env: null, default: "south", about: null },
        none: { env: null, default: null, about: null },
      },
      secrets: ["REDIS_URL", "TOKEN"],
      observations: { run: { http: { url: "https://a.example/{{project}}", auth: "google" } } },
      gate: {
        threshold: 95.5,
        success: [{ name: "All of A", patterns: ["W5.1.*"], items: ["W5.1.1", "W5.1.2"] }],
        failure: [{ name: "The other", patterns: ["w5.2.1", "W5.1.1"], items: ["W5.1.1", "W5.2.1"] }],
      },
      rollCall: ["Ops", "Dev"],
    });
    expect(checklist.items[0]?.position.line).toBe(18);
  });

  test("is none between two rules around plain text", () => {
    expect(checklistOf("---\n# Title\n- [ ] a\n---\n- [ ] b").items).toHaveLength(2);
    expect(checklistOf("---\nJust text.\n\n- [ ] a\n\n---").items).toHaveLength(1);
    expect(checklistOf("text\n\n---\nitems: 7\n---\n- [ ] a").items).toHaveLength(1);
    expect(checklistOf("---\ntitle: open\n\n- [ ] a").items).toHaveLength(1);
  });

  test("without a gate there is none", () => {
    expect(checklistOf("- [ ] a").gate).toBe(null);
  });
});
