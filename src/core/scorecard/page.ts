import type { Checklist } from "../checklist/model.ts";
import type { Scorecard } from "./model.ts";
import type { Style } from "./style.ts";

/** What every part of the text is made from. */
export interface Page {
  readonly checklist: Checklist;
  readonly scorecard: Scorecard;
  readonly columns: number;
  readonly style: Style;
}

/** A part's name. */
export function heading(style: Style, text: string): string {
  return ` ${style.accent(style.strong(text))}`;
}
