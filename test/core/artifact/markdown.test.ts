import { describe, expect, test } from "vitest";
import { formats } from "../../../src/core/artifact/formats.ts";
import { renderArtifact } from "../../../src/core/artifact/markdown.ts";
import { readArtifact } from "../../../src/core/artifact/read.ts";
import type { Checklist } from "../../../src/core/checklist/model.ts";
import {
  aChecklist,
  ago,
  aLedger,
  DAY,
  type EntrySpec,
  mark,
  NOW,
  probe,
  probed,
  scoreAt,
  vote,
} from "../../helpers/build.ts";

const artifact = (checklist: Checklist, ...entries: EntrySpec[]): string => {
  const ledger = aLedger(...entries);
  return renderArtifact(checklist, scoreAt(checklist, ledger), ledger);
};

/** The lines of an item: its own, and those below it. */
const linesOf = (text: string, name: string): string[] => {
  const lines = text.split("\n");
  const first = lines.findIndex((line) => line.includes(name));
  const end = lines.findIndex((line, index) => index > first && !line.startsWith("  "));
  return lines.slice(first, end);
};

const gated = (items: Parameters<typeof aChecklist>[0] = {}): Checklist =>
  aChecklist({ items: ["W5.1.1", "W5.1.2"], gate: { threshold: 50 }, ...items });

describe("the artifact's status", () => {
  test("names the verdict, the milestone and the reason first", () => {
    const text = artifact(gated(), mark("W5.1.1", "fail", { note: "no" }));
    expect(text).toMatch(/^# W5\n\n## Status: ❌ NO-GO \(decision\): W5\.1\.1 failed/);
  });

  test("is HOLD where nothing is wrong but too little is known", () => {
    expect(artifact(gated())).toContain("## Status: 🟡 HOLD (decision): ");
  });

  test("is the furthest milestone that is reached", () => {
    const items = [{ id: "W5.1.1" }, { id: "W5.1.2", when: "after" as const }];
    expect(artifact(gated({ items }), mark("W5.1.1"))).toContain("## Status: ✅ GO (deploy): ");
    expect(artifact(gated({ items }), mark("W5.1.1"), mark("W5.1.2"))).toContain(
      "## Status: ✅ GO (sign-off)",
    );
  });

  test("gives no verdict where the checklist declares no gate", () => {
    const text = artifact(aChecklist({ items: ["W5.1.1", "W5.1.2"] }), mark("W5.1.1"));
    expect(text).toContain("## Status: 1/2 checks passed; this checklist declares no gate\n");
    expect(text).not.toContain("Criteria");
  });
});

describe("an item", () => {
  test("that nobody touched is one line", () => {
    const text = artifact(aChecklist({ items: ["W5.1.1", "W5.1.2"] }));
    expect(text).toContain("- [ ] Text of W5.1.1\n- [ ] Text of W5.1.2\n\n");
  });

  test("keeps its number and its words as they were written", () => {
    const items = [{ id: "W5.3.1", number: "3.1", text: "`{prod-url}` | *is* [up](https://a.example) <b>" }];
    expect(artifact(aChecklist({ items }))).toContain(
      "\n- [ ] **3.1** `{prod-url}` | *is* [up](https://a.example) <b>\n",
    );
  });

  test.each([
    ["❌ No secrets in the logs", "pending: "],
    ["n/a values are counted", "pending: "],
    ["✅ All green", "pending: "],
    ["Failed messages are retried", ""],
  ])("whose text is %j says by a word of its own what it is", (words, word) => {
    const checklist = aChecklist({ items: [{ id: "W5.1.1", number: "1.1", text: words }] });
    const item = checklist.items[0]!;
    const said = { pass: "[x]", fail: "[ ] ❌", na: "[ ] n/a", pending: "[ ]" } as const;
    for (const status of ["pending", "pass", "fail", "na"] as const) {
      const ledger = aLedger(...(status === "pending" ? [] : [mark(item, status, { note: "so it is" })]));
      const scorecard = scoreAt(checklist, ledger);
      const text = renderArtifact(checklist, scorecard, ledger);
      const own = status === "pending" ? word : status === "pass" ? word.replace("pending", "passed") : "";
      expect(text).toContain(`\n- ${said[status]} ${own}**1.1** ${words}\n`);
      expect(readArtifact(text, checklist, scorecard, ledger)).toMatchObject({
        changes: [],
        notUnderstood: [],
        unchanged: 1,
      });
    }
  });

  test("whose text opens with a sign is ticked, unticked and failed by hand like any other", () => {
    const checklist = aChecklist({ items: [{ id: "W5.1.1", text: "❌ No secrets" }] });
    const ledger = aLedger();
    const scorecard = scoreAt(checklist, ledger);
    const text = renderArtifact(checklist, scorecard, ledger);
    const all = (line: string) =>
      readArtifact(text.replace("- [ ] pending: ❌ No secrets", line), checklist, scorecard, ledger);
    const read = (line: string) => all(line).changes;
    expect(read("- [x] pending: ❌ No secrets")).toMatchObject([{ status: "pass" }]);
    expect(read("- [x] ❌ No secrets")).toMatchObject([{ status: "pass" }]);
    expect(read("- [ ] ❌ ❌ No secrets\n  - there is one")).toMatchObject([{ status: "fail" }]);
    expect(read("- [ ] n/a ❌ No secrets\n  - no logs")).toMatchObject([{ status: "na" }]);
    expect(all("- [ ] ❌ No secrets")).toMatchObject({
      changes: [],
      notUnderstood: [{ why: expect.stringContaining("to say which one counts") }],
    });
  });

  test("says who attested it, when, in which words", () => {
    const text = artifact(aChecklist(), mark("W5.1.1", "pass", { note: "seen", at: ago(2 * DAY) }));
    expect(linesOf(text, "W5.1.1")).toEqual([
      "- [x] Text of W5.1.1",
      "  - attested by ana, 2026-11-19 12:00 UTC: seen",
    ]);
  });

  test("shows both words where both speak for it", () => {
    const checklist = aChecklist({ items: [probed("W5.1.1")] });
    const text = artifact(checklist, mark("W5.1.1"), probe({ "W5.1.1": { detail: "ready = true" } }));
    expect(linesOf(text, "W5.1.1").slice(1)).toEqual([
      "  - attested by ana, 2026-11-20 12:00 UTC",
      "  - verified by the probe, 2026-11-21 11:00 UTC: ready = true",
    ]);
  });

  test("says whose word is missing", () => {
    const checklist = aChecklist({ items: [probed("W5.1.1", { needs: "both" })] });
    const [line, why] = linesOf(artifact(checklist, probe({ "W5.1.1": "pass" })), "W5.1.1");
    expect(line).toBe("- [ ] Text of W5.1.1");
    expect(why).toContain("a person's word is needed too");
  });

  test("keeps saying that a fail was said of another text", () => {
    const text = artifact(aChecklist(), mark("W5.1.1", "fail", { textDigest: "another", note: "broken" }));
    expect(linesOf(text, "W5.1.1")).toEqual([
      "- [ ] ❌ Text of W5.1.1",
      "  - failed by ana, 2026-11-20 12:00 UTC: broken",
      "  - its text has changed since, and the fail stands",
    ]);
  });

  test("names who brought evidence, where that was another", () => {
    const checklist = aChecklist();
    const url = "https://drive.example/a|b>";
    const note: EntrySpec = {
      kind: "note",
      at: ago(DAY),
      by: "bia",
      source: "cli",
      item: "W5.1.1",
      textDigest: checklist.items[0]!.textDigest,
      evidence: [
        { kind: "link", url },
        { kind: "link", url: "javascript:alert(1)" },
        { kind: "link", url: "https://x.example/run see tab 2" },
      ],
    };
    expect(linesOf(artifact(checklist, mark("W5.1.1"), note), "W5.1.1").slice(2)).toEqual([
      "  - evidence: <https://drive.example/a%7Cb%3E> (bia, 2026-11-20 12:00 UTC)",
      "  - evidence: `javascript:alert(1)` (bia, 2026-11-20 12:00 UTC)",
      "  - evidence: `https://x.example/run` see tab 2 (bia, 2026-11-20 12:00 UTC)",
    ]);
  });

  test("stands below its parent, which is what its children are", () => {
    const items = [{ id: "W5.1.1", children: [{ id: "W5.1.1.1" }, { id: "W5.1.1.2" }] }];
    const text = artifact(aChecklist({ items }), mark("W5.1.1.1"), mark("W5.1.1.2"));
    expect(linesOf(text, "Text of W5.1.1").filter((line) => line.includes("["))).toEqual([
      "- [x] Text of W5.1.1",
      "  - [x] Text of W5.1.1.1",
      "  - [x] Text of W5.1.1.2",
    ]);
  });
});

describe("the numbers", () => {
  const phases = [
    { id: "W1", title: "W1 — Fixtures", sections: [{ title: "W1 — Fixtures", items: ["W1.1", "W1.2"] }] },
    { id: "W4", sections: [{ items: ["W4.1"] }] },
    {
      id: "W5",
      title: "W5 — Ready",
      sections: [
        { title: "One", label: "One", items: ["W5.1.1", "W5.1.2", "W5.1.3"] },
        { title: "Two", label: "Two", items: [{ id: "W5.2.1", when: "after" as const }] },
      ],
    },
  ];
  const checklist = aChecklist({ phases, gate: { threshold: 95 } });
  const text = artifact(
    checklist,
    mark("W1.1"),
    mark("W1.2"),
    mark("W4.1", "fail", { note: "no" }),
    mark("W5.1.1"),
    mark("W5.1.2", "na", { note: "not here" }),
  );

  test("stand in the source document's words, with what was set aside", () => {
    expect(text).toContain("- One: 1/2 checks passed (1 of 3 not applicable)\n- Two: 0/1 checks passed\n");
    expect(text).toContain("**Overall:** 3/6 checks passed = 50.0% complete (1 of 7 not applicable)\n");
  });

  test("are given for each milestone by its own denominator", () => {
    expect(text).toContain(
      "- **decision:** ❌ NO-GO, 3/5 checks passed = 60.0% complete (1 of 6 not applicable)\n",
    );
    expect(text).toContain(
      "- **sign-off:** ❌ NO-GO, 3/6 checks passed = 50.0% complete (1 of 7 not applicable)\n",
    );
  });

  test("of the phases before are the prerequisites, complete only where everything passes", () => {
    expect(text).toContain(
      "**Prerequisites:**\n\n- ✅ W1 — Fixtures: complete, 2/2 checks passed\n- ❌ W4: 0/1 checks passed, 1 failed\n\n",
    );
  });
});

describe("the file", () => {
  const text = artifact(
    gated(),
    mark("W5.1.1", "pass", { note: "one\r\ntwo\u2028three" }),
    vote("Tests", "go"),
  );

  test("has LF line ends and a newline at its end", () => {
    expect(text).not.toMatch(/[\r\u2028]/);
    expect(text).toMatch(/[^\n]\n$/);
  });

  test("has no trailing spaces and no two blank lines", () => {
    expect(text).not.toMatch(/[ \t]\n/);
    expect(text).not.toContain("\n\n\n");
  });

  test("says how its ledger is checked", () => {
    expect(text).toMatch(/^- Head after 2 entries: `([0-9a-f]{64})`\n.*`gonogo log --verify \1 -r v1`/m);
  });

  test("changes by one line of the checklist where one item is marked", () => {
    const ledger = aLedger(mark("W5.1.1"));
    const checklist = gated();
    const lines = (entries: ReturnType<typeof aLedger>) =>
      renderArtifact(checklist, scoreAt(checklist, entries), entries)
        .split("## 📋")[0]!
        .split("was not touched.")[1]!
        .split("\n");
    const before = lines(aLedger());
    expect(lines(ledger).filter((line) => !before.includes(line))).toEqual([
      "- [x] Text of W5.1.1",
      "  - attested by ana, 2026-11-20 12:00 UTC",
    ]);
  });

  test("says first whose word the passes rest on, and how many have no evidence", () => {
    const checklist = gated();
    const said = (ledger: ReturnType<typeof aLedger>) =>
      /^- \*\*Passes rest:\*\* .*$/m.exec(renderArtifact(checklist, scoreAt(checklist, ledger), ledger))?.[0];
    expect(said(aLedger())).toBeUndefined();
    expect(said(aLedger(mark("W5.1.1")))).toMatch(/^- \*\*Passes rest:\*\* 1 on a person's word/);
  });

  test("is known by its own format, in which it may be replaced", () => {
    const checklist = gated();
    const ledger = aLedger();
    const standing = { checklist, scorecard: scoreAt(checklist, ledger), ledger };
    for (const format of formats) {
      const own = format.render(checklist, standing.scorecard, ledger);
      expect(formats.filter(({ held }) => held(own, standing) === null).map(({ name }) => name)).toEqual([
        format.name,
      ]);
      expect(format.held("# A file\n\n- [ ] of somebody else\n", standing)).toEqual({
        edited: false,
        what: "is not gonogo's",
      });
    }
  });

  test("does not repeat a secret that somebody set", () => {
    const entry: EntrySpec = {
      kind: "set",
      at: new Date(NOW - DAY).toISOString(),
      by: "ana",
      source: "cli",
      name: "TOKEN",
      value: "hunter2",
    };
    const checklist = gated({ items: ["W5.1.1"], secrets: ["TOKEN"] });
    const ledger = aLedger(entry);
    for (const { render } of formats) {
      expect(render(checklist, scoreAt(checklist, ledger), ledger)).not.toContain("hunter2");
    }
  });
});
