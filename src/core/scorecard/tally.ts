/** Counting. Percentages are worked out in whole numbers: floored to be shown, compared as exact fractions. */
import type { ItemScore, Tally } from "./model.ts";
import { isStale } from "./stale.ts";

/** Per cent of `whole`, floored to one decimal: 168 of 178 is 94.3, never 94.4. Null where there is nothing. */
export function percent(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.floor((part * 1000) / whole) / 10;
}

/** `94.3%`, `100%`; "n/a" where there is nothing. */
export function percentText(value: number | null): string {
  if (value === null) return "n/a";
  return `${value === 100 ? "100" : value.toFixed(1)}%`;
}

/** A threshold in per cent as an exact fraction, so that 99.9 is 999/1000 and not the nearest binary number. */
export interface Fraction {
  readonly part: number;
  readonly whole: number;
}

/** Takes a threshold as written (`95`, `99.5`) for a fraction of whole numbers. */
export function fraction(threshold: number): Fraction {
  const decimals = String(threshold).split(".")[1]?.length ?? 0;
  const scale = 10 ** Math.min(decimals, 6);
  return { part: Math.round(threshold * scale), whole: 100 * scale };
}

/** The smallest number of passes that is strictly more than the threshold of `applicable`. */
export function passesWanted(threshold: number, applicable: number): number {
  const { part, whole } = fraction(threshold);
  const product = part * applicable;
  return (product - (product % whole)) / whole + 1;
}

/** True where `passed` of `applicable` is strictly more than the threshold; false where nothing applies. */
export function isMoreThan(threshold: number, passed: number, applicable: number): boolean {
  return applicable > 0 && passed >= passesWanted(threshold, applicable);
}

/** Counts all items, or those at the given places. */
export function tally(scores: readonly ItemScore[], places?: readonly number[]): Tally {
  const total = (places ?? scores).length;
  let passed = 0;
  let failed = 0;
  let na = 0;
  let stale = 0;
  for (let nth = 0; nth < total; nth++) {
    const score = scores[places === undefined ? nth : places[nth]!]!;
    if (score.status === "pass") passed += 1;
    else if (score.status === "fail") failed += 1;
    else if (score.status === "na") na += 1;
    else if (isStale(score.reason)) stale += 1;
  }
  return counted(total, passed, failed, na, stale);
}

/** Adds counts up. */
export function sum(tallies: readonly Tally[]): Tally {
  const add = (count: (tally: Tally) => number) => tallies.reduce((all, one) => all + count(one), 0);
  return counted(
    add((one) => one.total),
    add((one) => one.passed),
    add((one) => one.failed),
    add((one) => one.na),
    add((one) => one.stale),
  );
}

function counted(total: number, passed: number, failed: number, na: number, stale: number): Tally {
  const applicable = total - na;
  const pending = applicable - passed - failed;
  return { total, applicable, passed, failed, pending, na, stale, percent: percent(passed, applicable) };
}
