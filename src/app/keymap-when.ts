/** Whether a key can be used now, and if not, why. */
import { current, scoreOf, visible } from "./selectors.ts";
import type { WalkState } from "./state.ts";
import { redoTarget, undoTarget } from "./undo.ts";
import { leavesOf } from "./visible.ts";

type When = (state: WalkState) => true | string;

export const onItem: When = (state) =>
  current(state) !== null || (visible(state).items.length === 0 ? nothing(state) : "no item is chosen");

function nothing(state: WalkState): string {
  return state.query === "" && state.filter === "all"
    ? "the checklist has no items"
    : "nothing matches here; esc shows all items again";
}

export const waivable: When = (state) => {
  const item = current(state);
  if (!item) return onItem(state);
  const critical = leavesOf(state.checklist, item).find((leaf) => leaf.critical);
  return critical ? `${critical.id} is critical: it can't be set aside as not applicable` : true;
};

export const said: When = (state) => {
  const item = current(state);
  if (!item) return onItem(state);
  return leavesOf(state.checklist, item).some((leaf) => scoreOf(state, leaf.id).said !== null)
    ? true
    : `nobody has said anything of ${item.id} yet`;
};

export const hasFields: When = (state) => {
  const item = current(state);
  if (!item) return onItem(state);
  return item.fields.length > 0 ? true : `${item.id} has no fields to fill in`;
};

export const marked: When = (state) => (state.lastMarked !== null ? true : "you have marked nothing yet");

export const undoable: When = (state) => undoTarget(state) !== null || "there is nothing of yours to undo";

export const redoable: When = (state) => redoTarget(state) !== null || "there is nothing to bring back";

export const narrowed: When = (state) =>
  state.query !== "" || state.filter !== "all" || "all items are shown";

export const searched: When = (state) => state.query !== "" || "nothing is searched for; / begins a search";

export const gated: When = (state) =>
  state.scorecard.milestones !== null || "this checklist declares no gate";

export const flagged: When = (state) =>
  state.scorecard.redFlags.some((flag) => flag.item !== null) || "there is no red flag";
