import type { WalkState } from "./state.ts";

/** What the reducer wants done outside. Effects do it and answer with actions. */
export type Wish =
  | { readonly kind: "save" }
  | { readonly kind: "edit"; readonly text: string }
  | { readonly kind: "classify"; readonly item: string; readonly text: string }
  | { readonly kind: "preview" }
  | { readonly kind: "export"; readonly format: string }
  | { readonly kind: "list formats" }
  | { readonly kind: "list releases" }
  | { readonly kind: "open release"; readonly name: string; readonly typed: boolean }
  | { readonly kind: "stop" }
  | { readonly kind: "redraw" }
  /** Waits for what is on its way to the disk; asks first where it can't be kept. */
  | { readonly kind: "quit" }
  /** Leaves at once. */
  | { readonly kind: "leave" };

/** Wishes that change what the next key means. Keys typed before they are fulfilled are kept for after. */
const holding: ReadonlySet<Wish["kind"]> = new Set([
  "edit",
  "preview",
  "list formats",
  "list releases",
  "open release",
]);

export const holdsKeys = (wish: Wish): boolean => holding.has(wish.kind);

/** The state with a wish added. */
export function wished(state: WalkState, wish: Wish): WalkState {
  const waiting = holdsKeys(wish) ? (state.waiting ?? []) : state.waiting;
  return { ...state, waiting, wishes: [...state.wishes, wish] };
}
