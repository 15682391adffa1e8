import { describe, expect, test } from "vitest";
import { detailRows } from "../../src/ui/detail-rows.ts";
import { itemLine } from "../../src/ui/item-line.ts";
import { itemsPane } from "../../src/ui/panes/items.ts";
import type { Row } from "../../src/ui/row.ts";
import { aChecklist, aLedger, mark, scoreAt } from "../helpers/build.ts";

const fields = { minutes: "5", region: "eu *1*\nwest", empty: "" };

describe("an item's line", () => {
  test.each([
    ["Rollback in {minutes} min", "Rollback in 5 min"],
    ["Region is `{ region }`, **{minutes}**", "Region is eu *1* west, 5"],
    ["{empty} {unknown} {toString}", "{empty} {unknown} {toString}"],
    ["{{minutes}} \u0024{minutes} {minutes}}", "{{minutes}} \u0024{minutes} {minutes}}"],
  ])("has what was filled in in its place: %s", (text, wanted) => {
    expect(itemLine(text, { fields })).toBe(wanted);
  });

  test.each([
    ["~~gone~~", "(struck out) gone"],
    ["~~old~~ new", "old new"],
    ["~~old~~ and ~~older~~", "old and older"],
  ])("says that it is struck out as a whole: %s", (text, wanted) => {
    expect(itemLine(text, { fields: {} })).toBe(wanted);
  });
});

test("the list and the detail show it", () => {
  const checklist = aChecklist({
    items: [{ id: "X", text: "Load test: {minutes} min", fields: ["minutes"] }],
  });
  const item = checklist.items[0]!;
  const scorecard = scoreAt(checklist, aLedger(mark(item, "pass", { fields: { minutes: "12" } })));
  const score = scorecard.items.get("X")!;
  const text = (rows: readonly Row[]) => rows.flat().map((piece) => piece.text);
  expect(text(detailRows({ item, score, guidance: "", now: null, width: 60 }))).toContain(
    "Load test: 12 min",
  );
  const row = { kind: "item", item, score, selected: false, unsaved: false, depth: 0 } as const;
  const list = itemsPane({ rows: [row], title: "", above: 0, below: 0, query: "", width: 60 });
  expect(text(list)).toContain("Load test: 12 min");
});
