import type { HelpGroup } from "../../app/help.ts";
import {
  type HelpLine,
  helpColumns,
  helpColumnWidth,
  helpGap,
  helpIndent,
  keysWidth,
} from "../../app/help-lines.ts";
import { pad } from "../../core/text/fit.ts";
import { blank, fill, type Row, span, spread } from "../row.ts";
import { scrolled } from "../scroll.ts";

export interface HelpProps {
  readonly groups: readonly HelpGroup[];
  readonly scroll: number;
  readonly width: number;
  readonly height: number;
}

/** All keys by category, in two columns where the width allows it; the first row is the title. */
export function helpPane({ groups, scroll, width, height }: HelpProps): readonly Row[] {
  const rows = rowsOf(groups, width);
  const window = scrolled(rows, scroll, height - 1);
  const title = spread([span(" "), span("Keys", "strong")], [span(`${window.hint} `, "dim")], width);
  return [title, ...window.rows];
}

function rowsOf(groups: readonly HelpGroup[], width: number): readonly Row[] {
  const keys = keysWidth(groups);
  const [first = [], second] = helpColumns(groups, width).map((lines) =>
    lines.map((line) => rowOf(line, keys)),
  );
  if (!second) return first;
  const column = helpColumnWidth(width);
  return Array.from({ length: Math.max(first.length, second.length) }, (_, index) => [
    ...fill(first[index] ?? [], column),
    span(" ".repeat(helpGap)),
    ...fill(second[index] ?? [], column),
  ]);
}

function rowOf({ kind, keys, text, usable }: HelpLine, width: number): Row {
  if (kind === "blank") return blank;
  if (kind === "heading") return [span(` ${text}`, "accent", "strong")];
  return [
    span(`${" ".repeat(helpIndent)}${pad(keys, width)}  `, usable ? "key" : "dim"),
    span(text, usable ? "plain" : "dim"),
  ];
}
