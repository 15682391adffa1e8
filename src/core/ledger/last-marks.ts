import type { Ledger, MarkEntry } from "./entry.ts";
import { takenBack } from "./undo.ts";

/**
 * The last mark of each item, a reset too, that was not taken back. `ahead` are the sequence numbers of entries that
 * are dated later than the clock: they say nothing yet.
 */
export function lastMarks({ entries }: Ledger, ahead: readonly number[]): ReadonlyMap<string, MarkEntry> {
  const later = new Set(ahead);
  const counts = later.size === 0 ? entries : entries.filter(({ seq }) => !later.has(seq));
  const gone = takenBack(counts);
  const marks = new Map<string, MarkEntry>();
  for (const entry of counts) {
    if (entry.kind === "mark" && !gone.has(entry.seq)) marks.set(entry.item, entry);
  }
  return marks;
}
