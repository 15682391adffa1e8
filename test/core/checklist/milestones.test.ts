import { expect, test } from "vitest";
import { dueAt, milestones } from "../../../src/core/checklist/milestones.ts";

test("each milestone asks for what is due by then", () => {
  const due = milestones.map((milestone) =>
    (["before", "day", "after"] as const).filter((when) => dueAt(milestone, { when })),
  );
  expect(due).toEqual([["before"], ["before", "day"], ["before", "day", "after"]]);
});
