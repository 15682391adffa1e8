import * as fc from "fast-check";
import { expect, test } from "vitest";
import { isMoreThan, passesWanted, percent, percentText } from "../../../src/core/scorecard/tally.ts";

test("a percentage is floored to one decimal: 169 of 178 is not 95%", () => {
  expect(percent(169, 178)).toBe(94.9);
  expect(percent(168, 178)).toBe(94.3);
  expect(percent(170, 178)).toBe(95.5);
  expect(percent(170, 175)).toBe(97.1);
  expect(percent(9999, 10_000)).toBe(99.9);
  expect(percent(178, 178)).toBe(100);
  expect(percent(0, 178)).toBe(0);
  expect(percent(0, 0)).toBeNull();
  expect([percentText(95), percentText(100), percentText(null)]).toEqual(["95.0%", "100%", "n/a"]);
});

test("more than 95% is strictly more, as a fraction", () => {
  expect(isMoreThan(95, 169, 178)).toBe(false);
  expect(isMoreThan(95, 170, 178)).toBe(true);
  expect(isMoreThan(95, 19, 20)).toBe(false);
  expect(isMoreThan(95, 20, 20)).toBe(true);
  expect(isMoreThan(99.9, 999, 1000)).toBe(false);
  expect(isMoreThan(99.9, 1000, 1000)).toBe(true);
  expect(isMoreThan(100, 178, 178)).toBe(false);
  expect(isMoreThan(0, 0, 178)).toBe(false);
  expect(isMoreThan(0, 1, 178)).toBe(true);
});

test("nothing is never enough of nothing", () => {
  for (const threshold of [0, 50, 95, 100]) expect(isMoreThan(threshold, 0, 0)).toBe(false);
});

test("the three milestones of a checklist of 163, 5 and 10", () => {
  // With everything passed that can be before the deploy, 168 of 178 would never do; each has its own denominator.
  expect(isMoreThan(95, 168, 178)).toBe(false);
  expect([163, 168, 178].map((due) => passesWanted(95, due))).toEqual([155, 160, 170]);
});

test("what is wanted is the first number that is more", () => {
  const thresholds = fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100);
  fc.assert(
    fc.property(thresholds, fc.integer({ min: 1, max: 20_000 }), (threshold, applicable) => {
      const wanted = passesWanted(threshold, applicable);
      const hundredths = BigInt(Math.round(threshold * 100));
      const isMore = (passed: number) => BigInt(passed) * 10_000n > hundredths * BigInt(applicable);
      expect([isMore(wanted - 1), isMore(wanted)]).toEqual([false, true]);
    }),
  );
});
