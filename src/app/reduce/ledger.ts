/** What comes back from the store, the clock and the other ports. */

import type { Ledger } from "../../core/ledger/entry.ts";
import { entryCount } from "../menus.ts";
import { samePlace } from "../reading.ts";
import { overrun, type StandingFail } from "../standing.ts";
import { firstOpen } from "../start.ts";
import type { Message, WalkState } from "../state.ts";
import { pointAt } from "../steps.ts";
import { wished } from "../wishes.ts";
import { attached } from "./answers.ts";
import { at, framed, rescored, sameScores, settled } from "./rescore.ts";
import type { Handlers } from "./world.ts";

/** What belongs to one release only. A filter or a search kept from another would hide what is pending in this one. */
const untouched = {
  filter: "all",
  query: "",
  steps: [],
  kept: [],
  refused: null,
  watchFailed: null,
  lost: null,
  lastMarked: null,
  top: 0,
  detailScroll: 0,
  discarded: new Map<string, string>(),
} as const;

/** A watcher may have looked at the file before our own append was there: what it saw is the beginning of what we know. */
function isOlder(seen: Ledger, known: Ledger): boolean {
  return known.entries[seen.entries.length]?.prevDigest === seen.head;
}

function meanwhile({ item, by, note }: StandingFail): string {
  return `${by} failed ${item} just before you${note === "" ? "" : ` (${note})`}: your word stands over it; u takes yours back.`;
}

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
    if (ledger.head === state.ledger.head || isOlder(ledger, state.ledger)) {
      const seen = state.watchFailed === null && state.lost === null;
      return seen ? state : { ...state, watchFailed: null, lost: null };
    }
    return rescored({ ...state, ledger, watchFailed: null, lost: null }, moment);
  },
  "watch failed": (state, { reason, lost }) =>
    lost ? { ...state, lost: reason } : { ...state, watchFailed: reason },
  kept(state, action, moment) {
    const ids = new Set(action.steps.map(({ id }) => id));
    const waiting = state.steps.filter((step) => !ids.has(step.id));
    const steps = action.steps.reduce(
      (rest, { id, seqs }) => pointAt(rest, id, seqs),
      waiting as WalkState["steps"],
    );
    const again: Message | null =
      state.refused === null ? state.message : { tone: "good", text: "Saved again." };
    const over = overrun(state, action.ledger.entries, action.steps);
    const message: Message | null = over === null ? again : { tone: "warn", text: meanwhile(over) };
    const kept: WalkState = {
      ...state,
      steps,
      kept: [...state.kept, ...action.steps],
      refused: null,
      lost: null,
      message,
      ledger: action.ledger,
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
  resize(state, { size }, moment) {
    const { columns, rows } = state.size;
    if (size.columns === columns && size.rows === rows) return state;
    const { mode } = state;
    if (mode.kind !== "preview" || state.spoken) return framed({ ...state, size });
    const scroll = samePlace(mode.lines, mode.scroll, columns, size.columns);
    const resized: WalkState = { ...state, size, mode: { ...mode, scroll } };
    // No further than the last page, which is another one now.
    return moment.reduce(framed(resized), { type: "scroll", by: 0 });
  },
  say: (state, { message }) => ({ ...state, message }),
  opened(state, { release, ledger }, moment) {
    const fresh = rescored({ ...state, ...untouched, release, ledger }, moment);
    const count = entryCount(ledger.entries.length);
    const message: Message = {
      tone: "good",
      text: ledger.entries.length === 0 ? `Release ${release} is new.` : `Release ${release}: ${count}.`,
    };
    return at({ ...fresh, message }, firstOpen(state.checklist, fresh.scorecard));
  },
  classified: (state, { item, evidence }, moment) => attached(state, item, evidence, moment),
  quit: (state) => wished(state, { kind: "quit" }),
};
