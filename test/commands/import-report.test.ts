import { expect, test } from "vitest";
import { importReport } from "../../src/commands/import-report.ts";
import { plainStyle } from "../../src/core/scorecard/style.ts";

test("a waiver's end is its last minute: the day alone would be another one in UTC", () => {
  const change = { item: "W5.2.7", status: "na", line: 8, wasExportedAs: "pending", now: "pending" } as const;
  const changes = [{ ...change, note: "not for us", until: "2026-12-26T02:59:59.999Z" }];
  const reading = { changes, notUnderstood: [], unchanged: 3, made: null };
  expect(importReport(reading, { style: plainStyle, conflicts: false })).toBe(
    "line 8  W5.2.7  pending → n/a  until 2026-12-26 02:59Z  “not for us”\n1 taken, 0 not taken, 3 unchanged\n",
  );
});

test("a line that ends with a colon is named without it", () => {
  const notUnderstood = [{ line: 9, text: "evidence:", why: "nothing is written behind the colon" }];
  const reading = { changes: [], notUnderstood, unchanged: 0, made: null };
  expect(importReport(reading, { style: plainStyle, conflicts: false })).toContain(
    "line 9  not taken  evidence: nothing is written behind the colon\n",
  );
});
