import { Box } from "ink";
import { safeLine } from "../ansi.ts";
import { certain } from "../certain.ts";
import { type Row, span, spread } from "../row.ts";
import { scrolled } from "../scroll.ts";
import { Rows } from "./Rows.tsx";

export interface PreviewProps {
  readonly title: string;
  /** Lines as they are to be read; colours in them are kept, other control codes are not. */
  readonly lines: readonly string[];
  readonly scroll: number;
  readonly width: number;
  readonly height: number;
}

/** A text to read page by page; the first row is its title. */
export function Preview({ title, lines, scroll, width, height }: PreviewProps) {
  const window = scrolled(lines, scroll, height - 1);
  const place =
    lines.length === 0 ? "empty" : `${window.top + 1}–${window.top + window.rows.length} of ${lines.length}`;
  const top = spread([span(" "), span(certain(title), "strong")], [span(`${place} `, "dim")], width);
  const rows = window.rows.map((line) => [span(" "), ...toned(safeLine(line, width - 2))]);
  return (
    <Box flexDirection="column" width={width} height={height} flexShrink={0} overflow="hidden">
      <Rows rows={[top, ...rows]} width={width} height={height} />
    </Box>
  );
}

/** Markdown's headings stand out, and so do items that failed. */
function toned(row: Row): Row {
  const text = row.map((piece) => piece.text).join("");
  const tone = /^#{1,6} /.test(text) ? "strong" : /^\s*[-*] ✗/.test(text) ? "bad" : null;
  return tone === null ? row : row.map((piece) => ({ ...piece, tones: [...piece.tones, tone] }));
}
