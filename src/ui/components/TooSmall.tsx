import { Box } from "ink";
import { wrap } from "../../core/text/fit.ts";
import { span } from "../row.ts";
import { Rows } from "./Rows.tsx";

export interface TooSmallProps {
  readonly columns: number;
  readonly rows: number;
}

/** What is seen instead of the walk where the terminal is too small for it. */
export function TooSmall({ columns, rows }: TooSmallProps) {
  const text = `gonogo needs 80 columns and 24 rows; here are ${columns} × ${rows}. Enlarge the window, or press q to leave.`;
  const lines = wrap(text, Math.max(1, columns)).slice(0, Math.max(1, rows));
  return (
    <Box flexDirection="column">
      <Rows rows={lines.map((line) => [span(line)])} width={columns} />
    </Box>
  );
}
