/** Keeps the walk's steps: in order, one append at a time, again and again until the store takes them. */

import type { Ledger } from "../core/ledger/entry.ts";
import type { LedgerStore } from "../store/ledger-store.ts";
import type { Action } from "./actions.ts";
import type { Step, WalkState } from "./state.ts";
import { type Resolved, remaining, resolveSteps } from "./steps.ts";

export interface Saver {
  /** Tries at once, unless an append is under way; then what came meanwhile goes with the next one. */
  flush(): void;
  /** Resolves when nothing is under way: all is kept, or the store refused. */
  idle(): Promise<void>;
  /** Ends the retries. */
  end(): void;
  /** True while an append is under way. */
  readonly busy: boolean;
}

interface Surroundings {
  readonly store: () => LedgerStore;
  readonly state: () => WalkState;
  readonly dispatch: (action: Action) => void;
  /** For people, why the store refused. */
  readonly reasonOf: (error: unknown) => string;
  /** Milliseconds until a refused step is tried again. */
  readonly retry: number;
}

export function createSaver({ store, state, dispatch, reasonOf, retry }: Surroundings): Saver {
  let running: Promise<void> | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  /** Entries there were before the first attempt that failed: what stands after them may be ours. */
  let failedFrom: number | null = null;

  async function attempt(steps: readonly Step[]): Promise<boolean> {
    const known = state().ledger.entries.length;
    let planned: Resolved = { drafts: [], steps: [] };
    // May be asked more than once, each time with a longer ledger.
    const decide = (ledger: Ledger) => {
      planned =
        failedFrom === null
          ? resolveSteps(ledger.entries.length, steps)
          : remaining(ledger, failedFrom, steps);
      return planned.drafts;
    };
    try {
      const ledger = await store().append(decide);
      failedFrom = null;
      dispatch({ type: "kept", ledger, steps: planned.steps });
      return true;
    } catch (error) {
      failedFrom ??= known;
      dispatch({ type: "not kept", reason: reasonOf(error) });
      return false;
    }
  }

  async function run(): Promise<void> {
    while (state().steps.length > 0) {
      if (!(await attempt(state().steps))) {
        again();
        return;
      }
    }
  }

  function again(): void {
    if (ended) return;
    timer = setTimeout(flush, retry);
    // A walk that has ended is not kept alive by what it could not write.
    timer.unref?.();
  }

  let ended = false;

  function flush(): void {
    if (running || state().steps.length === 0) return;
    if (timer) clearTimeout(timer);
    timer = null;
    running = run().finally(() => {
      running = null;
    });
  }

  return {
    flush,
    idle: async () => {
      while (running) await running;
    },
    end() {
      ended = true;
      if (timer) clearTimeout(timer);
    },
    get busy() {
      return running !== null;
    },
  };
}
