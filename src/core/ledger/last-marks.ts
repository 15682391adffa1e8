import type { Home } from "../checklist/homes.ts";
import type { Ledger, MarkEntry } from "./entry.ts";
import { fold } from "./fold.ts";

/** Later than any entry, and still a year of four digits. */
const EVER = Date.UTC(9999, 11, 31);

/**
 * The last mark of each item, a reset too, that was not taken back. `ahead` are the sequence numbers of entries that
 * are dated later than the clock: they say nothing yet. `home` tells which item an entry speaks of.
 */
export function lastMarks(
  { entries }: Ledger,
  ahead: readonly number[],
  home: Home,
): ReadonlyMap<string, MarkEntry> {
  const later = new Set(ahead);
  const counts = later.size === 0 ? entries : entries.filter(({ seq }) => !later.has(seq));
  const marks = new Map<string, MarkEntry>();
  for (const [id, { mark, reset }] of fold(counts, { now: EVER, tolerance: 0 }, home).items) {
    const last = mark ?? reset;
    if (last) marks.set(id, last);
  }
  return marks;
}
