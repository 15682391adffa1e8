/** What comes back from the store, the clock and the other ports. */

import type { WalkState } from "../state.ts";
import { pointAt } from "../steps.ts";
import { wished } from "../wishes.ts";
import { attached } from "./answers.ts";
import { framed, rescored, sameScores, settled } from "./rescore.ts";
import type { Handlers } from "./world.ts";

export const reports: Handlers<
  | "ledger"
  | "watch failed"
  | "kept"
  | "not kept"
  | "tick"
  | "resize"
  | "say"
  | "opened"
  | "classified"
  | "quit"
> = {
  ledger(state, { ledger }, moment) {
    // A watcher may look at the file before the answer to our own append is here: what is older says nothing new.
    if (ledger.entries.length < state.ledger.entries.length || ledger.head === state.ledger.head) {
      return state.watchFailed === null ? state : { ...state, watchFailed: null };
    }
    return rescored({ ...state, ledger, watchFailed: null }, moment);
  },
  "watch failed": (state, { reason }) => ({
    ...state,
    watchFailed: reason,
    message: { tone: "bad", text: `Changes of others can't be seen: ${reason}` },
  }),
  kept(state, action, moment) {
    const ids = new Set(action.steps.map(({ id }) => id));
    const waiting = state.steps.filter((step) => !ids.has(step.id));
    const steps = action.steps.reduce(
      (rest, { id, seqs }) => pointAt(rest, id, seqs),
      waiting as WalkState["steps"],
    );
    const message =
      state.refused === null ? state.message : ({ tone: "good", text: "Saved again." } as const);
    const kept: WalkState = {
      ...state,
      steps,
      kept: [...state.kept, ...action.steps],
      refused: null,
      message,
      ledger: action.ledger.entries.length >= state.ledger.entries.length ? action.ledger : state.ledger,
    };
    return rescored(kept, moment);
  },
  "not kept": (state, { reason }) => (state.refused === reason ? state : { ...state, refused: reason }),
  tick(state, _, moment) {
    const scorecard = moment.score(state.shown, moment.now);
    if (!sameScores(state.scorecard, scorecard)) return settled({ ...state, scorecard, now: moment.now });
    // Nothing but the minute in the header has changed, if that.
    const minute = (time: number) => Math.floor(time / 60_000);
    return minute(moment.now) === minute(state.now) ? state : { ...state, now: moment.now };
  },
  resize: (state, { size }) =>
    size.columns === state.size.columns && size.rows === state.size.rows ? state : framed({ ...state, size }),
  say: (state, { message }) => ({ ...state, message }),
  opened(state, { release, ledger }, moment) {
    const fresh: WalkState = {
      ...state,
      release,
      ledger,
      steps: [],
      kept: [],
      refused: null,
      watchFailed: null,
      lastMarked: null,
      message: { tone: "good", text: `Release ${release}: ${ledger.entries.length} entries.` },
    };
    return rescored(fresh, moment);
  },
  classified: (state, { item, evidence }, moment) => attached(state, item, evidence, moment),
  quit: (state) => wished(state, { kind: "quit" }),
};
