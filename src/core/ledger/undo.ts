/**
 * Taking back and bringing back. An undo is an entry like any other: nothing is removed, and undoing an undo
 * makes its target count again.
 */
import { Fault } from "../fault.ts";
import type { Draft, Entry, Ledger, Source, UndoEntry } from "./entry.ts";

/** Sequence numbers of the entries that were taken back and not brought back. */
export function takenBack(entries: readonly Entry[]): ReadonlySet<number> {
  const gone = new Set<number>();
  // From the last to the first: whether an undo counts is decided by later ones alone.
  for (let at = entries.length - 1; at >= 0; at--) {
    const entry = entries[at]!;
    if (entry.kind === "undo" && entry.undoes < entry.seq && !gone.has(entry.seq)) gone.add(entry.undoes);
  }
  return gone;
}

export interface UndoRequest {
  readonly now: number;
  readonly source: Source;
}

/**
 * Takes back the operator's own last mark, note or setting that still stands; other people's are never touched.
 * Throws a Fault where there is nothing to undo.
 */
export function undoDraft(ledger: Ledger, by: string, request: UndoRequest): Draft {
  const target = lastUndoable(ledger.entries, by);
  if (target === null) {
    throw new Fault(`nothing to undo: no mark, note or setting of ${by} stands in this release`, {
      mend: "`u` and `gonogo log` speak of your own entries; another person's are theirs to undo.",
    });
  }
  return undoes(target.seq, by, request);
}

/**
 * Brings back what the operator last took back, as long as they did nothing else since.
 * Throws a Fault where there is nothing to redo.
 */
export function redoDraft(ledger: Ledger, by: string, request: UndoRequest): Draft {
  const target = lastRedoable(ledger.entries, by);
  if (target === null) {
    throw new Fault(`nothing to redo: ${by} took nothing back, or made another entry since`, {
      mend: "Mark the item again.",
    });
  }
  return undoes(target.seq, by, request);
}

/** The operator's own last mark, note or setting that still stands. */
export function lastUndoable(entries: readonly Entry[], by: string): Entry | null {
  const gone = takenBack(entries);
  for (let at = entries.length - 1; at >= 0; at--) {
    const entry = entries[at]!;
    if (entry.by === by && isAct(entry) && !gone.has(entry.seq)) return entry;
  }
  return null;
}

/** The operator's own last undo that still stands and was not followed by another act of theirs. */
export function lastRedoable(entries: readonly Entry[], by: string): UndoEntry | null {
  const gone = takenBack(entries);
  const kinds = new Map(entries.map((entry) => [entry.seq, entry.kind]));
  for (let at = entries.length - 1; at >= 0; at--) {
    const entry = entries[at]!;
    if (entry.by !== by) continue;
    if (isAct(entry)) return null;
    if (entry.kind === "undo" && kinds.get(entry.undoes) !== "undo" && !gone.has(entry.seq)) return entry;
  }
  return null;
}

function isAct(entry: Entry): boolean {
  return entry.kind === "mark" || entry.kind === "note" || entry.kind === "set";
}

function undoes(seq: number, by: string, request: UndoRequest): Draft {
  const at = new Date(request.now).toISOString();
  return { kind: "undo", at, by, source: request.source, undoes: seq };
}
