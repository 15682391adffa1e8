/**
 * What was said and observed, by whom, when. Entries are only ever added; each holds the digest of the one before it.
 */

export type Source = "walk" | "cli" | "import" | "verify" | "board";

/** A link, a file with its SHA-256 in hex, or text. */
export type Evidence =
  | { readonly kind: "link"; readonly url: string }
  | { readonly kind: "file"; readonly path: string; readonly sha256: string }
  | { readonly kind: "text"; readonly text: string };

export type MarkStatus = "pass" | "fail" | "na" | "reset";

interface EntryBase {
  /** Counts from 1 without gaps. */
  readonly seq: number;
  /** UTC, ISO 8601 with milliseconds. */
  readonly at: string;
  /** The operator. */
  readonly by: string;
  readonly source: Source;
  /** Digest of the entry before; 64 zeros for the first. */
  readonly prevDigest: string;
}

/** What a person says of an item. */
export interface MarkEntry extends EntryBase {
  readonly kind: "mark";
  readonly item: string;
  readonly status: MarkStatus;
  /** Digest of the item's text as it stood. */
  readonly textDigest: string;
  readonly note?: string;
  readonly evidence?: readonly Evidence[];
  readonly fields?: Readonly<Record<string, string>>;
  /** n/a only: ISO 8601 time after which the waiver no longer counts. */
  readonly until?: string;
  /** pass only: why the item is passed although a probe fails it. */
  readonly override?: string;
}

/** Adds to what is known of an item without changing what was said of it. */
export interface NoteEntry extends EntryBase {
  readonly kind: "note";
  readonly item: string;
  readonly textDigest: string;
  readonly note?: string;
  readonly evidence?: readonly Evidence[];
  readonly fields?: Readonly<Record<string, string>>;
}

/** pass and fail are results; "unknown" is "could not tell": neither. */
export type Outcome = "pass" | "fail" | "unknown";

export interface ProbeResult {
  readonly outcome: Outcome;
  /** Digest of the item's text as it stood. */
  readonly textDigest: string;
  /** Digest of the expectation as it stood. */
  readonly expectDigest?: string;
  /** One sentence for people: the values that decided it, or why nothing could be told. Masked. */
  readonly detail?: string;
  /** The values the expectation looked at, masked. */
  readonly values?: Readonly<Record<string, unknown>>;
  /** Milliseconds the observations took. */
  readonly ms?: number;
}

/** One run of probes: only what is new in it, and the ids that came out as they were before. */
export interface ProbeEntry extends EntryBase {
  readonly kind: "probe";
  readonly results: Readonly<Record<string, ProbeResult>>;
  /** Items whose result is that of the last run, seen again now. */
  readonly same?: readonly string[];
}

export interface VoteEntry extends EntryBase {
  readonly kind: "vote";
  readonly category: string;
  readonly vote: "go" | "no-go" | "hold";
  readonly remark?: string;
}

export interface DecisionEntry extends EntryBase {
  readonly kind: "decision";
  readonly milestone: string;
  readonly decision: "go" | "no-go";
  readonly override?: string;
}

/** A variable's value. */
export interface SetEntry extends EntryBase {
  readonly kind: "set";
  readonly name: string;
  readonly value: unknown;
}

/** Takes an earlier entry back; undoing an undo brings it back again. */
export interface UndoEntry extends EntryBase {
  readonly kind: "undo";
  readonly undoes: number;
}

export type Entry = MarkEntry | NoteEntry | ProbeEntry | VoteEntry | DecisionEntry | SetEntry | UndoEntry;

/** An entry as its author gives it: the ledger adds its sequence and the digest of the one before. */
export type Draft = Entry extends infer E ? (E extends Entry ? Omit<E, "seq" | "prevDigest"> : never) : never;

export interface Ledger {
  readonly checklist: string;
  readonly release: string;
  readonly entries: readonly Entry[];
  /** Digest of the last entry; 64 zeros where there is none. */
  readonly head: string;
}
