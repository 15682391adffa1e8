/**
 * The table of keys. What a key does, what the footer says of it and what the help says are all read from here.
 */
import type { Command } from "./actions.ts";
import { beyondList } from "./keymap-modes.ts";
import * as when from "./keymap-when.ts";
import type { Mode, WalkState } from "./state.ts";

export type Category =
  | "Move"
  | "Say"
  | "Look"
  | "Release"
  | "Program"
  | "Search"
  | "Prompt"
  | "Menu"
  | "Text";

export interface Binding {
  readonly mode: Mode["kind"];
  /** Names as `input.ts` gives them; the first is the one that is shown. */
  readonly keys: readonly string[];
  readonly action: Command;
  /** For the footer, one or two words. */
  readonly label?: string;
  /** For the help, one sentence without a full stop. */
  readonly description: string;
  readonly category: Category;
  /** True where it can be used now, otherwise why it can't. */
  readonly when?: (state: WalkState) => true | string;
  /** Shown in the footer. */
  readonly footer?: boolean;
}

type Row = Omit<Binding, "mode" | "category" | "keys" | "action" | "description">;

const row =
  (category: Category) =>
  (keys: string, action: Command, description: string, more: Row = {}): Binding => ({
    mode: "list",
    category,
    keys: keys.split(" "),
    action,
    description,
    ...more,
  });

const say = row("Say");
const move = row("Move");
const look = row("Look");
const release = row("Release");
const program = row("Program");

const list: readonly Binding[] = [
  say("space", { type: "mark", status: "pass" }, "pass the item and move on", {
    label: "pass",
    footer: true,
    when: when.onItem,
  }),
  say("x", { type: "mark", status: "fail" }, "fail the item; asks for the reason", {
    label: "fail",
    footer: true,
    when: when.onItem,
  }),
  say("n", { type: "mark", status: "na" }, "not applicable; asks for the reason and until when", {
    label: "n/a",
    footer: true,
    when: when.waivable,
  }),
  say("r", { type: "mark", status: "reset" }, "take the item's word back", {
    label: "reset",
    when: when.said,
  }),
  say("u", { type: "undo" }, "undo your last change; of an earlier day one by one", {
    label: "undo",
    footer: true,
    when: when.undoable,
  }),
  say("U", { type: "redo" }, "bring back what you undid", { label: "redo", when: when.redoable }),
  say("e", { type: "ask evidence", of: "this" }, "attach evidence to this item", {
    label: "evidence",
    footer: true,
    when: when.onItem,
  }),
  say("E", { type: "ask evidence", of: "last" }, "attach evidence to the item marked last", {
    when: when.marked,
  }),
  say("c", { type: "ask note" }, "add a note", { label: "note", footer: true, when: when.onItem }),
  say("C", { type: "ask long note" }, "write a long note in your editor", { when: when.onItem }),
  say("i", { type: "ask fields" }, "fill in the item's fields", { label: "fields", when: when.hasFields }),
  say("enter", { type: "menu", of: "status" }, "choose the status from a menu", { when: when.onItem }),

  look("escape", { type: "clear" }, "clear the search, then the filter", {
    label: "clear",
    footer: true,
    when: when.narrowed,
  }),
  look("/", { type: "search" }, "search in texts and ids as you type", { label: "search", footer: true }),
  look("f", { type: "menu", of: "filter" }, "show only pending, red flags, stale, mine, no evidence", {
    label: "filter",
    footer: true,
  }),
  look("p", { type: "preview" }, "read the artifact as it would be exported now", {
    label: "preview",
    footer: true,
  }),
  look("m", { type: "milestone" }, "show the next milestone in the header", {
    label: "milestone",
    when: when.gated,
  }),
  look("J", { type: "detail", by: 1 }, "scroll the detail down"),
  look("K", { type: "detail", by: -1 }, "scroll the detail up"),

  move("down j ctrl-n", { type: "move", by: 1 }, "down"),
  move("up k ctrl-p", { type: "move", by: -1 }, "up"),
  move("g home", { type: "go", to: "first" }, "the first item"),
  move("G end", { type: "go", to: "last" }, "the last item"),
  move("page-down ctrl-f", { type: "page", by: 1 }, "a page down"),
  move("page-up ctrl-b", { type: "page", by: -1 }, "a page up"),
  move("ctrl-d", { type: "page", by: 0.5 }, "half a page down"),
  move("ctrl-u", { type: "page", by: -0.5 }, "half a page up"),
  move("] right l", { type: "section", by: 1 }, "the next section"),
  move("[ left h", { type: "section", by: -1 }, "the start of this section, then the one before"),
  move("tab", { type: "pending", by: 1 }, "the next pending item", { label: "pending", footer: true }),
  move("shift-tab", { type: "pending", by: -1 }, "the pending item before"),
  move("!", { type: "red flag" }, "the next red flag", { label: "red flag", when: when.flagged }),
  move(">", { type: "match", by: 1 }, "the next match of the search", { when: when.searched }),
  move("<", { type: "match", by: -1 }, "the match before", { when: when.searched }),

  release("w", { type: "menu", of: "format" }, "write the artifact to a file", {
    label: "write",
    footer: true,
  }),
  release("R", { type: "menu", of: "release" }, "open another release, or begin one", { label: "release" }),

  program("q ctrl-c", { type: "quit" }, "quit; what is not on disk is asked about", {
    label: "quit",
    footer: true,
  }),
  program("ctrl-z", { type: "stop" }, "to the shell, and back with fg"),
  program("ctrl-l", { type: "redraw" }, "draw the screen anew"),
  // Last of those in the footer: it is the one that stays where not all fit.
  program("?", { type: "help" }, "this help", { label: "help", footer: true }),
];

export const keymap: readonly Binding[] = [...list, ...beyondList];

const byMode = new Map<Mode["kind"], Map<string, Binding>>();
for (const binding of keymap) {
  const keys = byMode.get(binding.mode) ?? new Map<string, Binding>();
  for (const key of binding.keys) keys.set(key, binding);
  byMode.set(binding.mode, keys);
}

/** What a key is bound to in a mode. */
export function bindingFor(mode: Mode["kind"], key: string): Binding | null {
  return byMode.get(mode)?.get(key) ?? null;
}
