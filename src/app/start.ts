import type { Ledger } from "../core/ledger/entry.ts";
import type { Ports } from "./ports.ts";
import { settled } from "./reduce/rescore.ts";
import type { World } from "./reduce/world.ts";
import type { Size, WalkState } from "./state.ts";

/** The state before the first key: all items, the cursor on the first one. */
export function startState(
  ports: Pick<Ports, "checklist" | "operator">,
  ledger: Ledger,
  world: World,
  start: { readonly now: number; readonly size: Size; readonly welcome: boolean },
): WalkState {
  return settled({
    checklist: ports.checklist,
    release: ledger.release,
    operator: ports.operator,
    ledger,
    steps: [],
    kept: [],
    nextStep: 1,
    shown: ledger,
    scorecard: world.score(ledger, start.now),
    refused: null,
    watchFailed: null,
    now: start.now,
    milestone: "decision",
    filter: "all",
    query: "",
    cursor: ports.checklist.items[0]?.id ?? null,
    top: 0,
    detailScroll: 0,
    mode: { kind: "list" },
    message: null,
    lastMarked: null,
    welcome: start.welcome,
    size: start.size,
    waiting: null,
    wishes: [],
  });
}
