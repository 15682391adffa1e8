import { expect, test } from "vitest";
import { renderArtifact } from "../../../src/core/artifact/markdown.ts";
import { readArtifact } from "../../../src/core/artifact/read.ts";
import type { Ledger } from "../../../src/core/ledger/entry.ts";
import { aChecklist, ago, aLedger, HOUR, MINUTE, mark, scoreAt, undo } from "../../helpers/build.ts";

const checklist = aChecklist({ items: [{ id: "X", fields: ["minutes"] }] });
const evidence = [{ kind: "link", url: "https://ci.example/1" }] as const;
const brought = { evidence, fields: { minutes: "5" } };

/** The lines of the artifact that name a value or evidence. */
const named = (ledger: Ledger, after = 0): string[] =>
  renderArtifact(checklist, scoreAt(checklist, ledger, after), ledger)
    .split("\n")
    .filter((line) => /^ {2}- (?:evidence|`\{)/.test(line));

test("who brought a value or evidence is who stands for it now, and nobody whose word comes later or was taken back", () => {
  const first = mark("X", "pass", { by: "ana", at: ago(3 * HOUR), ...brought });
  const second = mark("X", "pass", { by: "bia", at: ago(HOUR), ...brought });
  const third = mark("X", "pass", { by: "cy", at: ago(MINUTE) });
  // Where the one who marked it brought it too, the name stands above already.
  const bare = ["  - `{minutes}`: 5", "  - evidence: <https://ci.example/1>"];
  expect(named(aLedger(first, second), -2 * HOUR)).toEqual(bare);
  expect(named(aLedger(first, second, undo(2)))).toEqual(bare);
  expect(named(aLedger(first, third))).toEqual([
    "  - `{minutes}`: 5 (ana, 2026-11-21 09:00 UTC)",
    "  - evidence: <https://ci.example/1> (ana, 2026-11-21 09:00 UTC)",
  ]);
  // Both brought the same: each piece is its own.
  expect(named(aLedger(first, second, third))).toEqual([
    "  - `{minutes}`: 5 (bia, 2026-11-21 11:00 UTC)",
    "  - evidence: <https://ci.example/1> (ana, 2026-11-21 09:00 UTC)",
    "  - evidence: <https://ci.example/1> (bia, 2026-11-21 11:00 UTC)",
  ]);
});

test("the note of a mark that another one replaced keeps what it said, and is no new note to the import", () => {
  const ledger = aLedger(
    mark("X", "fail", { by: "bia", at: ago(3 * HOUR), note: "blocker" }),
    mark("X", "pass", { by: "ana", at: ago(HOUR), note: "replaced", fields: { minutes: "5" } }),
  );
  const scorecard = scoreAt(checklist, ledger);
  const text = renderArtifact(checklist, scorecard, ledger);
  expect(text).toContain("  - failed by bia, 2026-11-21 09:00 UTC: blocker (no longer stands)\n");
  expect(text).not.toContain("note by bia");
  const read = (file: string) => readArtifact(file, checklist, scorecard, ledger);
  expect(read(text)).toMatchObject({ changes: [], notUnderstood: [] });
  // A file that was wrapped elsewhere, or has lost what the export wrote into it, makes no note of it either.
  expect(read(text.replace("blocker (no", "blocker (is no")).changes).toEqual([]);
});
