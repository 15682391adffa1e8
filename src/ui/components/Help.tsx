import { Box } from "ink";
import { fit, pad, width as widthOf } from "../../core/text/fit.ts";
import { certain } from "../certain.ts";
import { fill, type Row, span, spread } from "../row.ts";
import { scrolled } from "../scroll.ts";
import { Rows } from "./Rows.tsx";

export interface HelpRow {
  readonly keys: string;
  readonly description: string;
  /** Why the key does nothing now. */
  readonly disabled?: string;
}

export interface HelpGroup {
  readonly category: string;
  readonly rows: readonly HelpRow[];
}

export interface HelpProps {
  readonly groups: readonly HelpGroup[];
  readonly scroll: number;
  readonly width: number;
  readonly height: number;
}

const twoColumnsFrom = 120;
const gap = 3;

/** All keys by category, in two columns where the width allows it; the first row is the title. */
export function Help({ groups, scroll, width, height }: HelpProps) {
  const rows = helpRows(groups, width);
  const window = scrolled(rows, scroll, height - 1);
  const title = spread([span(" "), span("Keys", "strong")], [span(`${window.hint} `, "dim")], width);
  return (
    <Box flexDirection="column" width={width} height={height} flexShrink={0} overflow="hidden">
      <Rows rows={[title, ...window.rows]} width={width} height={height} />
    </Box>
  );
}

/** How many rows the help has to scroll through at a width. */
export const helpLength = (groups: readonly HelpGroup[], width: number): number =>
  helpRows(groups, width).length;

function helpRows(groups: readonly HelpGroup[], width: number): readonly Row[] {
  if (width < twoColumnsFrom) return columnOf(groups, width);
  const column = Math.floor((width - gap) / 2);
  const half = groups.reduce((sum, group) => sum + group.rows.length + 2, 0) / 2;
  let height = 0;
  const [left, right]: [HelpGroup[], HelpGroup[]] = [[], []];
  for (const group of groups) {
    (height < half ? left : right).push(group);
    height += group.rows.length + 2;
  }
  const [first, second] = [columnOf(left, column), columnOf(right, column)];
  return Array.from({ length: Math.max(first.length, second.length) }, (_, index) => [
    ...fill(first[index] ?? [], column),
    span(" ".repeat(gap)),
    ...(second[index] ?? []),
  ]);
}

function columnOf(groups: readonly HelpGroup[], width: number): readonly Row[] {
  const keysWidth = Math.min(
    20,
    Math.max(0, ...groups.flatMap((group) => group.rows.map((row) => widthOf(certain(row.keys))))),
  );
  return groups.flatMap((group): readonly Row[] => [
    [],
    [span(` ${certain(group.category)}`, "accent", "strong")],
    ...group.rows.map((row) => rowOf(row, keysWidth, width)),
  ]);
}

function rowOf({ keys, description, disabled }: HelpRow, keysWidth: number, width: number): Row {
  const shown = span(
    `   ${pad(fit(certain(keys), keysWidth), keysWidth)}  `,
    disabled === undefined ? "key" : "dim",
  );
  const text = certain(description);
  if (disabled === undefined) return fill([shown, span(text)], width);
  return fill([shown, span(`${text} (not now: ${certain(disabled)})`, "dim")], width);
}
