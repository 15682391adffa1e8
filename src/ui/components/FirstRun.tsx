import { Box } from "ink";
import { certain } from "../../core/text/certain.ts";
import { framed } from "../frame.ts";
import { span } from "../row.ts";
import { Rows } from "./Rows.tsx";

export interface FirstRunProps {
  readonly release: string;
  readonly operator: string;
  /** The three lines to read; the box is two rows higher. */
  readonly lines: readonly string[];
  readonly width: number;
}

/** What a first run explains, in a box. */
export function FirstRun({ release, operator, lines, width }: FirstRunProps) {
  const content = lines.map((line) => [span(certain(line))]);
  return (
    <Box flexDirection="column" width={width} flexShrink={0}>
      <Rows rows={framed(`${certain(release)} · ${certain(operator)}`, content, width)} width={width} />
    </Box>
  );
}
