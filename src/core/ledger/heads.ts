/** The digests that a ledger has had as its head. */
import type { Ledger } from "./entry.ts";

/** The head after each number of entries, from none at all (the first) to all of them (the last). */
export function headsOf({ entries, head }: Ledger): readonly string[] {
  return [...entries.map(({ prevDigest }) => prevDigest), head];
}

/** The numbers of entries after which the head began with these hexadecimal digits: one, unless they are too few. */
export function entriesAt(ledger: Ledger, digits: string): readonly number[] {
  const wanted = digits.toLowerCase();
  return headsOf(ledger).flatMap((head, entries) => (head.startsWith(wanted) ? [entries] : []));
}
