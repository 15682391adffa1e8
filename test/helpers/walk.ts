/** A walk without a screen: the reducer on a checklist, driven by keys. */

import type { Action } from "../../src/app/actions.ts";
import { keysOf } from "../../src/app/input.ts";
import { createReducer } from "../../src/app/reducer.ts";
import { current, windowOf } from "../../src/app/selectors.ts";
import { startState } from "../../src/app/start.ts";
import type { Size, WalkState } from "../../src/app/state.ts";
import { resolveSteps } from "../../src/app/steps.ts";
import type { Wish } from "../../src/app/wishes.ts";
import type { Checklist } from "../../src/core/checklist/model.ts";
import { chain } from "../../src/core/ledger/chain.ts";
import type { Ledger, MarkEntry } from "../../src/core/ledger/entry.ts";
import { scorer } from "../../src/core/scorecard/score.ts";
import { aLedger, digestOf, NOW } from "./build.ts";

export interface DrivenWalk {
  readonly state: WalkState;
  /** Id of the item under the cursor, null where none is visible. */
  readonly cursor: string | null;
  /** Characters as they are typed, a control character being the key that sends it. */
  type(text: string): void;
  /** Keys by name. */
  keys(...names: string[]): void;
  dispatch(action: Action): void;
  /** What was wished for since the last time. */
  wishes(): readonly Wish[];
  /** Keeps all steps, as the store would. */
  keep(): void;
  /** Statuses of the items, in order. */
  statuses(): string[];
  /** The rows of the list, `❯` at the cursor and `!` where a change is not on disk. */
  rows(height?: number): string[];
  now: number;
}

export function driveWalk(
  checklist: Checklist,
  options: { ledger?: Ledger; operator?: string; size?: Size; welcome?: boolean; spoken?: boolean } = {},
): DrivenWalk {
  const score = scorer(checklist);
  const world = {
    digest: digestOf,
    score: (ledger: Ledger, now: number) => score(ledger, { now, tolerance: 0 }),
  };
  const reduce = createReducer(world);
  const ledger = options.ledger ?? aLedger();
  let wishes: Wish[] = [];
  let state = startState({ checklist, operator: options.operator ?? "ana" }, ledger, world, {
    now: NOW,
    size: options.size ?? { columns: 80, rows: 24 },
    welcome: options.welcome ?? false,
    spoken: options.spoken ?? false,
  });

  const walk: DrivenWalk = {
    now: NOW,
    get state() {
      return state;
    },
    get cursor() {
      return current(state)?.id ?? null;
    },
    dispatch(action) {
      state = reduce(state, action, walk.now);
      wishes = [...wishes, ...state.wishes];
      state = { ...state, wishes: [] };
    },
    type(text) {
      for (const key of keysOf(text)) walk.dispatch({ type: "press", key });
    },
    keys(...names) {
      for (const name of names)
        walk.dispatch({ type: "press", key: { name, text: name === "space" ? " " : "" } });
    },
    wishes() {
      const taken = wishes;
      wishes = [];
      return taken;
    },
    keep() {
      const { drafts, steps } = resolveSteps(state.ledger.entries.length, state.steps);
      walk.dispatch({ type: "kept", ledger: chain(state.ledger, drafts, digestOf), steps });
    },
    statuses: () => checklist.items.map((item) => state.scorecard.items.get(item.id)?.status ?? "?"),
    rows: (height = 30) =>
      windowOf(state, height).rows.map((row) =>
        row.kind === "heading"
          ? `# ${row.text}`
          : `${row.selected ? "❯" : " "}${row.unsaved ? "!" : " "}${row.score.status} ${row.item.id}`,
      ),
  };
  return walk;
}

/** The marks of a ledger in a few words: `W5.1.1 pass`. */
export function marksOf(ledger: Ledger): string[] {
  return ledger.entries
    .filter((entry): entry is MarkEntry => entry.kind === "mark")
    .map((entry) => `${entry.item} ${entry.status}${entry.note ? `: ${entry.note}` : ""}`);
}
