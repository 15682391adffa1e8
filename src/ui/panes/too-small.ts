import { smallest } from "../../app/layout.ts";
import type { Size } from "../../app/state.ts";
import { wrap } from "../../core/text/fit.ts";
import { type Row, span } from "../row.ts";

export interface TooSmallProps extends Size {
  /** What is to be decided before one can leave, a sentence without its full stop; null where nothing is. */
  readonly open: string | null;
}

/** What is seen instead of the walk where the terminal is too small for it. */
export function tooSmallPane({ columns, rows, open }: TooSmallProps): readonly Row[] {
  const need = `gonogo needs ${smallest.columns} columns and ${smallest.rows} rows; here are ${columns} × ${rows}.`;
  const text =
    open === null
      ? `${need} Enlarge the window, or press q to leave.`
      : `${open}. Enlarge the window to decide: ${need}`;
  return wrap(text, Math.max(1, columns)).map((line) => [span(line)]);
}
