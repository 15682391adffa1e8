/** Menus. */

import type { MarkStatus } from "../../core/ledger/entry.ts";
import { keymap } from "../keymap.ts";
import { type Choice, entryCount, type Menu, type MenuPurpose, newRelease, statusChoices } from "../menus.ts";
import { promptOf } from "../prompt.ts";
import { releaseQuestion } from "../questions.ts";
import { current } from "../selectors.ts";
import { sentence } from "../sentence.ts";
import { type Filter, filters, type WalkState } from "../state.ts";
import { changesOf, unsavedItemsOf } from "../unsaved.ts";
import { indexOf, viewOf } from "../visible.ts";
import { wished } from "../wishes.ts";
import { beginMark } from "./mark.ts";
import { withMenu, withPrompt } from "./open.ts";
import { framed, settled } from "./rescore.ts";
import type { Handlers, Moment } from "./world.ts";

type Open = (state: WalkState) => WalkState;

const opens: Readonly<Record<"status" | "filter" | "release" | "format", Open>> = {
  status(state) {
    const item = current(state);
    if (!item) return state;
    // What can't be said of it stands there too: a number must mean the same for every item.
    return withMenu(state, { kind: "status" }, `${item.id}: what holds?`, statusChoices);
  },
  filter: (state) => withMenu(state, { kind: "filter" }, "Show", counted(state), state.filter),
  release: (state) => wished(state, { kind: "list releases" }),
  format: (state) => wished(state, { kind: "list formats" }),
};

/** The filters, each with how many items it would leave. */
function counted(state: WalkState): readonly Choice[] {
  const { checklist, scorecard, query, operator } = state;
  const widest = Math.max(...filters.map((filter) => filter.length));
  return filters.map((filter) => {
    const { items } = viewOf(checklist, scorecard, filter, query, operator);
    return { value: filter, label: `${filter.padEnd(widest)}  ${items.length}` };
  });
}

/** What the key for it would answer. */
function whyNot(state: WalkState, status: MarkStatus): true | string {
  const binding = keymap.find(({ action }) => action.type === "mark" && action.status === status);
  return binding?.when?.(state) ?? true;
}

type Take<K extends MenuPurpose["kind"]> = (
  state: WalkState,
  purpose: Extract<MenuPurpose, { kind: K }>,
  value: string,
  moment: Moment,
) => WalkState;

const takes: { readonly [K in MenuPurpose["kind"]]: Take<K> } = {
  status(state, _, value, moment) {
    const status = value as MarkStatus;
    const usable = whyNot(state, status);
    if (usable !== true) return { ...state, message: { tone: "info", text: sentence(usable) } };
    return moment.reduce(state, { type: "mark", status });
  },
  filter: (state, _, value) => settled({ ...state, filter: value as Filter, message: null }),
  release(state, _, value) {
    if (value === newRelease) return withPrompt(state, promptOf({ kind: "release" }, [releaseQuestion]));
    if (value === state.release) return state;
    return wished(state, { kind: "open release", name: value, typed: false });
  },
  format: (state, _, value) => wished(state, { kind: "export", format: value }),
  children(state, purpose, value, moment) {
    const item = indexOf(state.checklist).byId.get(purpose.item);
    if (!item || value === "none") return state;
    return beginMark(state, item, purpose.status, value === "open", moment);
  },
  quit: (state, _, value) => (value === "leave" ? wished(state, { kind: "leave" }) : state),
};

function take(state: WalkState, menu: Menu, value: string, moment: Moment): WalkState {
  const handler = takes[menu.purpose.kind] as Take<MenuPurpose["kind"]>;
  return handler(framed({ ...state, mode: { kind: "list" } }), menu.purpose, value, moment);
}

/** A digit takes the choice of that number. */
export function digit(state: WalkState, key: string, moment: Moment): WalkState {
  if (state.mode.kind !== "menu" || !/^[1-9]$/.test(key)) return state;
  const choice = state.mode.menu.items[Number(key) - 1];
  return choice ? take(state, state.mode.menu, choice.value, moment) : state;
}

export const chooses: Handlers<
  "menu" | "choose by" | "choose" | "formats" | "releases" | "not opened" | "unsaved at quit"
> = {
  menu: (state, action) => opens[action.of](state),
  "choose by"(state, action) {
    if (state.mode.kind !== "menu") return state;
    const { menu } = state.mode;
    const index = (menu.index + action.by + menu.items.length) % menu.items.length;
    return { ...state, mode: { kind: "menu", menu: { ...menu, index } } };
  },
  choose(state, action, moment) {
    if (state.mode.kind !== "menu") return state;
    const { menu } = state.mode;
    const value = action.value ?? menu.items[menu.index]?.value;
    return value === undefined ? state : take(state, menu, value, moment);
  },
  formats(state, action) {
    const items = action.formats.map(({ name, label }) => ({ value: name, label }));
    return withMenu(state, { kind: "format" }, "Write the artifact as", items);
  },
  releases(state, action) {
    if (state.mode.kind !== "list") return state;
    const items = action.releases.map(({ name, entries }) => ({
      value: name,
      label: `${name}  ${entries === null ? "can't be read" : entryCount(entries)}`,
    }));
    // It has no file before its first entry; the last one used stands first, and this is in use.
    const isListed = items.some(({ value }) => value === state.release);
    const begun = isListed ? [] : [{ value: state.release, label: `${state.release}  nothing yet` }];
    const choices = [...begun, ...items, { value: newRelease, label: "+ begin another release…" }];
    return withMenu(state, { kind: "release" }, `Release (now ${state.release})`, choices, state.release);
  },
  "not opened"(state, { name, reason }) {
    const prompt = promptOf({ kind: "release" }, [{ ...releaseQuestion, initial: name }]);
    return withPrompt(state, prompt && { ...prompt, error: reason });
  },
  "unsaved at quit"(state) {
    const are = state.steps.length === 1 ? "is" : "are";
    const title = `${changesOf(state)} ${are} not on disk: ${unsavedItemsOf(state)}`;
    return withMenu(state, { kind: "quit" }, title, [
      { value: "stay", label: "stay, and try again" },
      { value: "leave", label: `quit, and lose ${state.steps.length === 1 ? "it" : "them"}` },
    ]);
  },
};
