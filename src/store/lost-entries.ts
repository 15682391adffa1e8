/** What a store has read or written is on the disk from then on: where it is not any more, somebody took it away. */
import { GENESIS } from "../core/ledger/chain.ts";
import type { Ledger } from "../core/ledger/entry.ts";
import { LedgerError } from "./ledger-error.ts";

export interface Furthest {
  /** Takes note of a ledger that was on the disk. One that holds less than is known changes nothing. */
  saw(ledger: Ledger): void;
  /** Why a ledger can't be the one that is known: it lacks entries that were saved; null where it holds them all. */
  lost(ledger: Ledger): LedgerError | null;
}

/** Remembers the longest state of a ledger that was seen in its file. */
export function furthest(path: string): Furthest {
  let known: Ledger | null = null;

  return {
    saw(ledger) {
      if (known === null || holds(ledger, known)) known = ledger;
    },
    lost(ledger) {
      if (known === null || holds(ledger, known)) return null;
      return lostEntries(known.entries.length - shared(ledger, known), path);
    },
  };
}

/** The head after so many entries of a ledger. */
function headAfter({ entries, head }: Ledger, count: number): string | undefined {
  if (count === entries.length) return head;
  return count === 0 ? GENESIS : entries[count]?.prevDigest;
}

/** A head stands for all the entries before it. */
function holds(ledger: Ledger, known: Ledger): boolean {
  return headAfter(ledger, known.entries.length) === known.head;
}

/** How many entries two ledgers begin with alike. */
function shared(a: Ledger, b: Ledger): number {
  let count = Math.min(a.entries.length, b.entries.length);
  while (count > 0 && headAfter(a, count) !== headAfter(b, count)) count -= 1;
  return count;
}

function lostEntries(count: number, path: string): LedgerError {
  const entries = count === 1 ? "1 entry that was" : `${count} entries that were`;
  return new LedgerError("shortened", `The ledger on disk lost ${entries} saved.`, {
    where: path,
    mend: "Put the file back as it was, or leave and open the release again: that takes the file as it is.",
  });
}
