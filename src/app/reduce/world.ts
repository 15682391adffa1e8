import type { Digest } from "../../core/checklist/model.ts";
import type { Ledger } from "../../core/ledger/entry.ts";
import type { Scorecard } from "../../core/scorecard/model.ts";
import type { Action } from "../actions.ts";
import type { WalkState } from "../state.ts";

/** What the reducer computes with; it has no clock and no digest of its own. */
export interface World {
  readonly score: (ledger: Ledger, now: number) => Scorecard;
  readonly digest: Digest;
}

export interface Moment extends World {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** The reducer itself: a key is the action it is bound to. */
  readonly reduce: (state: WalkState, action: Action) => WalkState;
}

export type Handler<T extends Action["type"]> = (
  state: WalkState,
  action: Extract<Action, { type: T }>,
  moment: Moment,
) => WalkState;

export type Handlers<T extends Action["type"]> = { readonly [K in T]: Handler<K> };

export const isoOf = (moment: Moment): string => new Date(moment.now).toISOString();
