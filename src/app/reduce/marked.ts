/** What a mark changes on the screen. */
import type { Item } from "../../core/checklist/model.ts";
import type { MarkStatus } from "../../core/ledger/entry.ts";
import { plain } from "../../core/text/plain.ts";
import { scoreOf, visible } from "../selectors.ts";
import { failsOfOthers, noLonger } from "../standing.ts";
import type { Message, Step, WalkState } from "../state.ts";
import { withStep } from "../steps.ts";
import { indexOf } from "../visible.ts";
import { rescored } from "./rescore.ts";
import type { Moment } from "./world.ts";

const done: Readonly<Record<MarkStatus, string>> = {
  pass: "passed",
  fail: "marked as failed",
  na: "does not apply",
  reset: "is open again",
};

/** After a mark: the step is kept, the numbers are new, and the cursor is on the next item that was visible. */
export function marked(
  state: WalkState,
  item: Item,
  status: MarkStatus,
  drafts: Step["drafts"],
  leaves: readonly string[],
  moment: Moment,
): WalkState {
  const over = status === "fail" ? "" : noLonger(failsOfOthers(state, leaves));
  const view = visible(state);
  const place = view.at.get(item.id);
  // What a roll-up stands for has just been marked with it.
  const below = new Set(leaves);
  const next =
    status === "reset" || place === undefined
      ? undefined
      : view.items.slice(place + 1).find((other) => !below.has(other.id) && !isBelow(state, other, item));
  const stepped = withStep(
    { ...state, lastMarked: status === "reset" ? state.lastMarked : item.id },
    drafts,
    leaves,
  );
  const scored = rescored(next ? { ...stepped, cursor: next.id, detailScroll: 0 } : stepped, moment);
  return { ...scored, message: saidOf(scored, item, status, over) };
}

function isBelow(state: WalkState, other: Item, item: Item): boolean {
  if (item.children.length === 0 || other.parent === null) return false;
  const parent = indexOf(state.checklist).byId.get(other.parent);
  return parent !== undefined && (parent.id === item.id || isBelow(state, parent, item));
}

function saidOf(state: WalkState, item: Item, status: MarkStatus, over: string): Message {
  const score = scoreOf(state, item.id);
  const asks = score.lacksEvidence && item.evidence ? ` Evidence? E attaches: ${plain(item.evidence)}` : "";
  const tone = status === "pass" ? "good" : "info";
  // What a person said is not always what the item is: a probe may be missing, a sibling may have failed.
  const agrees = status === "reset" || score.status === status;
  const but = agrees ? "" : ` It is ${score.status}: ${score.why}`;
  const as = agrees && score.reason === "overridden" ? " as an override of the probe" : "";
  return { tone: agrees ? tone : "warn", text: `${item.id} ${done[status]}${as}.${over}${but}${asks}` };
}
