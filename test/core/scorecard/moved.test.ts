import { describe, expect, test } from "vitest";
import type { Checklist } from "../../../src/core/checklist/model.ts";
import { ago, aLedger, HOUR, mark, probe, scoreAt } from "../../helpers/build.ts";
import { checklistOf } from "../../helpers/checklists.ts";

const list = (...lines: string[]): Checklist => checklistOf({ "ins.md": `# Ins\n\n${lines.join("\n")}\n` });
const before = list("- [ ] tests pass", "- [ ] rollback rehearsed", "- [ ] docs written");
const [tests, rollback, docs] = before.items;

const ledger = aLedger(mark(tests!), mark(rollback!, "fail", { by: "bia", note: "takes 20 min" }), {
  kind: "note",
  at: ago(HOUR),
  by: "ana",
  source: "walk",
  item: docs!.id,
  textDigest: docs!.textDigest,
  note: "half of them",
});

/** What stands of each item, by its text. */
const standing = (checklist: Checklist, said = ledger) => {
  const scorecard = scoreAt(checklist, said);
  return Object.fromEntries(
    checklist.items.map((item) => {
      const { status, reason, notes } = scorecard.items.get(item.id)!;
      return [item.text, `${status} ${reason}${notes.map(({ text }) => `: ${text}`).join("")}`];
    }),
  );
};

describe("an item whose place is its id", () => {
  test("keeps what was said of it where a line is put in above", () => {
    const after = list(
      "- [ ] backups restored",
      "- [ ] tests pass",
      "- [ ] rollback rehearsed",
      "- [ ] docs written",
    );
    expect(standing(after)).toEqual({
      "backups restored": "pending never checked",
      "tests pass": "pass attested",
      "rollback rehearsed": "fail attested: takes 20 min",
      "docs written": "pending never checked: half of them",
    });
    expect(scoreAt(after, ledger).redFlags).toMatchObject([{ item: "ins.1.3" }]);
  });

  test("keeps it where a line above is struck out, and lines change places", () => {
    expect(standing(list("- [ ] docs written", "- [ ] rollback rehearsed"))).toEqual({
      "docs written": "pending never checked: half of them",
      "rollback rehearsed": "fail attested: takes 20 min",
    });
    // What failed was struck out, and its place is another item's now: nobody said it of that one.
    const two = list("- [ ] tests pass", "- [ ] docs written");
    expect(standing(two)["docs written"]).toBe("pending never checked: half of them");
    expect(scoreAt(two, ledger).removed).toMatchObject([{ item: "ins.1.2", status: "fail", by: "bia" }]);
  });

  test("takes what is said of it after that, whatever its id was before", () => {
    const after = list("- [ ] backups restored", "- [ ] tests pass", "- [ ] rollback rehearsed");
    const [backups, , again] = after.items;
    const later = aLedger(
      mark(tests!),
      mark(rollback!, "fail", { note: "takes 20 min" }),
      mark(again!),
      mark(backups!, "fail", { note: "never tried" }),
    );
    expect(standing(after, later)).toEqual({
      "backups restored": "fail attested: never tried",
      "tests pass": "pass attested",
      "rollback rehearsed": "pass attested: takes 20 min",
    });
  });

  test("is not taken for another where its text is mended or stands twice", () => {
    expect(
      standing(list("- [ ] all tests pass", "- [ ] rollback rehearsed", "- [ ] docs written")),
    ).toMatchObject({
      "all tests pass": "pending text changed",
    });
    expect(standing(list("- [ ] new", "- [ ] tests pass", "- [ ] tests pass"))).toMatchObject({
      new: "pending text changed",
      "tests pass": expect.stringMatching(/pending|fail/),
    });
  });

  test("keeps what a probe saw, also where it was the same as last time", () => {
    const probed = (...texts: string[]) =>
      checklistOf({
        "ins.md": `---\ntitle: x\nobservations: {a: {command: {run: ["true"]}}}\n---\n# Ins\n\n${texts
          .map((text) => `- [ ] ${text}\n  \`\`\`gonogo\n  expect: a.code == 0\n  \`\`\``)
          .join("\n")}\n`,
      });
    const seen = aLedger(
      probe({ "ins.1.1": { outcome: "pass", textDigest: tests!.textDigest } }),
      probe({}, { same: ["ins.1.1"] }),
    );
    const found = standing(probed("new", "tests pass"), seen);
    expect(found).toEqual({ new: "pending never checked", "tests pass": "pass verified" });
  });
});

test("a number or an id that its author gave stays with the item, whatever its text", () => {
  const numbered = list("- [ ] **1.1** backups restored", "- [ ] **1.2** tests pass");
  const said = aLedger(mark("ins.1.1", "fail", { textDigest: tests!.textDigest, note: "no" }));
  expect(standing(numbered, said)).toEqual({
    "backups restored": "fail attested: no",
    "tests pass": "pending never checked",
  });
});
