/** Where the cursor goes. */
import type { Item } from "../../core/checklist/model.ts";
import { layoutOf, listRows } from "../layout.ts";
import { current, scoreOf, visible } from "../selectors.ts";
import type { WalkState } from "../state.ts";
import { flaggedOf } from "../visible.ts";
import { at } from "./rescore.ts";
import type { Handlers } from "./world.ts";

function place(state: WalkState): number {
  return state.cursor === null ? -1 : (visible(state).at.get(state.cursor) ?? -1);
}

function by(state: WalkState, distance: number): WalkState {
  const { items } = visible(state);
  const to = Math.max(0, Math.min(items.length - 1, place(state) + distance));
  return at(state, items[to]?.id);
}

/** The nearest item in a direction that fits, starting over at the other end; null where none does. */
function seek(state: WalkState, direction: 1 | -1, fits: (item: Item) => boolean): Item | null {
  const { items } = visible(state);
  const start = place(state);
  for (let step = 1; step <= items.length; step++) {
    const item = items[(start + direction * step + items.length * 2) % items.length];
    if (item && fits(item)) return item;
  }
  return null;
}

function seekOr(state: WalkState, direction: 1 | -1, fits: (item: Item) => boolean, none: string): WalkState {
  const say = (text: string): WalkState => ({ ...state, message: { tone: "info", text } });
  const found = seek(state, direction, fits);
  if (!found) return say(none);
  if (found.id === state.cursor) return say("This is the only one.");
  const to = visible(state).at.get(found.id) ?? 0;
  const passed = direction > 0 ? to < place(state) : to > place(state);
  const round = direction > 0 ? "Past the end: from the top again." : "Past the top: from the end again.";
  return at(passed ? say(round) : { ...state, message: null }, found.id);
}

function section(state: WalkState, direction: 1 | -1): WalkState {
  const { items } = visible(state);
  const here = place(state);
  const now = items[here]?.section;
  if (direction > 0) {
    const next = items.findIndex((item, index) => index > here && item.section !== now);
    return next < 0 ? at(state, items.at(-1)?.id) : at(state, items[next]?.id);
  }
  const start = items.findIndex((item) => item.section === now);
  const target = start < here ? now : items[start - 1]?.section;
  return at(state, (items.find((item) => item.section === target) ?? items[0])?.id);
}

export const moves: Handlers<
  "move" | "page" | "go" | "section" | "pending" | "match" | "red flag" | "detail" | "detail ends"
> = {
  move: (state, action) => by(state, action.by),
  page(state, action) {
    const page = listRows(layoutOf(state.size, state.mode.kind, state.welcome)) - 1;
    return by(state, Math.sign(action.by) * Math.max(1, Math.floor(page * Math.abs(action.by))));
  },
  go(state, action) {
    const { items } = visible(state);
    return at(state, items.at(action.to === "first" ? 0 : -1)?.id);
  },
  section: (state, action) => section(state, action.by),
  pending(state, action) {
    const pending = (item: Item): boolean =>
      item.children.length === 0 && scoreOf(state, item.id).status === "pending";
    return seekOr(state, action.by, pending, "Nothing is pending here.");
  },
  match(state, action) {
    return seekOr(state, action.by, () => true, `Nothing matches "${state.query}".`);
  },
  "red flag"(state) {
    const flagged = flaggedOf(state.scorecard);
    return seekOr(
      state,
      1,
      (item) => flagged.has(item.id),
      "The red flags are hidden by the filter or the search; esc shows all items.",
    );
  },
  "detail ends": (state, { scroll }) => ({ ...state, detailScroll: Math.min(state.detailScroll, scroll) }),
  detail(state, action) {
    if (current(state) === null) return state;
    // Read aloud, it is there whole or not at all.
    if (state.spoken) return { ...state, detailScroll: action.by > 0 ? 1 : 0 };
    return { ...state, detailScroll: Math.max(0, state.detailScroll + action.by * 3) };
  },
};
