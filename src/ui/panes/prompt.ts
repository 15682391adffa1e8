import { certain } from "../../core/text/certain.ts";
import { fit } from "../../core/text/fit.ts";
import { lineWindow } from "../line-window.ts";
import { type Row, rowWidth, span } from "../row.ts";
import { symbols } from "../symbols.ts";
import { wrapRow } from "../wrap-row.ts";

export interface PromptProps {
  readonly title: string;
  readonly hint: string | null;
  readonly value: string;
  /** UTF-16 units before the cursor. */
  readonly cursor: number;
  readonly error: string | null;
  readonly width: number;
}

/** A question and the line being typed, four rows. The cursor is inverse and a sign, so that it is seen without colours too. */
export function promptPane({ title, hint, value, cursor, error, width }: PromptProps): readonly Row[] {
  const { before, after } = lineWindow(value, cursor, Math.max(1, width - 5));
  const line: Row = [
    span(` ${symbols.selected} `, "accent", "strong"),
    span(before),
    span(symbols.cursor, "accent", "selection"),
    span(after),
  ];
  return [titleRow(certain(title), width), line, ...below(error, hint, width)];
}

/** What is wrong and the hint. A long error takes the hint's row: it ends with what to do, and the next letter ends it. */
function below(error: string | null, hint: string | null, width: number): readonly Row[] {
  const said = error === null ? [] : wrapRow([span(` ✗ ${certain(error)}`, "bad")], width - 1, 3);
  if (said.length > 1) {
    const [first = [], second = [], ...rest] = said;
    return [first, rest.length === 0 ? second : [...second, span("…", "bad")]];
  }
  return [said[0] ?? [], hint === null ? [] : [span(` ${certain(hint)}`, "dim")]];
}

function titleRow(title: string, width: number): Row {
  const row: Row = [span("─ ", "dim"), span(fit(title, Math.max(1, width - 4)), "strong"), span(" ")];
  return [...row, span("─".repeat(Math.max(0, width - rowWidth(row))), "dim")];
}
