/** What `u` takes back and `U` brings back: the last step of the operator, whole. */
import type { Entry } from "../core/ledger/entry.ts";
import { lastRedoable, lastUndoable, takenBack } from "../core/ledger/undo.ts";
import type { Step, UndoOfPending, WalkState } from "./state.ts";
import { resolveSteps } from "./steps.ts";

export interface UndoTarget {
  /** Entries of the ledger as shown. */
  readonly seqs: readonly number[];
  /** Ids of the items that change. */
  readonly items: readonly string[];
  /** For people: what was said, `W5.1.1 passed` or `the note on W5.1.1`. */
  readonly what: string;
}

export function undoTarget(state: WalkState): UndoTarget | null {
  return cached(state, "undo", () => target(state, lastUndoable(state.shown.entries, state.operator)));
}

export function redoTarget(state: WalkState): UndoTarget | null {
  return cached(state, "redo", () => target(state, lastRedoable(state.shown.entries, state.operator)));
}

/** The footer asks with every frame; the ledger changes seldom. */
const known = new WeakMap<object, Map<string, UndoTarget | null>>();

function cached(state: WalkState, name: string, make: () => UndoTarget | null): UndoTarget | null {
  let answers = known.get(state.shown);
  if (!answers) {
    answers = new Map();
    known.set(state.shown, answers);
  }
  const answer = answers.has(name) ? (answers.get(name) ?? null) : make();
  answers.set(name, answer);
  return answer;
}

function target(state: WalkState, entry: Entry | null): UndoTarget | null {
  if (!entry) return null;
  const waiting = resolveSteps(state.ledger.entries.length, state.steps).steps;
  const step = [...state.kept, ...waiting].find(({ seqs }) => seqs.includes(entry.seq));
  const gone = takenBack(state.shown.entries);
  const seqs = (step?.seqs ?? [entry.seq]).filter((seq) => !gone.has(seq));
  const items = seqs.flatMap((seq) => itemsOf(state.shown.entries, seq));
  const said = seqs[0] === undefined ? "" : whatOf(state.shown.entries, seqs[0]);
  return {
    seqs,
    items: [...new Set(items)],
    what: seqs.length > 1 ? `${said}, and ${seqs.length - 1} more` : said,
  };
}

const marked = { pass: "passed", fail: "failed", na: "not applicable", reset: "reset" } as const;

function whatOf(entries: readonly Entry[], seq: number): string {
  const entry = entries[seq - 1];
  switch (entry?.kind) {
    case "undo":
      return whatOf(entries, entry.undoes);
    case "mark":
      return `${entry.item} ${marked[entry.status]}`;
    case "note":
      return `${entry.evidence ? "the evidence" : entry.fields ? "the fields" : "the note"} on ${entry.item}`;
    case "set":
      return `the value of ${entry.name}`;
    default:
      return "your last change";
  }
}

/** Items of an entry; an undo's are those of what it undoes. */
function itemsOf(entries: readonly Entry[], seq: number): readonly string[] {
  const entry = entries[seq - 1];
  if (entry?.kind === "undo") return itemsOf(entries, entry.undoes);
  return entry?.kind === "mark" || entry?.kind === "note" ? [entry.item] : [];
}

/** The entries that take a target back, last one first. */
export function undoDrafts(state: WalkState, { seqs }: UndoTarget, at: string): Step["drafts"] {
  const waiting = resolveSteps(state.ledger.entries.length, state.steps).steps;
  return seqs.toReversed().map((seq): Step["drafts"][number] => {
    const step = waiting.find((one) => one.seqs.includes(seq));
    if (!step) return { kind: "undo", at, by: state.operator, source: "walk", undoes: seq };
    const later: UndoOfPending = {
      kind: "undo of pending",
      at,
      by: state.operator,
      step: step.id,
      index: step.seqs.indexOf(seq),
    };
    return later;
  });
}
