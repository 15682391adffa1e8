/**
 * A row of the screen before it is drawn: pieces of text of certain width, each with its tones. Rows are measured, cut and
 * padded here, so that Ink never has to wrap or to shorten one.
 */
import { fit, width } from "../core/text/fit.ts";
import { paint, type Tone } from "./theme.ts";

export interface Span {
  readonly text: string;
  readonly tones: readonly Tone[];
  /** Codes put around the text where it came with colours of its own. */
  readonly codes?: { readonly open: string; readonly close: string };
}

export type Row = readonly Span[];

/** A piece of a row. The text must have a certain width: names and texts from outside go through `plain` or `certain` first. */
export const span = (text: string, ...tones: Tone[]): Span => ({ text, tones });

/** An empty row. */
export const blank: Row = [];

/** Columns that a row takes. */
export const rowWidth = (row: Row): number => row.reduce((sum, piece) => sum + width(piece.text), 0);

/** The row cut to at most `columns`, with … where something was cut away. */
export function fitRow(row: Row, columns: number): Row {
  if (rowWidth(row) <= columns) return row;
  const kept: Span[] = [];
  let left = columns;
  for (const piece of row) {
    const taken = width(piece.text);
    // The last piece that fits whole must still leave a column for the sign that more follows.
    if (taken < left) {
      kept.push(piece);
      left -= taken;
      continue;
    }
    kept.push({ ...piece, text: fit(`${piece.text}${" ".repeat(left + 1)}`, left) });
    break;
  }
  return kept;
}

/** The row at exactly `columns`: cut, or padded with spaces that carry `tones`. */
export function fill(row: Row, columns: number, ...tones: Tone[]): Row {
  const fitted = fitRow(row, columns);
  const missing = columns - rowWidth(fitted);
  return missing > 0 ? [...fitted, span(" ".repeat(missing), ...tones)] : fitted;
}

/** `left` at the left, `right` at the right edge, at exactly `columns`. What does not fit is cut from the left part. */
export function spread(left: Row, right: Row, columns: number): Row {
  if (right.length === 0) return fill(left, columns);
  const end = fitRow(right, columns);
  const room = columns - rowWidth(end);
  return room <= 1 ? fill(end, columns) : [...fill(left, room - 1), span(" "), ...end];
}

/** The row as the selected one: its colours give way, so that the bar has one background. */
export const select = (row: Row): Row =>
  row.map(({ text, tones }) =>
    span(text, "selection", ...tones.filter((tone) => tone === "strong" || tone === "match")),
  );

/** The row as one string for a `<Text>`, at the terminal's colour level. */
export const painted = (row: Row): string =>
  row
    .map(({ text, tones, codes }) =>
      tones.reduce((done, tone) => paint(done, tone), codes ? `${codes.open}${text}${codes.close}` : text),
    )
    .join("");
