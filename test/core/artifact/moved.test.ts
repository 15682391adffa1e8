import { describe, expect, test } from "vitest";
import { renderArtifact } from "../../../src/core/artifact/markdown.ts";
import { readArtifact } from "../../../src/core/artifact/read.ts";
import type { Checklist } from "../../../src/core/checklist/model.ts";
import { ago, aLedger, HOUR, mark, scoreAt } from "../../helpers/build.ts";
import { checklistOf } from "../../helpers/checklists.ts";

const list = (...texts: string[]): Checklist =>
  checklistOf({ "ins.md": `# Ins\n\n${texts.map((text) => `- [ ] ${text}`).join("\n")}\n` });

const before = list("tests pass", "rollback rehearsed", "docs written");
const after = list("backups restored", "tests pass", "rollback rehearsed", "docs written");
const [tests, rollback] = before.items;
const link = [{ kind: "link", url: "https://ci.example/1" }] as const;
const ledger = {
  ...aLedger(mark(tests!), {
    kind: "note",
    at: ago(HOUR),
    by: "bia",
    source: "walk",
    item: tests!.id,
    textDigest: tests!.textDigest,
    evidence: link,
  }),
  checklist: before.name,
};
const file = renderArtifact(before, scoreAt(before, ledger), ledger);
const reading = (text: string, said = ledger) => readArtifact(text, after, scoreAt(after, said), said);

describe("a line put in above, where an item's place is its id", () => {
  test("does not give it what the export said of another", () => {
    const { changes, notUnderstood } = reading(file);
    expect(changes).toEqual([]);
    expect(notUnderstood).toMatchObject([{ text: "ins.1.1", why: "not in the file: left as it is" }]);
  });

  test("leaves an edit where its text is", () => {
    expect(reading(file.replace("- [ ] rollback", "- [x] rollback")).changes).toMatchObject([
      { item: "ins.1.3", status: "pass", wasExportedAs: "pending" },
    ]);
    expect(reading(file.replace("- [x] tests", "- [ ] tests")).changes).toMatchObject([
      { item: "ins.1.2", status: "reset", wasExportedAs: "pass" },
    ]);
  });

  test("does not hide who has spoken of it since", () => {
    const more = {
      ...aLedger(...ledger.entries, mark(rollback!), mark(rollback!, "reset", { by: "bia" })),
      checklist: before.name,
    };
    expect(reading(file.replace("- [ ] rollback", "- [x] rollback"), more).changes).toMatchObject([
      { item: "ins.1.3", conflict: expect.stringContaining("bia set it back to pending") },
    ]);
  });

  test("leaves the evidence's bringer named", () => {
    expect(renderArtifact(after, scoreAt(after, ledger), ledger)).toContain(
      "  - evidence: <https://ci.example/1> (bia, ",
    );
  });
});
