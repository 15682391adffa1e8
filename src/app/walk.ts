/** The running walk: its state, and the only ways to change it. Screens draw what `getState` gives and call `press`. */

import type { Ledger } from "../core/ledger/entry.ts";
import type { MilestoneName } from "../core/scorecard/model.ts";
import { scorer } from "../core/scorecard/score.ts";
import { LedgerError } from "../store/ledger-error.ts";
import type { Action } from "./actions.ts";
import { fulfil, type Outside, saidAndKept } from "./effects.ts";
import type { KeyPress } from "./input.ts";
import type { Ports, Screen } from "./ports.ts";
import { createReducer } from "./reducer.ts";
import { createSaver } from "./saver.ts";
import { reasonOf } from "./sentence.ts";
import { startState } from "./start.ts";
import type { Size, WalkState } from "./state.ts";

export interface Walk {
  getState(): WalkState;
  dispatch(action: Action): void;
  /** One key after the other. */
  press(keys: readonly KeyPress[]): void;
  paste(text: string): void;
  /** Calls back after each change; returns the function that ends it. */
  subscribe(changed: () => void): () => void;
  /** Waits until what is queued is kept or refused; then nothing is watched or tried any more. */
  end(): Promise<void>;
}

export interface WalkOptions {
  readonly size: Size;
  /** The milestone that the header shows first; the decision where none is given. */
  readonly milestone?: MilestoneName;
  /** True where the walk is read aloud instead of seen. */
  readonly spoken?: boolean;
  /** Milliseconds between two looks at the clock. */
  readonly tick?: number;
  /** Milliseconds until a refused change is tried again. */
  readonly retry?: number;
}

/** Reads the ledger and begins the walk. Throws what the store throws where it can't be read. */
export async function createWalk(ports: Ports, screen: Screen, options: WalkOptions): Promise<Walk> {
  const { clock, checklist, digest } = ports;
  const scoreAt = scorer(checklist);
  const world = {
    digest,
    score: (ledger: Ledger, now: number) => scoreAt(ledger, { now, tolerance: clock.tolerance }),
  };
  const reduce = createReducer(world);
  const welcome = !ports.firstRun.seen();

  let store = ports.store;
  const { size, milestone = "decision", spoken = false } = options;
  let state = startState(ports, await store.read(), world, {
    now: clock.now(),
    replay: !clock.live,
    size,
    welcome,
    milestone,
    spoken,
  });
  const listeners = new Set<() => void>();

  function dispatch(action: Action): void {
    apply([action]);
  }

  /** Several actions in one go: whoever draws is told once. */
  function apply(actions: readonly Action[]): void {
    const before = state;
    const now = clock.now();
    for (const action of actions) state = reduce(state, action, now);
    const { wishes } = state;
    if (wishes.length > 0) state = { ...state, wishes: [] };
    if (state !== before) for (const listener of listeners) listener();
    for (const wish of wishes) void fulfil(wish, outside);
  }

  const saver = createSaver({
    store: () => store,
    state: () => state,
    dispatch: (action) => {
      dispatch(action);
      release();
    },
    reasonOf,
    retry: options.retry ?? 2000,
  });

  // While an append is under way its entries may be seen in the file before the append has answered: they would be
  // shown twice. What a watcher reports meanwhile waits for the answer.
  let held: Ledger | null = null;
  let unwatch = watch();

  function watch(): () => void {
    return store.watch(
      (ledger) => {
        if (saver.busy) held = ledger;
        else dispatch({ type: "ledger", ledger });
      },
      (error) => dispatch({ type: "watch failed", reason: reasonOf(error), lost: isLost(error) }),
    );
  }

  function release(): void {
    const ledger = held;
    held = null;
    if (ledger) dispatch({ type: "ledger", ledger });
  }

  const looking = new Set<Promise<void>>();
  const outside: Outside = {
    ports,
    looking,
    screen,
    saver,
    state: () => state,
    dispatch,
    use(next) {
      unwatch();
      store = next;
      held = null;
      unwatch = watch();
    },
  };

  const timer = clock.live ? setInterval(() => dispatch({ type: "tick" }), options.tick ?? 30_000) : null;
  timer?.unref?.();
  if (welcome) ports.firstRun.done();

  return {
    getState: () => state,
    dispatch,
    press(keys) {
      // Any key is a new attempt for what the store refused.
      if (state.refused !== null) saver.flush();
      apply(keys.map((key) => ({ type: "press", key })));
    },
    paste: (text) => dispatch({ type: "paste", text }),
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    async end() {
      if (timer) clearInterval(timer);
      await saidAndKept(saver, looking);
      saver.end();
      unwatch();
    },
  };
}

/** True where what was saved is gone. */
function isLost(error: Error): boolean {
  return error instanceof LedgerError && error.trouble === "shortened";
}
