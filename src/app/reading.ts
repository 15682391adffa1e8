/** Texts that are read page by page, the help and the preview: their lines at the screen's size, and how many are seen at once. */
import { certain } from "../core/text/certain.ts";
import { width as widthOf, wrap } from "../core/text/fit.ts";
import { helpGroups, spokenHelp } from "./help.ts";
import { helpColumns } from "./help-lines.ts";
import { layoutOf } from "./layout.ts";
import type { WalkState } from "./state.ts";

/** A line as it is shown, and the line of the text that it is, or is a part of. */
export interface ReadLine {
  readonly text: string;
  readonly source: string;
  /** Place of the source in the text. */
  readonly from: number;
}

export interface Reading {
  /** Lines to scroll through. */
  readonly count: number;
  /** Lines seen at once. */
  readonly height: number;
  /** Lines that a page moves by. */
  readonly page: number;
}

/** Lines that are read aloud at once. */
export const spokenPage = 12;

/** How far the text over the list can be scrolled; null where none lies over it. */
export function readingOf(state: WalkState): Reading | null {
  const { mode, size, spoken } = state;
  if (mode.kind !== "help" && mode.kind !== "preview") return null;
  if (spoken) {
    const count = mode.kind === "help" ? spokenHelp(state).length : mode.lines.length;
    return { count, height: spokenPage, page: spokenPage };
  }
  // The title takes a row of the pane.
  const height = layoutOf(size, mode.kind, state.welcome).height - 1;
  const count =
    mode.kind === "help"
      ? Math.max(...helpColumns(helpGroups(state), size.columns).map((column) => column.length))
      : previewLines(mode.lines, size.columns).length;
  // A line of the page before stays in sight.
  return { count, height, page: Math.max(1, height - 1) };
}

const wrapped = new WeakMap<
  readonly string[],
  { readonly columns: number; readonly lines: readonly ReadLine[] }
>();

/** A text's lines on a screen of `columns`, a column of space at either side; wrapped once for each width. */
export function previewLines(lines: readonly string[], columns: number): readonly ReadLine[] {
  const known = wrapped.get(lines);
  if (known?.columns === columns) return known.lines;
  const room = Math.max(8, columns - 2);
  const made = lines.flatMap((source, from) =>
    wrapLine(source, room).map((text) => ({ text, source, from })),
  );
  wrapped.set(lines, { columns, lines: made });
  return made;
}

/** What opens a line of Markdown: its indentation, a quote's or a list's sign, a task's box, a table's first bar. */
const opening = /^\s*(?:>\s*)*(?:(?:[-*+]|\d+[.)])\s+(?:\[.\]\s+)?|\|\s*)?/;

/** A line at most `room` wide; what is left of it stands below its text, not below its sign. */
function wrapLine(line: string, room: number): readonly string[] {
  const text = certain(line.replaceAll("\t", "  "));
  // Colours are not counted: such a line is cut where it is drawn.
  if (line.includes("\x1b") || widthOf(text) <= room) return [line];
  const sign = opening.exec(text)?.[0] ?? "";
  const hang = Math.min(widthOf(sign), Math.floor(room / 2));
  return wrap(text.slice(sign.length), room - Math.max(hang, widthOf(sign))).map((part, index) =>
    index === 0 ? `${sign}${part}` : `${" ".repeat(hang)}${part}`,
  );
}

/** The scroll that shows the same place after the screen's width has changed. */
export function samePlace(lines: readonly string[], scroll: number, before: number, after: number): number {
  const from = previewLines(lines, before)[scroll]?.from;
  if (from === undefined) return scroll;
  return Math.max(
    0,
    previewLines(lines, after).findIndex((line) => line.from === from),
  );
}
