import { width as widthOf } from "../core/text/fit.ts";
import { type Row, span } from "./row.ts";

/** From and to, in UTF-16 units, of one line of a wrapped text. */
type Range = readonly [number, number];

/**
 * A row over as many rows of `columns` as it needs, broken between words, and within a word that is longer than a row.
 * Rows after the first are indented by `hang` columns. Tones are kept.
 */
export function wrapRow(row: Row, columns: number, hang = 0): readonly Row[] {
  const text = row.map((piece) => piece.text).join("");
  const indent = Math.min(hang, Math.max(0, columns - 8));
  return rangesOf(text, Math.max(1, columns), indent).map((range, index): Row => {
    const part = sliceRow(row, range);
    return index > 0 && indent > 0 ? [span(" ".repeat(indent)), ...part] : part;
  });
}

function rangesOf(text: string, columns: number, indent: number): readonly Range[] {
  const ranges: Range[] = [];
  let [start, end, used] = [0, 0, 0];
  const room = (): number => columns - (ranges.length > 0 ? indent : 0);
  const breakAt = (at: number): void => {
    ranges.push([start, end]);
    [start, end, used] = [at, at, 0];
  };
  for (const found of text.matchAll(/(\s*)(\S+)/gu)) {
    const [, space = "", word = ""] = found;
    const from = found.index + space.length;
    const size = widthOf(word);
    if (end > start) {
      if (used + space.length + size <= room()) {
        used += space.length + size;
        end = from + word.length;
        continue;
      }
      // A word longer than any row, such as a link, begins where it stands: most of the row is still free for it.
      if (size > columns - indent && used + space.length <= columns * 0.4) used += space.length;
      else breakAt(from);
    } else if (space.length < columns / 2) used = space.length;
    else start = from;
    if (used + size <= room()) {
      used += size;
      end = from + word.length;
      continue;
    }
    end = from;
    for (const letter of graphemes(word)) {
      const wide = widthOf(letter);
      if (used + wide > room() && end > start) breakAt(end);
      used += wide;
      end += letter.length;
    }
  }
  ranges.push([start, end]);
  return ranges;
}

let segmenter: Intl.Segmenter | null = null;

function graphemes(word: string): readonly string[] {
  if (/^[\x20-\x7e]*$/.test(word)) return [...word];
  segmenter ??= new Intl.Segmenter(undefined, { granularity: "grapheme" });
  return Array.from(segmenter.segment(word), (part) => part.segment);
}

function sliceRow(row: Row, [from, to]: Range): Row {
  let at = 0;
  return row.flatMap((piece): Row => {
    const begin = at;
    at += piece.text.length;
    const text = piece.text.slice(Math.max(0, from - begin), Math.max(0, to - begin));
    return text === "" ? [] : [{ ...piece, text }];
  });
}
