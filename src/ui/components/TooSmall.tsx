import { Box } from "ink";
import { smallest } from "../../app/layout.ts";
import { wrap } from "../../core/text/fit.ts";
import { span } from "../row.ts";
import { Rows } from "./Rows.tsx";

export interface TooSmallProps {
  readonly columns: number;
  readonly rows: number;
  /** What is to be decided before one can leave, a sentence without its full stop; null where nothing is. */
  readonly open?: string | null;
}

/** What is seen instead of the walk where the terminal is too small for it. */
export function TooSmall({ columns, rows, open = null }: TooSmallProps) {
  const need = `gonogo needs ${smallest.columns} columns and ${smallest.rows} rows; here are ${columns} × ${rows}.`;
  const text =
    open === null
      ? `${need} Enlarge the window, or press q to leave.`
      : `${open}. Enlarge the window to decide: ${need}`;
  const lines = wrap(text, Math.max(1, columns)).slice(0, Math.max(1, rows));
  return (
    <Box flexDirection="column">
      <Rows rows={lines.map((line) => [span(line)])} width={columns} />
    </Box>
  );
}
