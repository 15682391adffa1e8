import { describe, expect, test } from "vitest";
import { renderArtifact } from "../../../src/core/artifact/markdown.ts";
import { readArtifact } from "../../../src/core/artifact/read.ts";
import { toRequests } from "../../../src/core/artifact/requests.ts";
import { aLedger, DAY, HOUR, scoreAt } from "../../helpers/build.ts";
import { AUDIO, edited, exported, HEALTH, later, STAGING, TESTS } from "./edited.ts";
import { checklist, ledger, readChecklist, say, scorecard } from "./release.ts";

describe("an export that nobody edited", () => {
  test("says nothing new", () => {
    expect(readArtifact(exported, checklist, scorecard, ledger)).toMatchObject({
      changes: [],
      notUnderstood: [],
      unchanged: checklist.items.length,
      made: { checklist: "whatsapp-connector", release: "v1.4.0", head: ledger.head },
    });
  });

  test.each([-20 * DAY, -HOUR, HOUR, 10 * DAY, 400 * DAY])(
    "says nothing new at any clock (%d ms)",
    (after) => {
      const { changes, notUnderstood } = readArtifact(
        exported,
        checklist,
        scoreAt(checklist, ledger, after),
        ledger,
      );
      expect({ changes, notUnderstood }).toEqual({ changes: [], notUnderstood: [] });
    },
  );

  test("says nothing new to a ledger that moved on", () => {
    const more = later(say("W4.3", "pass"), say("W1.2", "fail", { note: "lost" }), say("W4.2", "reset"));
    const { changes, notUnderstood } = readArtifact(exported, checklist, scoreAt(checklist, more), more);
    expect({ changes, notUnderstood }).toEqual({ changes: [], notUnderstood: [] });
  });

  test.each<[string, (text: string) => string]>([
    ["CRLF line ends and a BOM", (text) => `\ufeff${text.replaceAll("\n", "\r\n")}`],
    ["other bullets", (text) => text.replace(/^( *)- /gm, "$1* ")],
    ["capital ticks", (text) => text.replaceAll("[x]", "[X]")],
    ["trailing spaces", (text) => text.replaceAll("\n", "  \n")],
    ["deeper indents", (text) => text.replace(/^( +)(?=- )/gm, "$1$1")],
    ["tabs", (text) => text.replace(/^( +)(?=- )/gm, (spaces) => "\t".repeat(spaces.length / 2))],
    ["blank lines between items", (text) => text.replace(/\n( *- )/g, "\n\n$1")],
    ["long lines wrapped", (text) => text.replace(/^( *)(- .{30,60}?) (?!$)/gm, "$1$2\n$1  ")],
    ["another style of emphasis", (text) => text.replaceAll("**", "__")],
  ])("says nothing new with %s", (_, change) => {
    const { changes, notUnderstood } = readArtifact(change(exported), checklist, scorecard, ledger);
    expect({ changes, notUnderstood }).toEqual({ changes: [], notUnderstood: [] });
  });
});

describe("an edit", () => {
  test("ticks an item, with a note, evidence and its line", () => {
    const { changes, notUnderstood } = edited([
      STAGING,
      `- [X] **3** Staging: GO\n  - note: asked <them> | twice\n  - evidence: https://wiki.example/go\n  - evidence: minutes of Monday`,
    ]);
    expect(notUnderstood).toEqual([]);
    expect(changes).toEqual([
      {
        item: "W4.3",
        status: "pass",
        note: "asked <them> | twice",
        evidence: [
          { kind: "link", url: "https://wiki.example/go" },
          { kind: "text", text: "minutes of Monday" },
        ],
        line: exported.split("\n").indexOf(STAGING) + 1,
        wasExportedAs: "pending",
        now: "pending",
      },
    ]);
  });

  test("unticks an item: what was said is taken back", () => {
    const { changes } = edited([AUDIO, AUDIO.replace("[x]", "[ ]")]);
    expect(changes).toMatchObject([{ item: "W1.2", status: "reset", wasExportedAs: "pass" }]);
  });

  test.each([
    ["on a bullet", "\n  - down since noon"],
    ["as a labelled bullet", "\n  * reason: down since noon"],
    ["right below, without a bullet", "\n  down since noon"],
    ["as a paragraph", "\n\n  down since\n  noon"],
  ])("fails an item for a reason %s", (_, reason) => {
    const { changes, notUnderstood } = edited([
      HEALTH,
      `${HEALTH.replace("**25.1**", "❌ **25.1**")}${reason}`,
    ]);
    expect(notUnderstood).toEqual([]);
    expect(changes).toMatchObject([{ item: "W5.25.1", status: "fail", note: "down since noon" }]);
  });

  test.each(["- [ ] ❌ **25.1** ", "- [ ] **25.1** ❌ ", "- [ ] :x: **25.1** ", "- [ ] FAIL: **25.1** "])(
    "may write the sign as %s",
    (start) => {
      const { changes } = edited([HEALTH, `${HEALTH.replace("- [ ] **25.1** ", start)}\n  - down`]);
      expect(changes).toMatchObject([{ item: "W5.25.1", status: "fail", note: "down" }]);
    },
  );

  test("sets an item aside, until the end of a day in the checklist's zone", () => {
    const { changes } = edited([
      STAGING,
      `- [ ] n/a **3** Staging: GO\n  - no staging\n  - until: 2026-12-31`,
    ]);
    expect(changes).toMatchObject([
      { item: "W4.3", status: "na", note: "no staging", until: "2027-01-01T02:59:59.999Z" },
    ]);
  });

  test("adds a note, evidence and values and leaves the status", () => {
    const { changes } = edited([
      "  - not filled in: `{Y hours}`",
      "  - not filled in: `{Y hours}`\n  - {Y hours}: 4\n  - X min = 20\n  - agreed with support",
    ]);
    expect(changes).toMatchObject([
      { item: "W5.21.3", fields: { "Y hours": "4", "X min": "20" }, note: "agreed with support" },
    ]);
    expect(changes[0]).not.toHaveProperty("status");
  });

  test("passes what a probe fails only for a reason", () => {
    const line = "- [ ] ❌ **2.3** Retention: 24h TTL para dedupe keys";
    const ticked = line.replace("[ ] ❌", "[x]");
    const bare = edited([line, ticked]);
    expect(bare.changes).toEqual([]);
    expect(bare.notUnderstood).toMatchObject([{ why: expect.stringContaining("override: REASON") }]);
    const { changes } = edited([line, `${ticked}\n  - override: the probe reads staging`]);
    expect(changes).toMatchObject([{ item: "W5.2.3", status: "pass", override: "the probe reads staging" }]);
  });

  test("moves with its item", () => {
    const { changes, notUnderstood } = edited(
      [`${STAGING}\n`, ""],
      ["- [x] **1.3** Memory", "- [x] **3** Staging: GO\n- [x] **1.3** Memory"],
    );
    expect(notUnderstood).toEqual([]);
    expect(changes).toMatchObject([{ item: "W4.3", status: "pass" }]);
  });

  test("of a box above others speaks for those still open", () => {
    const alerts = "- [ ] ❌ **6.3** Alerting: Critical alerts configured";
    expect(edited([alerts, alerts.replace("[ ] ❌", "[x]")]).notUnderstood).toMatchObject([
      { why: "says something else than the items below it: mark those" },
    ]);
    const said = { ...aLedger(say("W5.6.2.1", "pass")), checklist: ledger.checklist };
    const open = scoreAt(checklist, said);
    const file = renderArtifact(checklist, open, {
      ...aLedger(),
      checklist: ledger.checklist,
      release: open.release,
    });
    const ticked = file
      .replace("- [ ] **6.2**", "- [x] **6.2**")
      .replace("- [ ] **6.3**", "- [ ] n/a **6.3**");
    expect(readArtifact(ticked, checklist, open, said)).toMatchObject({
      changes: [{ item: "W5.6.2.2", status: "pass" }],
      notUnderstood: [{ text: "n/a **6.3** Alerting: Critical alerts configured" }],
    });
  });
});

describe("a line below an item that can't be read", () => {
  const bare = "nothing is written behind the colon";
  const read = (lines: string) => {
    const { changes, notUnderstood } = edited([STAGING, lines]);
    return {
      took: changes.map(({ item, status, note }) => [item, status, note]),
      left: notUnderstood.map(({ text, why }) => [text, why]),
    };
  };

  test("does not keep the tick back", () => {
    expect(read("- [x] **3** Staging: GO\n  - evidence:\n  - seen")).toEqual({
      took: [["W4.3", "pass", "seen"]],
      left: [["evidence:", bare]],
    });
  });

  test("keeps back a mark that needs it, and says so of the item's own line", () => {
    expect(read("- [ ] ❌ **3** Staging: GO\n  - reason:")).toEqual({
      took: [],
      left: [
        ["❌ **3** Staging: GO", "its ❌ is left too: needs a reason: write it on the line below"],
        ["reason:", bare],
      ],
    });
    expect(read("- [ ] n/a **3** Staging: GO\n  - no staging\n  - until:")).toEqual({
      took: [],
      left: [
        ["n/a **3** Staging: GO", "its n/a is left too: the line below does not say when it ends"],
        ["until:", bare],
      ],
    });
  });
});

describe("words that nobody sees as text", () => {
  const fenced = "words in a code fence are not read: write them as a line of their own";
  const hidden = "words in a comment are not read: write them as a line of their own";
  const ticked = "- [x] **3** Staging: GO";

  test.each([
    ["a code fence", `${ticked}\n\n  \`\`\`sh\n  curl -i it\n  \`\`\``, fenced, 2],
    ["a comment", `${ticked}\n  <!-- by ana, see the mail -->`, hidden, 1],
    ["a comment of several lines", `${ticked}\n  <!--\n  by ana\n  --> and more`, hidden, 1],
    ["a comment on its line", `${ticked} <!-- by ana -->`, hidden, 0],
    ["a comment below none", `${ticked}\n<!-- by ana -->`, hidden, 1],
    ["a code fence below none", `${ticked}\n\n~~~\nby ana\n~~~`, fenced, 2],
  ])("are named, the tick is taken: %s", (_, lines, why, below) => {
    const { changes, notUnderstood } = edited([STAGING, lines]);
    expect(changes).toMatchObject([{ item: "W4.3", status: "pass" }]);
    expect(notUnderstood).toMatchObject([{ line: changes[0]!.line + below, why }]);
  });

  test("are named also where a note has some", () => {
    const { changes, notUnderstood } = edited([STAGING, `${STAGING}\n  - seen <!-- not by me -->`]);
    expect(changes).toMatchObject([{ item: "W4.3", note: "seen" }]);
    expect(notUnderstood).toMatchObject([{ text: "<!-- not by me -->", why: hidden }]);
  });

  test("say nothing where there are none", () => {
    expect(edited([STAGING, `${STAGING}\n  <!-- -->`]).notUnderstood).toEqual([]);
  });

  test("are nobody's in a copy of the checklist that shows them itself", () => {
    const text = [
      "# Own",
      "",
      "## Part",
      "",
      "- [ ] **1.1** One <!-- of the author -->",
      "",
      "  ```sh",
      "  curl -i it",
      "  ```",
      "",
      "  ```gonogo",
      "  critical: true",
      "  ```",
      "",
      "- [ ] **1.2** Two",
      "",
    ].join("\n");
    const own = readChecklist({ "own.md": text }, "own");
    const nothing = { ...aLedger(), checklist: "own" };
    const empty = scoreAt(own, nothing);
    const { changes, notUnderstood } = readArtifact(text.replace("[ ]", "[x]"), own, empty, nothing);
    expect(changes).toMatchObject([{ item: "own.1.1", status: "pass" }]);
    expect(notUnderstood).toEqual([]);
  });
});

describe("what is not taken, and said", () => {
  const why = (...pairs: readonly (readonly [string, string])[]) => {
    const { changes, notUnderstood } = edited(...pairs);
    expect(changes).toEqual([]);
    return notUnderstood.map((one) => one.why);
  };

  test("a fail or an n/a without a reason", () => {
    expect(why([STAGING, "- [ ] ❌ **3** Staging: GO"])).toEqual([
      "needs a reason: write it on the line below",
    ]);
    expect(why([STAGING, "- [ ] n/a **3** Staging: GO"])).toEqual([
      "needs a reason: write it on the line below",
    ]);
  });

  test("n/a of a critical item", () => {
    const line = "- [x] **1.1** Cloud Run";
    expect(why([line, "- [ ] n/a **1.1** Cloud Run"])[0]).toContain("needs a reason");
    const own = "  - no evidence attached";
    expect(why([line, "- [ ] n/a **1.1** Cloud Run"], [own, `${own}\n  - not here`])[0]).toContain(
      "critical",
    );
  });

  test("a tick on another text", () => {
    expect(why([STAGING, "- [x] **3** Staging: GO, mostly"])).toEqual([
      "more than the text of W4.3: write notes on a line below it",
    ]);
    expect(why([STAGING, "- [x] **3** Staging: NO-GO"])).toEqual([
      "not the text of W4.3, which one of the two files changed",
    ]);
  });

  test("an item that the checklist does not have", () => {
    expect(why([STAGING, `${STAGING}\n- [x] **4** Moon: full`])).toEqual([
      "no item of the checklist has this text",
    ]);
  });

  test("an item that is there twice", () => {
    expect(why([STAGING, `- [x] **3** Staging: GO\n${STAGING}`])).toEqual([
      "W4.3 stands here 2 times (lines 36, 37)",
      "W4.3 stands here 2 times (lines 36, 37)",
    ]);
  });

  test("items that were deleted, a whole phase named once", () => {
    expect(why([`${STAGING}\n`, ""])).toEqual(["not in the file: left as it is"]);
    const phase = exported.slice(exported.indexOf("## W1"), exported.indexOf("## W4"));
    expect(why([phase, ""])).toEqual(["none of its 2 items is in the file: left as they are"]);
  });

  test("both ticked and marked as failed, and boxes with something else in them", () => {
    expect(why([TESTS, TESTS.replace("[ ]", "[x]")])[0]).toContain("which of the two?");
    expect(why([STAGING, STAGING.replace("[ ]", "[?]")])[0]).toContain("neither yes nor no");
  });

  test("somebody else's word, put into their mouth", () => {
    const forged = edited([STAGING, `- [x] **3** Staging: GO\n  - attested by eva, 2026-11-20 12:00 UTC`]);
    expect(forged.notUnderstood.map((one) => one.why)).toEqual([
      "who said what, and when, is the ledger's to say: write a note of your own",
    ]);
    // The tick is taken, as the word of the person who imports it.
    expect(toRequests(forged.changes, "dora")).toMatchObject([{ request: { items: ["W4.3"], by: "dora" } }]);
    expect(why(["attested by bia, 2026-11-16", "attested by eva, 2026-11-16"])[0]).toContain(
      "the ledger's to say",
    );
  });

  test("a line of the ledger that was taken out", () => {
    expect(why(["  - failed by bia, 2026-11-16 12:00 UTC: two suites are red\n", ""])[0]).toContain(
      "taken out",
    );
  });

  test("unticking what stands on a probe", () => {
    expect(why(["- [x] **1.3** Memory", "- [ ] **1.3** Memory"])[0]).toContain("a probe's result");
    expect(why(["- [x] **1.5** Timeout", "- [ ] **1.5** Timeout"])[0]).toContain("a probe's result");
  });

  test("a pass without the values that its text asks for", () => {
    const file = exported.replace("- [ ] **25.1**", "- [x] **25.1**");
    const nothing = { ...aLedger(), checklist: ledger.checklist, release: ledger.release };
    const empty = scoreAt(checklist, nothing);
    const blank = renderArtifact(checklist, empty, nothing);
    const read = readArtifact(blank.replace("- [ ] **1.2**", "- [x] **1.2**"), checklist, empty, nothing);
    expect(read.changes).toEqual([]);
    expect(read.notUnderstood).toMatchObject([{ why: expect.stringContaining("{sua-região}") }]);
    expect(readArtifact(file, checklist, scorecard, ledger).changes).toHaveLength(1);
  });

  test("a waiver's end in the past, or of what is no waiver", () => {
    expect(why([STAGING, "- [ ] n/a **3** Staging: GO\n  - no\n  - until: 2020-01-01"])[0]).toContain(
      "over already",
    );
    expect(why([STAGING, "- [x] **3** Staging: GO\n  - until: 2027-01-01"])[0]).toContain(
      "only what is newly",
    );
  });

  test("what was changed of the parts that are made from the ledger, once a part", () => {
    const notRead = "made from the ledger: not read";
    expect(why(["## Status: ❌ NO-GO", "## Status: ✅ GO"])).toEqual([notRead]);
    const flags = [/^- ❌ \*\*W4\.2\*\*.*\n- ❌ \*\*W5\.2\.3\*\*.*\n/m.exec(exported)![0], ""] as const;
    expect(edited(flags).notUnderstood).toMatchObject([
      {
        line: exported.split("\n").indexOf("### Red Flags (Blockers)") + 1,
        text: "Red Flags (Blockers)",
        why: notRead,
      },
    ]);
    const after = readArtifact(`${exported}\nRead by eva.\n`, checklist, scorecard, ledger);
    expect(after.notUnderstood).toMatchObject([{ text: "Ledger", why: notRead }]);
  });

  test("a line that stands below no item", () => {
    expect(why([STAGING, `${STAGING}\n- note: fine`])).toEqual([
      "stands below no item: indent it under the one it is about",
    ]);
  });
});
