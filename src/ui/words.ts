/** What a row or a pane says of an item's status in words, so that a status is never told by colour alone. */
import type { Checklist, Item } from "../core/checklist/model.ts";
import type { ItemScore, Tally } from "../core/scorecard/model.ts";
import { certain } from "../core/text/certain.ts";
import { width as widthOf } from "../core/text/fit.ts";
import type { Tone } from "./theme.ts";

export interface Word {
  readonly text: string;
  readonly tone: Tone;
}

const word = (text: string, tone: Tone = "dim"): Word => ({ text, tone });

/** Whose word an item stands on, or what is missing, in one or two words for the end of its row. */
export function rowWord(item: Item, score: ItemScore, unsaved: boolean): Word | null {
  if (unsaved) return word("unsaved", "warn");
  switch (score.status) {
    case "na":
      return word(score.said ? `n/a ${certain(score.said.by)}` : "n/a");
    case "pass":
      if (score.proof === "override") return word("override", "warn");
      if (score.lacksEvidence) return word("no evidence");
      return score.proof === null || score.proof === "children" ? null : word(score.proof);
    case "fail":
      if (score.reason === "contradicted") return word("contradicted", "bad");
      return score.proof === null || score.proof === "children" ? null : word(score.proof);
    case "pending":
      return pendingWord(item, score);
  }
}

function pendingWord(item: Item, score: ItemScore): Word | null {
  switch (score.reason) {
    case "stale":
      return word("stale", "warn");
    case "text changed":
      return word("text changed", "warn");
    case "could not tell":
      return word("could not tell", "warn");
    default:
      if (score.seen?.counts && score.seen.outcome === "pass") return word("probe only");
      return item.critical ? word("critical", "strong") : null;
  }
}

/** `131/178` */
export const fraction = (passed: number, of: number): string => `${passed}/${of}`;

/** `73.5%`, the percentage being floored to one decimal already; `100%`; `n/a` where nothing applies. */
export function percentText(percent: number | null): string {
  if (percent === null) return "n/a";
  return percent === 100 ? "100%" : `${percent.toFixed(1)}%`;
}

/** What became of a set of items, in one sign: something failed, everything is done, or neither. */
export function tallySign(tally: Tally): "failed" | "done" | null {
  if (tally.failed > 0) return "failed";
  return tally.pending === 0 && tally.total > 0 ? "done" : null;
}

const columns = new WeakMap<Checklist, number>();

/** Columns of the widest number of a checklist's items, those in roll-ups aside: the list must not move as it scrolls. */
export function numberColumns(checklist: Checklist): number {
  let widest = columns.get(checklist);
  if (widest === undefined) {
    widest = 0;
    for (const item of checklist.items)
      if (item.parent === null) widest = Math.max(widest, widthOf(shortId(item)));
    columns.set(checklist, widest);
  }
  return widest;
}

/** An item's number within its phase: `2.3` of `W5.2.3`. */
export function shortId(item: Item): string {
  const rest = item.id.startsWith(`${item.phase}.`) ? item.id.slice(item.phase.length + 1) : item.id;
  return certain(rest);
}
