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
  const known = steps.map((step) => ({ step, seqs: written(ledger, from, step) }));
  const missing = known.filter(({ seqs }) => seqs === null).map(({ step }) => step);
  // Undos of steps that turned out to be written point at their entries now.
  const added = resolveSteps(ledger.entries.length, known.reduce(settleKnown, missing));
  const ids = new Map(added.steps.map(({ id, seqs }) => [id, seqs]));
  return {
    drafts: added.drafts,
    steps: known.map(({ step, seqs }) => ({ id: step.id, seqs: seqs ?? ids.get(step.id) ?? [] })),
  };
}

function settleKnown(
  steps: readonly Step[],
  { step, seqs }: { step: Step; seqs: readonly number[] | null },
): readonly Step[] {
  return seqs === null ? steps : pointAt(steps, step.id, seqs);
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
