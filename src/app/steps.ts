/** Steps that are not on disk yet: what they will be as entries, given the ledger they come after. */
import type { Draft, Ledger } from "../core/ledger/entry.ts";
import type { Step, UndoOfPending, WalkState } from "./state.ts";
import { wished } from "./wishes.ts";

export interface Resolved {
  readonly drafts: readonly Draft[];
  /** The sequence numbers each step gets. */
  readonly steps: readonly { readonly id: number; readonly seqs: readonly number[] }[];
}

/** The entries that the steps become after a ledger of `length` entries. */
export function resolveSteps(length: number, steps: readonly Step[]): Resolved {
  const drafts: Draft[] = [];
  const seqs = new Map<number, number[]>();
  for (const step of steps) {
    const own: number[] = [];
    seqs.set(step.id, own);
    for (const draft of step.drafts) {
      own.push(length + drafts.length + 1);
      drafts.push(resolve(draft, seqs));
    }
  }
  return { drafts, steps: steps.map(({ id }) => ({ id, seqs: seqs.get(id) ?? [] })) };
}

function resolve(draft: Draft | UndoOfPending, seqs: ReadonlyMap<number, readonly number[]>): Draft {
  if (draft.kind !== "undo of pending") return draft;
  const undoes = seqs.get(draft.step)?.[draft.index];
  if (undoes === undefined) throw new Error(`step ${draft.step} is neither kept nor waiting`);
  return { kind: "undo", at: draft.at, by: draft.by, source: "walk", undoes };
}

/** What the steps add to a ledger, less those that an earlier attempt wrote although it reported a failure. */
export function remaining(ledger: Ledger, from: number, steps: readonly Step[]): Resolved {
  const known = new Map<number, readonly number[]>();
  let rest = steps;
  for (const { id } of steps) {
    const step = rest.find((one) => one.id === id);
    const seqs = step ? written(ledger, from, step) : null;
    if (seqs === null) continue;
    known.set(id, seqs);
    // An undo of it points at its entry from now on: that is how it was written, if it was.
    rest = pointAt(
      rest.filter((one) => one.id !== id),
      id,
      seqs,
    );
  }
  const added = resolveSteps(ledger.entries.length, rest);
  const all = new Map([...known, ...added.steps.map(({ id, seqs }) => [id, seqs] as const)]);
  return { drafts: added.drafts, steps: steps.map(({ id }) => ({ id, seqs: all.get(id) ?? [] })) };
}

/** The steps with their undos of a step pointing at the entries it became. */
export function pointAt(steps: readonly Step[], id: number, seqs: readonly number[]): readonly Step[] {
  return steps.map((step) => {
    if (!step.drafts.some((draft) => draft.kind === "undo of pending" && draft.step === id)) return step;
    const drafts = step.drafts.map((draft): Draft | UndoOfPending => {
      if (draft.kind !== "undo of pending" || draft.step !== id) return draft;
      return { kind: "undo", at: draft.at, by: draft.by, source: "walk", undoes: seqs[draft.index] ?? 0 };
    });
    return { ...step, drafts };
  });
}

/** Where a step's entries stand in the ledger after `from` entries, one after the other; null where they don't. */
function written(ledger: Ledger, from: number, step: Step): readonly number[] | null {
  const texts = step.drafts.map(same);
  const rest = ledger.entries.slice(from).map(({ seq: _, prevDigest: __, ...draft }) => same(draft as Draft));
  const start = rest.findIndex((_, index) => texts.every((text, place) => rest[index + place] === text));
  return start < 0 || texts.length === 0 ? null : texts.map((_, place) => from + start + place + 1);
}

function same(draft: Draft | UndoOfPending): string {
  return JSON.stringify(Object.entries(draft).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Adds a step to what is to be kept. */
export function withStep(state: WalkState, drafts: Step["drafts"], items: readonly string[]): WalkState {
  const step: Step = { id: state.nextStep, drafts, items };
  return wished({ ...state, steps: [...state.steps, step], nextStep: state.nextStep + 1 }, { kind: "save" });
}
