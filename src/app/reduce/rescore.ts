/** Makes the screen's ledger and scorecard anew after a change, and keeps the cursor on an item that is visible. */
import { chain } from "../../core/ledger/chain.ts";
import type { Scorecard } from "../../core/scorecard/model.ts";
import { layoutOf, listRows } from "../layout.ts";
import { topFor, visible } from "../selectors.ts";
import type { WalkState } from "../state.ts";
import { resolveSteps } from "../steps.ts";
import { indexOf } from "../visible.ts";
import type { Moment } from "./world.ts";

/** The state with what is shown computed from its ledger and its steps. */
export function rescored(state: WalkState, moment: Moment): WalkState {
  const { drafts } = resolveSteps(state.ledger.entries.length, state.steps);
  const shown = chain(state.ledger, drafts, moment.digest);
  // What was shown before it was kept is most often kept just so: nothing has to be scored again.
  if (shown.head === state.shown.head && shown.release === state.shown.release)
    return settled({ ...state, shown });
  return settled({ ...state, shown, scorecard: moment.score(shown, moment.now), now: moment.now });
}

/** Whether two scorecards would be drawn alike. */
export function sameScores(a: Scorecard, b: Scorecard): boolean {
  if (a.items.size !== b.items.size || a.redFlags.length !== b.redFlags.length) return false;
  for (const [id, score] of a.items) {
    const other = b.items.get(id);
    if (other?.status !== score.status || other.reason !== score.reason || other.why !== score.why)
      return false;
  }
  return true;
}

/** The cursor on a visible item: where it is, else the next visible one in the document, else the last. */
export function settled(state: WalkState): WalkState {
  const view = visible(state);
  if (view.items.length === 0 || (state.cursor !== null && view.at.has(state.cursor))) return framed(state);
  const { order } = indexOf(state.checklist);
  const place = state.cursor === null ? 0 : (order.get(state.cursor) ?? 0);
  const next =
    view.items[firstFrom(view.items, (item) => order.get(item.id) ?? 0, place)] ?? view.items.at(-1);
  return framed({ ...state, cursor: next?.id ?? null, detailScroll: 0 });
}

/** The first place whose order is not below `from`; items are sorted by it. */
function firstFrom<T>(items: readonly T[], order: (item: T) => number, from: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item !== undefined && order(item) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The list's window moved so that it holds the cursor. */
export function framed(state: WalkState): WalkState {
  const view = visible(state);
  const place = state.cursor === null ? undefined : view.at.get(state.cursor);
  const row = place === undefined ? 0 : (view.rowOf[place] ?? 0);
  const height = listRows(layoutOf(state.size, state.mode.kind, state.welcome));
  const top = topFor(row, state.top, height, view.rows.length);
  return top === state.top ? state : { ...state, top };
}

/** The cursor on an item; the detail begins at its top again. */
export function at(state: WalkState, id: string | null | undefined): WalkState {
  if (id === null || id === undefined || id === state.cursor) return framed(state);
  return framed({ ...state, cursor: id, detailScroll: 0 });
}
