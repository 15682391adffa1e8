import type { ItemRow } from "../../app/selectors.ts";
import { certain } from "../../core/text/certain.ts";
import { fit, pad, width as widthOf } from "../../core/text/fit.ts";
import { plain } from "../../core/text/plain.ts";
import { highlight } from "../highlight.ts";
import { itemLine } from "../item-line.ts";
import { fill, type Row, rowWidth, select, span, spread } from "../row.ts";
import { statusSymbol, statusTone, symbols } from "../symbols.ts";
import { fraction, rowWord, shortId } from "../words.ts";
import { wrapRow } from "../wrap-row.ts";

export interface ItemsProps {
  /** The rows in sight only; the pane's first row is its title. */
  readonly rows: readonly ItemRow[];
  readonly title: string;
  /** Rows hidden above and below those in sight. */
  readonly above: number;
  readonly below: number;
  /** What stands there where there are no rows. */
  readonly empty?: string;
  /** Columns of the items' numbers; as wide as the rows in sight need where it is not given. */
  readonly numbers?: number;
  /** What is searched for; empty where nothing is. */
  readonly query: string;
  readonly width: number;
}

/** What is left of a row for the text when its words at the end would take too much of it. */
const leastText = 16;

/** Ids come from the checklist's author: a very long one is cut too. */
const longestNumber = 16;

/** The list of items: one row each, with its status as a sign and in words. */
export function itemsPane(props: ItemsProps): readonly Row[] {
  const { rows, title, above, below, query, width, empty = "" } = props;
  const widest = props.numbers ?? Math.max(0, ...rows.map((row) => numberWidth(row)));
  const numbers = Math.min(longestNumber, Math.max(3, widest));
  const drawn = rows.map((row) =>
    row.kind === "heading" ? headingRow(row, width) : itemRow(row, numbers, query, width),
  );
  if (rows.length === 0 && empty !== "")
    drawn.push(...wrapRow([span(certain(empty))], width - 4).map((row): Row => [span("  "), ...row]));
  const more: Row = [
    ...(above > 0 ? [span(`${symbols.up} ${above} more`, "dim")] : []),
    ...(above > 0 && below > 0 ? [span("  ")] : []),
    ...(below > 0 ? [span(`${symbols.down} ${below} more`, "dim")] : []),
    ...(above > 0 || below > 0 ? [span(" ")] : []),
  ];
  const top = spread([span(" "), span(certain(title), "strong")], more, width);
  return [top, ...drawn];
}

const numberWidth = (row: ItemRow): number =>
  row.kind === "item" && row.depth === 0 ? widthOf(shortId(row.item)) : 0;

function headingRow({ text, tally }: Extract<ItemRow, { kind: "heading" }>, width: number): Row {
  const score = tally ? [span(`${fraction(tally.passed, tally.applicable)} `, "dim")] : [];
  return spread([span(" "), span(plain(text), "accent")], score, width);
}

function itemRow(
  row: Extract<ItemRow, { kind: "item" }>,
  numbers: number,
  query: string,
  width: number,
): Row {
  const { item, score, selected, unsaved, depth } = row;
  const number = shortId(item);
  const left: Row = [
    selected ? span(`${symbols.selected} `, "strong") : span("  "),
    span("  ".repeat(Math.min(depth, 4))),
    span(statusSymbol[score.status], statusTone[score.status]),
    span(` ${pad(number, Math.max(numbers, Math.min(longestNumber, widthOf(number))))} `, "dim"),
  ];
  const word = rowWord(item, score, unsaved);
  const room = width - rowWidth(left);
  // A long word (an n/a names its person) must not push the item's text off its own row.
  const shownWord = word ? fit(word.text, Math.max(4, Math.min(20, room - leastText - 2))) : "";
  const right: Row = word ? [span(shownWord, word.tone), span(" ")] : [];
  const text = fit(itemLine(item.label ?? item.text, score), Math.max(1, room - rowWidth(right) - 1));
  const textTone =
    score.status === "na" ? (["dim"] as const) : score.status === "fail" ? (["strong"] as const) : [];
  const whole = spread([...left, ...highlight(text, query, ...textTone)], right, width);
  return selected ? select(fill(whole, width)) : whole;
}
