import { Box } from "ink";
import { span } from "../row.ts";
import { Rows } from "./Rows.tsx";

const joint = { top: "┬", middle: "─", bottom: "┴" } as const;

export interface HRuleProps {
  readonly width: number;
  /** Columns, from 0, where a vertical rule meets this one. */
  readonly joints: readonly number[];
  /** On which side the vertical rules are: below a `top`, above a `bottom`, on neither of a `middle`. */
  readonly kind: "top" | "middle" | "bottom";
}

/** A horizontal rule, one row. */
export function HRule({ width, joints, kind }: HRuleProps) {
  const line = Array.from({ length: Math.max(0, width) }, (_, column) =>
    joints.includes(column) ? joint[kind] : "─",
  ).join("");
  return (
    <Box flexDirection="column" flexShrink={0}>
      <Rows rows={[[span(line, "dim")]]} width={width} />
    </Box>
  );
}

/** A vertical rule, one column. */
export function Rule({ height }: { readonly height: number }) {
  return (
    <Box flexDirection="column" flexShrink={0}>
      <Rows rows={Array.from({ length: Math.max(0, height) }, () => [span("│", "dim")])} width={1} />
    </Box>
  );
}
