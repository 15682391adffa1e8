import { useSyncExternalStore } from "react";
import type { WalkState } from "../../app/state.ts";
import type { Walk } from "../../app/walk.ts";

/** The walk's state, drawn anew after each change. */
export function useWalk(walk: Walk): WalkState {
  return useSyncExternalStore(walk.subscribe, walk.getState);
}
