import { expect, test } from "vitest";
import { detailRows } from "../../src/ui/detail-rows.ts";
import { aChecklist, aLedger, mark, NOW, scoreAt } from "../helpers/build.ts";

const long = "line one\r\nline two is longer than the pane is\n\n- [ ] x | y\n\t- z";

function rowsOf(options: Parameters<typeof mark>[2], more: object = {}): readonly string[] {
  const checklist = aChecklist({ items: ["X"] });
  const item = checklist.items[0]!;
  const scorecard = scoreAt(checklist, aLedger(mark(item, "pass", options)));
  const score = { ...scorecard.items.get("X")!, ...more };
  const now = new Date(NOW).toISOString();
  return detailRows({ item, score, guidance: "", now, width: 30 }).map((row) =>
    row
      .map(({ text }) => text)
      .join("")
      .trimEnd(),
  );
}

const below = ["  line two is longer than the", "  pane is", "", "  - [ ] x | y", "    - z"];

test("a note stands there in the lines that it was written in", () => {
  const at = new Date(NOW).toISOString();
  const rows = rowsOf({}, { notes: [{ by: "bia", at, text: long, status: null }] });
  const from = rows.findIndex((row) => row.startsWith("bia, today"));
  expect(rows[from]).toMatch(/: line one$/);
  expect(rows.slice(from + 1, from + 6)).toEqual(below);
});

test("so does what was said with a mark, and evidence", () => {
  const rows = rowsOf({ note: long, evidence: [{ kind: "text", text: long }] }, { why: "ana passed it" });
  const said = rows.indexOf("  line one");
  expect(rows.slice(said + 1, said + 6)).toEqual(below);
  const evidence = rows.indexOf("evidence: line one");
  expect(rows.slice(evidence + 1, evidence + 6)).toEqual(below);
});

test("so does what the reason quotes of it", () => {
  const rows = rowsOf({ note: long }, { why: `ana: ${long}` });
  const from = rows.indexOf("ana: line one");
  expect(rows.slice(from + 1, from + 6)).toEqual([
    "line two is longer than the",
    "pane is",
    "",
    "- [ ] x | y",
    "  - z",
  ]);
});

test("the note of a mark that another one replaced says what it was", () => {
  const at = new Date(NOW).toISOString();
  const rows = rowsOf({}, { notes: [{ by: "bia", at, text: "blocker", status: "fail" }] });
  const from = rows.findIndex((row) => row.startsWith("failed by bia, today"));
  expect(rows.slice(from, from + 3).join(" ")).toMatch(/: +blocker +\(no longer +stands\)/);
});
