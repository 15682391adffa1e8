/** The one place where the walk's state changes. */
import type { Action } from "./actions.ts";
import { asks } from "./reduce/ask.ts";
import { chooses } from "./reduce/choose.ts";
import { reports } from "./reduce/ledger.ts";
import { looks } from "./reduce/look.ts";
import { marks } from "./reduce/mark.ts";
import { moves } from "./reduce/move.ts";
import { presses } from "./reduce/press.ts";
import type { Handler, Handlers, Moment, World } from "./reduce/world.ts";
import type { WalkState } from "./state.ts";

const handlers: Handlers<Action["type"]> = {
  ...moves,
  ...marks,
  ...asks,
  ...chooses,
  ...looks,
  ...reports,
  ...presses,
};

export type Reducer = (state: WalkState, action: Action, now: number) => WalkState;

/** The reducer for a way of scoring; `now` is the time of the action in ms. */
export function createReducer(world: World): Reducer {
  return (state, action, now) => {
    const moment: Moment = { ...world, now, reduce: (before, next) => reduce(before, next, moment) };
    return reduce(state, action, moment);
  };
}

function reduce(state: WalkState, action: Action, moment: Moment): WalkState {
  const handler = handlers[action.type] as Handler<Action["type"]>;
  return handler(state, action, moment);
}
