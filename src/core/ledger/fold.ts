/**
 * The ledger, read once from front to back: what stands today of everything that was said and observed.
 * Entries that were taken back and entries dated later than the clock leave no trace here, but for overrides,
 * which are kept for ever.
 */
import type { Home } from "../checklist/homes.ts";
import type {
  DecisionEntry,
  Entry,
  Evidence,
  MarkEntry,
  MarkStatus,
  NoteEntry,
  ProbeEntry,
  ProbeResult,
  VoteEntry,
} from "./entry.ts";
import { takenBack } from "./undo.ts";

/** Epoch milliseconds, and how far an entry's date may lie ahead of them before it is left out. */
export interface Clock {
  readonly now: number;
  readonly tolerance: number;
}

/** A probe's result with the entry that last confirmed it. */
export interface Observed {
  readonly result: ProbeResult;
  readonly seq: number;
  readonly at: string;
}

/** Something said of a text, by whom and when: it speaks for the item only as long as that text stands. */
export interface OfText<T> {
  readonly value: T;
  readonly by: string;
  readonly at: string;
  readonly textDigest: string;
}

export interface NoteSaid {
  readonly by: string;
  readonly at: string;
  readonly text: string;
  /** What the mark said that it is the note of; null for a note by itself. */
  readonly status: MarkStatus | null;
}

/** What is known of one item. */
export interface ItemState {
  /** The last mark; null where there is none or a reset took it away. */
  readonly mark: MarkEntry | null;
  /** The reset that took the last mark away. */
  readonly reset: MarkEntry | null;
  /** The probe's last pass or fail when the mark was made. */
  readonly against: Observed | null;
  /** True where a probe passed the item after the mark was made. */
  readonly passedSince: boolean;
  /** The last pass or fail. */
  readonly result: Observed | null;
  /** The last "could not tell" after it. */
  readonly attempt: Observed | null;
  readonly notes: readonly NoteSaid[];
  /** Since the last reset. */
  readonly evidence: readonly OfText<Evidence>[];
  readonly fields: ReadonlyMap<string, OfText<string>>;
}

/** A pass that was given against a failing probe. */
export interface OverrideMade {
  /** The item that it stands at now. */
  readonly item: string;
  readonly mark: MarkEntry;
  readonly against: Observed;
}

export interface LedgerState {
  readonly items: ReadonlyMap<string, ItemState>;
  /** Values by name; the last one set. */
  readonly settings: ReadonlyMap<string, unknown>;
  /** The last vote of each category, in the order in which the categories first voted. */
  readonly votes: readonly VoteEntry[];
  readonly decision: DecisionEntry | null;
  /** Every override ever made, also those taken back. */
  readonly overrides: readonly OverrideMade[];
  /** Sequence numbers of the entries dated later than the clock. */
  readonly ahead: readonly number[];
}

/** An item's state while it is gathered, with its last result whether or not that was taken back. */
interface Gathered extends ItemState {
  mark: MarkEntry | null;
  reset: MarkEntry | null;
  against: Observed | null;
  passedSince: boolean;
  result: Observed | null;
  attempt: Observed | null;
  notes: NoteSaid[];
  evidence: OfText<Evidence>[];
  fields: Map<string, OfText<string>>;
  lastDefinite: Observed | null;
}

// Most items never get one of these: they share the empty ones until they do.
const NO_NOTES: NoteSaid[] = [];
const NO_EVIDENCE: OfText<Evidence>[] = [];
const NO_FIELDS = new Map<string, OfText<string>>();

/**
 * Reads the ledger's entries into what stands of them at the clock's time. `home` tells which item each of them speaks of; what
 * it knows none for is kept under an id that no item has.
 */
export function fold(entries: readonly Entry[], clock: Clock, home: Home = (item) => item): LedgerState {
  const items = new Map<string, Gathered>();
  const runs = new Map<string, ProbeResult>();
  const spokenOf = spoken(entries);
  const idOf = (item: string, textDigest: string): string =>
    home(item, textDigest, spokenOf) ?? `${item}@${textDigest}`;
  const settings = new Map<string, unknown>();
  const votes = new Map<string, VoteEntry>();
  const overrides: OverrideMade[] = [];
  const ahead: number[] = [];
  let decision: DecisionEntry | null = null;

  const isAhead = aheadOf(clock);
  const counts: Entry[] = [];
  for (const entry of entries) {
    if (isAhead(entry.at)) ahead.push(entry.seq);
    else counts.push(entry);
  }
  const gone = takenBack(counts);

  for (const entry of entries) {
    const stands = !gone.has(entry.seq) && (ahead.length === 0 || !isAhead(entry.at));
    switch (entry.kind) {
      case "mark": {
        const item = idOf(entry.item, entry.textDigest);
        const state = stateOf(items, item);
        if (
          entry.status === "pass" &&
          entry.override !== undefined &&
          state.lastDefinite?.result.outcome === "fail"
        ) {
          if (!isAhead(entry.at)) overrides.push({ item, mark: entry, against: state.lastDefinite });
        }
        if (stands) takeMark(state, entry);
        break;
      }
      case "note":
        if (stands) takeRemarks(stateOf(items, idOf(entry.item, entry.textDigest)), entry);
        break;
      case "probe":
        for (const [id, result] of resultsOf(entry, runs)) {
          takeResult(stateOf(items, idOf(id, result.textDigest)), result, entry, stands);
        }
        break;
      case "set":
        if (stands) settings.set(entry.name, entry.value);
        break;
      case "vote":
        if (stands) votes.set(entry.category, entry);
        break;
      case "decision":
        if (stands) decision = entry;
        break;
      case "undo":
        break;
    }
  }
  return { items, settings, votes: [...votes.values()], decision, overrides, ahead };
}

const NOWHERE: ReadonlySet<string> = new Set();

/** The ids under which a text was marked or noted; worked out when somebody asks. */
function spoken(entries: readonly Entry[]): (textDigest: string) => ReadonlySet<string> {
  let ids: Map<string, Set<string>> | null = null;
  return (textDigest) => {
    if (ids === null) {
      ids = new Map();
      for (const entry of entries) {
        if (entry.kind !== "mark" && entry.kind !== "note") continue;
        const same = ids.get(entry.textDigest);
        if (same) same.add(entry.item);
        else ids.set(entry.textDigest, new Set([entry.item]));
      }
    }
    return ids.get(textDigest) ?? NOWHERE;
  };
}

/** Dates are compared as text, which is exact for the ledger's own form; any other form is read as a date. */
function aheadOf(clock: Clock): (at: string) => boolean {
  const limit = clock.now + clock.tolerance;
  const text = new Date(limit).toISOString();
  return (at) => (at.length === text.length ? at > text : !(Date.parse(at) <= limit));
}

function stateOf(items: Map<string, Gathered>, id: string): Gathered {
  let state = items.get(id);
  if (state === undefined) {
    state = {
      mark: null,
      reset: null,
      against: null,
      passedSince: false,
      result: null,
      attempt: null,
      notes: NO_NOTES,
      evidence: NO_EVIDENCE,
      fields: NO_FIELDS,
      lastDefinite: null,
    };
    items.set(id, state);
  }
  return state;
}

function takeMark(state: Gathered, entry: MarkEntry): void {
  if (entry.status === "reset") {
    state.mark = null;
    state.reset = entry;
    state.evidence = NO_EVIDENCE;
  } else {
    state.mark = entry;
    state.reset = null;
  }
  state.against = state.result;
  state.passedSince = false;
  takeRemarks(state, entry);
}

function takeRemarks(state: Gathered, entry: MarkEntry | NoteEntry): void {
  if (entry.note) {
    const status = entry.kind === "mark" ? entry.status : null;
    if (state.notes === NO_NOTES) state.notes = [];
    state.notes.push({ by: entry.by, at: entry.at, text: entry.note, status });
  }
  if (entry.evidence !== undefined) {
    for (const value of entry.evidence) {
      if (state.evidence === NO_EVIDENCE) state.evidence = [];
      state.evidence.push({ value, by: entry.by, at: entry.at, textDigest: entry.textDigest });
    }
  }
  if (entry.fields !== undefined) {
    for (const [name, value] of Object.entries(entry.fields)) {
      if (state.fields === NO_FIELDS) state.fields = new Map();
      state.fields.set(name, { value, by: entry.by, at: entry.at, textDigest: entry.textDigest });
    }
  }
}

/** A run's results by item. "The same as last time" means the last run's, whether or not that one stands. */
function* resultsOf(entry: ProbeEntry, runs: Map<string, ProbeResult>): Generator<[string, ProbeResult]> {
  for (const id in entry.results) {
    const result = entry.results[id];
    if (result === undefined) continue;
    runs.set(id, result);
    yield [id, result];
  }
  for (const id of entry.same ?? []) {
    const result = runs.get(id);
    if (result) yield [id, result];
  }
}

/** A result counts only where its run stands. */
function takeResult(state: Gathered, result: ProbeResult, entry: ProbeEntry, stands: boolean): void {
  const observed = { result, seq: entry.seq, at: entry.at };
  if (result.outcome !== "unknown") state.lastDefinite = observed;
  if (!stands) return;
  if (result.outcome === "unknown") {
    state.attempt = observed;
    return;
  }
  state.result = observed;
  state.attempt = null;
  if (result.outcome === "pass") state.passedSince = true;
}
