/**
 * The chain that ties a ledger's entries together: each holds the digest of the one before, the ledger that of the last.
 * A change made by hand anywhere breaks it at that place.
 */
import type { Digest } from "../checklist/model.ts";
import type { Draft, Entry, Ledger } from "./entry.ts";

/** What the first entry holds as the digest of the one before it. */
export const GENESIS = "0".repeat(64);

/** Where a chain first stops fitting. */
export interface ChainBreak {
  /** The entry as counted from 1 by its place; null where only the head is wrong. */
  readonly seq: number | null;
  /** One sentence for people. */
  readonly message: string;
}

/** A ledger nothing was written to yet. */
export function emptyLedger(checklist: string, release: string): Ledger {
  return { checklist, release, entries: [], head: GENESIS };
}

/** SHA-256 (hex) of the entry as it is written: `JSON.stringify(entry)`. */
export function entryDigest(entry: Entry, digest: Digest): string {
  return digest(JSON.stringify(entry));
}

/**
 * The ledger with the drafts added to its end, each with its sequence and link. The entries are those that reading
 * the ledger back would give: what JSON can't hold (undefined, a date object) is gone or turned already.
 */
export function chain(ledger: Ledger, drafts: readonly Draft[], digest: Digest): Ledger {
  if (drafts.length === 0) return ledger;
  const entries = [...ledger.entries];
  let head = ledger.head;
  for (const draft of drafts) {
    const { at, by, source, kind, ...rest } = draft;
    const line = JSON.stringify({ seq: entries.length + 1, at, by, source, kind, ...rest, prevDigest: head });
    entries.push(JSON.parse(line) as Entry);
    head = digest(line);
  }
  return { ...ledger, entries, head };
}

export interface Verifying {
  /** A ledger found whole before, whose entries are the first of this one's: they are not looked at again. */
  readonly known?: Ledger;
  /** Gives an entry's JSON, for a caller who needs it too. */
  readonly line?: (entry: Entry) => string;
}

/** The first place at which sequence, content or link doesn't fit, or null where all do. */
export function verifyChain(
  { entries, head }: Ledger,
  digest: Digest,
  { known = emptyLedger("", ""), line = JSON.stringify }: Verifying = {},
): ChainBreak | null {
  let previous = known.head;
  for (let seq = known.entries.length + 1; seq <= entries.length; seq++) {
    const entry = entries[seq - 1];
    if (typeof entry !== "object" || entry === null) return { seq, message: `entry ${seq} is not an entry` };
    if (entry.seq !== seq) return { seq, message: sequenceBreak(seq, entry.seq) };
    if (entry.prevDigest !== previous) return { seq, message: linkBreak(seq) };
    previous = digest(line(entry));
  }
  return head === previous ? null : headBreak(entries.length);
}

function sequenceBreak(expected: number, found: unknown): string {
  if (typeof found === "number" && Number.isInteger(found) && found > expected) {
    const gap = found === expected + 1 ? `entry ${expected} is` : `entries ${expected} to ${found - 1} are`;
    return `${gap} missing: entry ${found} comes in that place`;
  }
  return `entry ${expected} is out of order: it is numbered ${JSON.stringify(found) ?? "not at all"}`;
}

function linkBreak(seq: number): string {
  if (seq === 1) return "entry 1 is not the first one that was written: its link to a beginning was changed";
  return `entry ${seq - 1} is not what it was when entry ${seq} was written after it (one of the two was changed)`;
}

function headBreak(count: number): ChainBreak {
  if (count === 0) return { seq: null, message: "the ledger's head speaks of entries, but there are none" };
  return {
    seq: count,
    message: `entry ${count}, the last, is not what the ledger's head says: it was changed, or entries after it are missing`,
  };
}
