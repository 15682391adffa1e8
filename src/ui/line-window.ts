import { certain } from "../core/text/certain.ts";
import { width as widthOf } from "../core/text/fit.ts";

/** What is seen of a line being typed, before and after its cursor. */
export interface LineWindow {
  readonly before: string;
  readonly after: string;
}

/**
 * The part of `value` around the cursor that fits into `columns` beside the cursor's own one. A part that is hidden shows
 * as …; the cursor keeps a third of the row before or behind it wherever there is text to show.
 */
export function lineWindow(value: string, cursor: number, columns: number): LineWindow {
  const before = certain(value.slice(0, cursor));
  const after = certain(value.slice(cursor));
  const room = Math.max(0, columns - 1);
  if (widthOf(before) + widthOf(after) <= room) return { before, after };
  const behind = Math.min(widthOf(after), Math.floor(room / 3));
  const shownBefore = endOf(before, room - behind);
  return { before: shownBefore, after: startOf(after, room - widthOf(shownBefore)) };
}

const segmenter = (): Intl.Segmenter => new Intl.Segmenter(undefined, { granularity: "grapheme" });

function startOf(text: string, columns: number): string {
  if (widthOf(text) <= columns) return text;
  return columns < 1 ? "" : `${taken(graphemes(text), columns - 1).join("")}…`;
}

function endOf(text: string, columns: number): string {
  if (widthOf(text) <= columns) return text;
  return columns < 1
    ? ""
    : `…${taken(graphemes(text).reverse(), columns - 1)
        .reverse()
        .join("")}`;
}

const graphemes = (text: string): string[] => Array.from(segmenter().segment(text), (part) => part.segment);

/** The first graphemes that fit into `columns`. */
function taken(parts: readonly string[], columns: number): string[] {
  let left = columns;
  const kept: string[] = [];
  for (const part of parts) {
    left -= widthOf(part);
    if (left < 0) break;
    kept.push(part);
  }
  return kept;
}
