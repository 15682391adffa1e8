/** Keys of everything that is not the list. */
import type { Command } from "./actions.ts";
import type { Binding, Category } from "./keymap.ts";
import type { Mode } from "./state.ts";

type Row = readonly [keys: string, action: Command, description: string, label?: string];

function rows(mode: Mode["kind"], category: Category, table: readonly Row[]): Binding[] {
  return table.map(([keys, action, description, label]) => ({
    mode,
    category,
    keys: keys.split(" "),
    action,
    description,
    ...(label ? { label, footer: true } : {}),
  }));
}

const scrolling: readonly Row[] = [
  ["down j ctrl-n", { type: "scroll", by: 1 }, "a line down", "down"],
  ["up k ctrl-p", { type: "scroll", by: -1 }, "a line up", "up"],
  ["page-down space ctrl-f", { type: "scroll", by: "page" }, "a page down", "page"],
  ["ctrl-d", { type: "scroll", by: "page" }, "a page down"],
  ["page-up ctrl-b", { type: "scroll", by: "-page" }, "a page up"],
  ["ctrl-u", { type: "scroll", by: "-page" }, "a page up"],
  ["g home", { type: "scroll", by: "top" }, "the beginning", "top"],
  ["G end", { type: "scroll", by: "bottom" }, "the end", "end"],
];

const always: readonly Row[] = [
  ["ctrl-c", { type: "quit" }, "quit"],
  ["ctrl-z", { type: "stop" }, "to the shell, and back with fg"],
];

const redraw: Row = ["ctrl-l", { type: "redraw" }, "draw the screen anew"];

export const beyondList: readonly Binding[] = [
  ...rows("search", "Search", [
    ["enter", { type: "search ends", keep: true }, "keep the search", "keep"],
    ["escape", { type: "search ends", keep: false }, "leave the search, back where it began", "back"],
    ["down ctrl-n", { type: "move", by: 1 }, "down", "down"],
    ["up ctrl-p", { type: "move", by: -1 }, "up", "up"],
    ...always,
    redraw,
  ]),
  ...rows("prompt", "Prompt", [
    ["enter", { type: "answer" }, "answer", "ok"],
    ["escape", { type: "cancel" }, "leave everything as it was", "cancel"],
    ["ctrl-o", { type: "edit" }, "write the answer in your editor", "editor"],
    ["up shift-tab", { type: "back" }, "back to the question before"],
    ...always,
    redraw,
  ]),
  ...rows("menu", "Menu", [
    ["down j tab ctrl-n", { type: "choose by", by: 1 }, "down", "down"],
    ["up k shift-tab ctrl-p", { type: "choose by", by: -1 }, "up", "up"],
    ["enter space", { type: "choose" }, "take it; its number does so at once", "take"],
    ["escape q", { type: "close" }, "leave everything as it was", "cancel"],
    ...always,
    redraw,
  ]),
  ...rows("help", "Text", [
    ...scrolling,
    ["escape q ?", { type: "close" }, "close the help", "close"],
    ...always,
    redraw,
  ]),
  ...rows("preview", "Text", [
    ...scrolling,
    ["escape q p", { type: "close" }, "close the preview", "close"],
    ...always,
    redraw,
  ]),
];
