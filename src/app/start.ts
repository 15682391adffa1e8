import type { Checklist } from "../core/checklist/model.ts";
import type { Ledger } from "../core/ledger/entry.ts";
import type { MilestoneName, Scorecard } from "../core/scorecard/model.ts";
import type { Ports } from "./ports.ts";
import { settled } from "./reduce/rescore.ts";
import type { World } from "./reduce/world.ts";
import type { Size, WalkState } from "./state.ts";

/** The item to begin with: a walk of several days goes on at the first pending one. */
export function firstOpen(checklist: Checklist, scorecard: Scorecard): string | null {
  const open = checklist.items.find(
    (item) => item.children.length === 0 && scorecard.items.get(item.id)?.status === "pending",
  );
  return (open ?? checklist.items[0])?.id ?? null;
}

/** The state before the first key: all items, the cursor on the first one that is pending. */
export function startState(
  ports: Pick<Ports, "checklist" | "operator">,
  ledger: Ledger,
  world: World,
  start: {
    readonly now: number;
    readonly replay?: boolean;
    readonly size: Size;
    readonly welcome: boolean;
    readonly milestone?: MilestoneName;
    readonly spoken?: boolean;
  },
): WalkState {
  const scorecard = world.score(ledger, start.now);
  return settled({
    checklist: ports.checklist,
    release: ledger.release,
    operator: ports.operator,
    ledger,
    steps: [],
    kept: [],
    nextStep: 1,
    shown: ledger,
    scorecard,
    refused: null,
    watchFailed: null,
    lost: null,
    now: start.now,
    replay: start.replay ?? false,
    milestone: start.milestone ?? "decision",
    filter: "all",
    query: "",
    cursor: firstOpen(ports.checklist, scorecard),
    top: 0,
    detailScroll: 0,
    mode: { kind: "list" },
    message: null,
    discarded: new Map(),
    lastMarked: null,
    welcome: start.welcome,
    size: start.size,
    spoken: start.spoken ?? false,
    waiting: null,
    wishes: [],
  });
}
