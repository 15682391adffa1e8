/** The help as lines, in one column or two. Here and not where it is drawn, because keys page by them. */
import { certain } from "../core/text/certain.ts";
import { width as widthOf, wrap } from "../core/text/fit.ts";
import type { HelpGroup, HelpRow } from "./help.ts";

export interface HelpLine {
  readonly kind: "blank" | "heading" | "row";
  /** Empty on the second line of a long description. */
  readonly keys: string;
  readonly text: string;
  /** False for a key that does nothing now. */
  readonly usable: boolean;
}

/** From this width on the help stands in two columns. */
const twoColumnsFrom = 120;

/** Columns between the two. */
export const helpGap = 3;
/** Columns before the keys, and between them and what they do. */
export const helpIndent = 3;
const widestKeys = 24;

const blank: HelpLine = { kind: "blank", keys: "", text: "", usable: true };

/** Columns of each column of the help on a screen of `width`. */
export const helpColumnWidth = (width: number): number =>
  width < twoColumnsFrom ? width : Math.floor((width - helpGap) / 2);

/** Columns that the keys take. */
export function keysWidth(groups: readonly HelpGroup[]): number {
  const widths = groups.flatMap((group) => group.rows.map((row) => widthOf(certain(row.keys))));
  return Math.min(widestKeys, Math.max(0, ...widths));
}

/** The lines of each column; groups stay whole, and the columns are about as long as each other. */
export function helpColumns(groups: readonly HelpGroup[], width: number): readonly (readonly HelpLine[])[] {
  const keys = keysWidth(groups);
  const room = Math.max(12, helpColumnWidth(width) - helpIndent - keys - 3);
  const blocks = groups.map((group): readonly HelpLine[] => [
    blank,
    { kind: "heading", keys: "", text: certain(group.category), usable: true },
    ...group.rows.flatMap((row) => linesOf(row, room)),
  ]);
  if (width < twoColumnsFrom) return [blocks.flat()];
  const half = blocks.reduce((sum, block) => sum + block.length, 0) / 2;
  const [left, right]: [HelpLine[], HelpLine[]] = [[], []];
  for (const block of blocks) (left.length < half ? left : right).push(...block);
  return [left, right];
}

function linesOf({ keys, description, disabled }: HelpRow, room: number): readonly HelpLine[] {
  const text = certain(disabled === undefined ? description : `${description} (not now: ${disabled})`);
  return wrap(text, room).map((part, index) => ({
    kind: "row",
    keys: index === 0 ? certain(keys) : "",
    text: part,
    usable: disabled === undefined,
  }));
}
