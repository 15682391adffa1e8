import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatDuration, parseDuration } from "../../../src/core/checklist/duration.ts";

describe("a duration", () => {
  test.each([
    ["90s", 90_000],
    ["30m", 1_800_000],
    ["24h", 86_400_000],
    ["7d", 604_800_000],
    ["3650d", 315_360_000_000],
  ])("%s", (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });

  test.each(["", "24", "h", "1.5h", "-1h", "0h", "1w", "1 h", "24H", "3651d", "99999999999d"])(
    "%j is none",
    (text) => {
      expect(parseDuration(text)).toBe(null);
    },
  );

  test("is written as it was, in the largest unit that fits", () => {
    expect([1000, 60_000, 3_600_000, 86_400_000, 2 * 86_400_000, 5_400_000].map(formatDuration)).toEqual([
      "1s",
      "1m",
      "1h",
      "24h",
      "2d",
      "90m",
    ]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 315_360_000 }), (seconds) => {
        expect(parseDuration(formatDuration(seconds * 1000))).toBe(seconds * 1000);
      }),
    );
  });
});
