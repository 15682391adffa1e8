/** What the screen asks of the state. Nothing here grows with the checklist: only the window's rows are made. */
import type { Item } from "../core/checklist/model.ts";
import type { ItemScore, Scorecard, SectionScore, Tally } from "../core/scorecard/model.ts";
import type { Filter, Message, SavingState, Step, WalkState } from "./state.ts";
import { indexOf, type View, viewOf } from "./visible.ts";

/** One line of the list: a heading of a section or group, or an item. */
export type ItemRow =
  | { readonly kind: "heading"; readonly text: string; readonly tally?: Tally }
  | {
      readonly kind: "item";
      readonly item: Item;
      readonly score: ItemScore;
      readonly selected: boolean;
      /** True while a change of it is not on disk. */
      readonly unsaved: boolean;
      /** How many roll-ups it stands in. */
      readonly depth: number;
    };

export interface Window {
  readonly rows: readonly ItemRow[];
  /** Items hidden above and below the window. */
  readonly above: number;
  readonly below: number;
}

export function visible(state: WalkState): View {
  return viewOf(state.checklist, state.scorecard, state.filter, state.query, state.operator);
}

/** The item that keys act on, or null where the filter hides it. */
export function current(state: WalkState): Item | null {
  if (state.cursor === null || !visible(state).at.has(state.cursor)) return null;
  return indexOf(state.checklist).byId.get(state.cursor) ?? null;
}

export function scoreOf(state: WalkState, id: string): ItemScore {
  const score = state.scorecard.items.get(id);
  if (!score) throw new Error(`${id} is not in the scorecard`);
  return score;
}

/** The first row of a window of `height` rows that holds the cursor's row, moved as little as can be. */
export function topFor(row: number, top: number, height: number, count: number): number {
  const margin = Math.min(2, Math.floor((height - 1) / 2));
  const lowest = Math.max(0, count - height);
  const kept = Math.min(Math.max(top, row + margin - height + 1), Math.max(0, row - margin));
  return Math.max(0, Math.min(kept, lowest));
}

/** The rows that are drawn in `height` rows. */
export function windowOf(state: WalkState, height: number): Window {
  const view = visible(state);
  const place = state.cursor === null ? undefined : view.at.get(state.cursor);
  const row = place === undefined ? 0 : (view.rowOf[place] ?? 0);
  const top = topFor(row, state.top, height, view.rows.length);
  const unsaved = unsavedItems(state.steps);
  const slice = view.rows.slice(top, top + height);
  const shown = slice.filter((line) => line.kind === "item").length;
  const first = slice.find((line) => line.kind === "item");
  const above = first?.kind === "item" ? (view.at.get(first.item.id) ?? 0) : view.items.length;
  return {
    rows: slice.map((line): ItemRow => {
      if (line.kind === "group") return { kind: "heading", text: line.text };
      if (line.kind === "section") {
        const tally = sectionScores(state.scorecard).get(line.section);
        return { kind: "heading", text: line.text, ...(tally ? { tally } : {}) };
      }
      return {
        kind: "item",
        item: line.item,
        score: scoreOf(state, line.item.id),
        selected: line.item.id === state.cursor,
        unsaved: unsaved.has(line.item.id),
        depth: line.depth,
      };
    }),
    above,
    below: Math.max(0, view.items.length - above - shown),
  };
}

const scores = new WeakMap<Scorecard, ReadonlyMap<string, SectionScore>>();

function sectionScores(scorecard: Scorecard): ReadonlyMap<string, SectionScore> {
  let known = scores.get(scorecard);
  if (!known) {
    known = new Map(
      scorecard.phases.flatMap((phase) => phase.sections.map((section) => [section.id, section])),
    );
    scores.set(scorecard, known);
  }
  return known;
}

/** Ids of items with a change that is not on disk. */
export function unsavedItems(steps: readonly Step[]): ReadonlySet<string> {
  const ids = steps.flatMap((step) => step.items);
  return new Set(ids);
}

/** The list's title: what is filtered, and how many are left. */
export function listTitle(state: WalkState): string {
  const { items } = visible(state);
  const total = state.checklist.items.length;
  const shown = state.filter === "all" ? "all items" : state.filter;
  const name =
    state.query === "" ? shown : state.filter === "all" ? `/${state.query}` : `${shown} /${state.query}`;
  const whole = state.filter === "all" && state.query === "";
  return whole ? `${name} ${total}` : `${name} ${items.length} of ${total}`;
}

const nothing: Readonly<Record<Filter, string>> = {
  all: "The checklist has no items",
  pending: "Nothing is pending",
  "red flags": "No item has a red flag",
  stale: "Nothing is stale",
  mine: "You have said nothing of any item yet",
  "no evidence": "Nothing lacks its evidence",
};

/** What is asked before the walk is left with changes that are not on disk; null where that is not asked now. */
export function askedAtQuit({ mode }: WalkState): string | null {
  return mode.kind === "menu" && mode.menu.purpose.kind === "quit" ? mode.menu.title : null;
}

/** What stands in the list's place where the filter and the search leave nothing, and the way out. */
export function emptyText({ filter, query, mode }: WalkState): string {
  if (query === "") return filter === "all" ? `${nothing.all}.` : `${nothing[filter]}. esc shows all items.`;
  const found =
    filter === "all" ? `Nothing matches "${query}".` : `Nothing in "${filter}" matches "${query}".`;
  return `${found} esc ${mode.kind === "search" ? "leaves the search" : "clears the search"}.`;
}

export function savingOf(state: WalkState): SavingState {
  const refused = state.refused ?? state.lost;
  if (refused !== null) return { state: "failed", text: `NOT SAVED: ${refused}` };
  return state.steps.length > 0 ? { state: "saving", text: "saving…" } : { state: "saved", text: "saved" };
}

/** What the footer says: what is wrong as long as it is, before that a key went well; else of the last key. */
export function messageOf(state: WalkState): Message | null {
  const { message } = state;
  const text = troubleOf(state);
  return text !== null && (message === null || message.tone === "good") ? { tone: "bad", text } : message;
}

/** In full: the header has no room for the reason and its mend. */
function troubleOf({ refused, lost, watchFailed }: WalkState): string | null {
  if (refused !== null || lost !== null) return `NOT SAVED: ${refused ?? lost}`;
  return watchFailed === null ? null : `Changes of others can't be seen: ${watchFailed}`;
}

/** What is wrong with the answer being typed, or with what was asked for meanwhile, such as an editor. */
export function promptErrorOf({ mode, message }: WalkState): string | null {
  if (mode.kind !== "prompt") return null;
  return mode.prompt.error ?? (message?.tone === "bad" ? message.text : null);
}

/** The clock as the header shows it: hours and minutes where the person is; with its day where it is not the machine's. */
export function clockText({ now, replay }: Pick<WalkState, "now" | "replay">): string {
  const date = new Date(now);
  const time = `${String(date.getHours()).padStart(2, "0")}:${String(date.getMinutes()).padStart(2, "0")}`;
  if (!replay) return time;
  const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });
  return `as of ${day.format(date)} ${time}`;
}
