/** Searching, filtering, the milestone in the header, the help and the preview. */

import { editLine, insert, lineOf } from "../line-edit.ts";
import { readingOf } from "../reading.ts";
import { milestones, type WalkState } from "../state.ts";
import { wished } from "../wishes.ts";
import { at, settled } from "./rescore.ts";
import type { Handlers } from "./world.ts";

/** A character typed or pasted into the search. */
export function typedSearch(state: WalkState, edit: { key: string; text: string }): WalkState {
  if (state.mode.kind !== "search") return state;
  const known =
    edit.key === "paste"
      ? insert(state.mode.line, edit.text)
      : editLine(state.mode.line, edit.key, edit.text);
  if (!known) return state;
  return searched({ ...state, mode: { ...state.mode, line: known } }, known.value);
}

/** The nearest match from where the search began: letters taken back lead back there. */
function searched(state: WalkState, query: string): WalkState {
  const from = state.mode.kind === "search" ? state.mode.before.cursor : state.cursor;
  return settled({ ...state, query, cursor: from, top: 0 });
}

export const looks: Handlers<
  | "search"
  | "search ends"
  | "clear"
  | "milestone"
  | "help"
  | "preview"
  | "previewed"
  | "scroll"
  | "close"
  | "redraw"
  | "stop"
> = {
  search: (state) => ({
    ...state,
    message: null,
    mode: { kind: "search", line: lineOf(state.query), before: { query: state.query, cursor: state.cursor } },
  }),
  "search ends"(state, action) {
    if (state.mode.kind !== "search") return state;
    const { before } = state.mode;
    const list: WalkState = { ...state, mode: { kind: "list" } };
    return action.keep ? settled(list) : settled(at({ ...list, query: before.query }, before.cursor));
  },
  clear(state) {
    if (state.query !== "") return settled({ ...state, query: "", message: null });
    return settled({ ...state, filter: "all", message: null });
  },
  milestone(state) {
    const next = milestones[(milestones.indexOf(state.milestone) + 1) % milestones.length] ?? "decision";
    return { ...state, milestone: next };
  },
  help: (state) => ({ ...state, mode: { kind: "help", scroll: 0 } }),
  preview: (state) =>
    wished({ ...state, message: { tone: "info", text: "The artifact is being made…" } }, { kind: "preview" }),
  previewed(state, action) {
    // Whoever went on to a prompt or a menu meanwhile is not torn out of it.
    if (state.mode.kind !== "list") return state;
    return {
      ...state,
      message: null,
      mode: { kind: "preview", title: action.title, lines: action.lines, scroll: 0 },
    };
  },
  scroll(state, { by }) {
    const { mode } = state;
    const reading = readingOf(state);
    if (!reading || (mode.kind !== "help" && mode.kind !== "preview")) return state;
    const { count, height, page } = reading;
    const to =
      by === "top"
        ? 0
        : by === "bottom"
          ? count
          : mode.scroll + (by === "page" ? page : by === "-page" ? -page : by);
    return { ...state, mode: { ...mode, scroll: Math.max(0, Math.min(to, count - height)) } };
  },
  close: (state) => settled({ ...state, mode: { kind: "list" } }),
  redraw: (state) => wished(state, { kind: "redraw" }),
  stop: (state) => wished(state, { kind: "stop" }),
};
