/** Pass, fail, n/a, reset; undo and redo. */
import type { Item } from "../../core/checklist/model.ts";
import type { MarkStatus } from "../../core/ledger/entry.ts";
import { promptFor } from "../discarded.ts";
import { markQuestions } from "../questions.ts";
import { current, scoreOf, visible } from "../selectors.ts";
import type { WalkState } from "../state.ts";
import { withStep } from "../steps.ts";
import { redoTarget, type UndoTarget, undoDrafts, undoTarget } from "../undo.ts";
import { leavesOf } from "../visible.ts";
import { settleAnswers } from "./answers.ts";

import { withMenu, withPrompt } from "./open.ts";
import { at, framed, rescored } from "./rescore.ts";
import { type Handlers, isoOf, type Moment } from "./world.ts";

const verbs: Readonly<Record<MarkStatus, string>> = {
  pass: "pass",
  fail: "fail",
  na: "set aside",
  reset: "reset",
};

/** Items of a roll-up that are not yet what they are to be. */
function open(state: WalkState, leaves: readonly Item[], status: MarkStatus): readonly Item[] {
  const wanted = status === "reset" ? "pending" : status;
  return leaves.filter((leaf) => scoreOf(state, leaf.id).status !== wanted);
}

/** Asks for what has to be known before an item is marked, and marks it at once where that is nothing. */
export function beginMark(
  state: WalkState,
  item: Item,
  status: MarkStatus,
  onlyOpen: boolean,
  moment: Moment,
): WalkState {
  const all = leavesOf(state.checklist, item);
  const leaves = onlyOpen ? open(state, all, status) : all;
  const intent = { kind: "mark", item: item.id, status, leaves: leaves.map(({ id }) => id) } as const;
  const prompt = promptFor(state, intent, markQuestions(state, item, leaves, status));
  if (prompt) return withPrompt(state, prompt);
  const result = settleAnswers(state, intent, [], moment);
  return "refused" in result ? { ...state, message: { tone: "bad", text: result.refused } } : result.state;
}

/** A roll-up's items are marked together, so it is asked first which ones. */
function whichOf(state: WalkState, item: Item, status: MarkStatus): WalkState {
  const leaves = leavesOf(state.checklist, item);
  const few = open(state, leaves, status);
  const verb = verbs[status];
  const some = few.length > 0 && few.length < leaves.length;
  return withMenu(
    state,
    { kind: "children", item: item.id, status },
    `${item.id} stands for ${leaves.length} items`,
    [
      ...(some ? [{ value: "open", label: `${verb} the ${few.length} that are not so yet` }] : []),
      { value: "all", label: `${verb} all ${leaves.length}` },
      { value: "none", label: "leave them as they are" },
    ],
  );
}

function takeBack(state: WalkState, target: UndoTarget, verb: string, moment: Moment): WalkState {
  const step = withStep(state, undoDrafts(state, target, isoOf(moment)), target.items);
  const scored = rescored(step, moment);
  const [first] = target.items;
  const shown = first !== undefined && visible(scored).at.has(first) ? at(scored, first) : scored;
  return { ...shown, message: { tone: "info", text: `${verb} ${target.what}.` } };
}

export const marks: Handlers<"mark" | "undo" | "redo"> = {
  mark(state, { status }, moment) {
    const item = current(state);
    if (!item) return state;
    return leavesOf(state.checklist, item).length > 1
      ? whichOf(state, item, status)
      : beginMark(framed(state), item, status, false, moment);
  },
  undo(state, _, moment) {
    const target = undoTarget(state);
    return target ? takeBack(state, target, "Taken back:", moment) : state;
  },
  redo(state, _, moment) {
    const target = redoTarget(state);
    return target ? takeBack(state, target, "Brought back:", moment) : state;
  },
};
