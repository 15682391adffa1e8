import type { ReadLine } from "../../app/reading.ts";
import { certain } from "../../core/text/certain.ts";
import { safeLine } from "../ansi.ts";
import { type Row, span, spread } from "../row.ts";
import { scrolled } from "../scroll.ts";

export interface PreviewProps {
  readonly title: string;
  /** Lines wrapped for the width; colours in them are kept, other control codes are not. */
  readonly lines: readonly Pick<ReadLine, "text" | "source">[];
  readonly scroll: number;
  readonly width: number;
  readonly height: number;
}

/** A text to read page by page; the first row is its title. */
export function previewPane({ title, lines, scroll, width, height }: PreviewProps): readonly Row[] {
  const window = scrolled(lines, scroll, height - 1);
  const place =
    lines.length === 0 ? "empty" : `${window.top + 1}–${window.top + window.rows.length} of ${lines.length}`;
  const top = spread([span(" "), span(certain(title), "strong")], [span(`${place} `, "dim")], width);
  const rows = window.rows.map(({ text, source }) => [
    span(" "),
    ...toned(safeLine(text, width - 2), source),
  ]);
  return [top, ...rows];
}

/** Markdown's headings stand out, and so do items that failed; a line over several rows does on all of them. */
function toned(row: Row, source: string): Row {
  const tone = /^#{1,6} /.test(source) ? "strong" : /^\s*[-*] (?:✗|❌)/u.test(source) ? "bad" : null;
  return tone === null ? row : row.map((piece) => ({ ...piece, tones: [...piece.tones, tone] }));
}
