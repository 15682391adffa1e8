import type { Tally } from "../scorecard/model.ts";
import { percentText } from "../scorecard/tally.ts";
import { minute as toTheMinute } from "../text/dates.ts";
import { escapeLine } from "./escape.ts";

/** `2026-10-07 12:04 UTC`: times are UTC to the minute, whoever exports and wherever. */
export function minute(at: string): string {
  return escapeLine(toTheMinute(at).replace(/Z$/, " UTC"));
}

/** `97.1%`; the percentage is floored already. */
export function percent(value: number | null): string {
  return value === null ? "nothing applies" : percentText(value);
}

/** `20/28 checks passed`, with the items set aside where there are any. */
export function passed(tally: Pick<Tally, "passed" | "applicable">): string {
  return `${tally.passed}/${tally.applicable} checks passed`;
}

/** ` (3 of 178 not applicable)`, or nothing. */
export function setAside(total: number, applicable: number): string {
  return applicable === total ? "" : ` (${total - applicable} of ${total} not applicable)`;
}

/** `1 item`, `2 items`. */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : plural}`;
}

/** Lists of facts, or the words that say there are none. */
export function orNone(lines: readonly string[], none: string): readonly string[] {
  return lines.length > 0 ? lines : [none];
}
