import { type Row, span } from "../row.ts";

const joint = { top: "┬", bottom: "┴" } as const;

/**
 * A horizontal rule. `joints` are the columns, from 0, where a vertical rule meets it: below a `top`, above a `bottom`.
 */
export function ruleRow(width: number, joints: readonly number[], kind: keyof typeof joint): Row {
  const line = Array.from({ length: Math.max(0, width) }, (_, column) =>
    joints.includes(column) ? joint[kind] : "─",
  ).join("");
  return [span(line, "dim")];
}
