import { fit } from "../core/text/fit.ts";
import { fill, type Row, rowWidth, span } from "./row.ts";

/**
 * A box drawn with rows of text, `columns` wide and two rows higher than its content. Every cell is written, so that a box
 * put over other panes hides them without a background colour of its own.
 */
export function framed(title: string, content: readonly Row[], columns: number): readonly Row[] {
  const inner = Math.max(0, columns - 4);
  const name = title === "" ? "" : ` ${fit(title, Math.max(1, columns - 6))} `;
  const rest = columns - 3 - rowWidth([span(name)]);
  const top: Row = [
    span("┌─", "dim"),
    span(name, "strong"),
    span(`${"─".repeat(Math.max(0, rest))}┐`, "dim"),
  ];
  const bottom: Row = [span(`└${"─".repeat(Math.max(0, columns - 2))}┘`, "dim")];
  return [
    top,
    ...content.map((row): Row => [span("│ ", "dim"), ...fill(row, inner), span(" │", "dim")]),
    bottom,
  ];
}
