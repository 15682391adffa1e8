/** One change from what was read of an item, or why the rules of marking would not take it. */
import type { Checklist } from "../checklist/model.ts";
import { Fault } from "../fault.ts";
import type { MarkStatus } from "../ledger/entry.ts";
import type { ItemScore, Scorecard } from "../scorecard/model.ts";
import { minute, parseUntil } from "../text/dates.ts";
import type { ArtifactChange, ReadItem } from "./change.ts";

/** Why something is not taken, and what would be. */
export interface Refusal {
  readonly why: string;
}

/** A mark (or, without a status, a note) of `target`, with the remarks that stand below `source`. */
export function compose(
  target: ReadItem,
  source: ReadItem,
  status: MarkStatus | null,
  checklist: Checklist,
  scorecard: Scorecard,
): ArtifactChange | Refusal {
  const { item, was } = target;
  const { hand, line } = source;
  const score = scorecard.items.get(item.id)!;
  const isFailing = score.seen?.counts === true && score.seen.outcome === "fail";
  const isOverride = status === "pass" && isFailing;
  const note = isOverride ? hand.note : joined(hand.note, hand.override);

  const refusal = refuse(target, source, status, score, isFailing);
  if (refusal) return refusal;
  const until = hand.until === null ? null : untilOf(hand.until, checklist, scorecard);
  if (until !== null && typeof until === "object") return until;
  const conflict = status === null ? null : conflicting(target, status, score);
  return {
    item: item.id,
    ...(status === null ? {} : { status }),
    ...(note === null ? {} : { note }),
    ...(hand.evidence.length === 0 ? {} : { evidence: hand.evidence }),
    ...(Object.keys(hand.fields).length === 0 ? {} : { fields: hand.fields }),
    ...(until === null ? {} : { until }),
    ...(isOverride && hand.override !== null ? { override: hand.override } : {}),
    line,
    wasExportedAs: was?.status ?? null,
    now: score.status,
    ...(conflict === null ? {} : { conflict }),
  };
}

function refuse(
  { item }: ReadItem,
  { hand }: ReadItem,
  status: MarkStatus | null,
  score: ItemScore,
  isFailing: boolean,
): Refusal | null {
  if ((status === "na" || status === "fail") && hand.note === null) {
    return { why: "needs a reason: write it on the line below" };
  }
  if (status === "na" && hand.bare.includes("until")) {
    return { why: "the line below does not say when it ends" };
  }
  if (status === "na" && item.critical) {
    return { why: `${item.id} is critical: it can't be set aside as not applicable` };
  }
  if (status === "pass" && isFailing && hand.override === null) {
    return { why: `a probe fails ${item.id}: mend that, or write \`override: REASON\` on the line below` };
  }
  if (status !== "pass" && hand.override !== null) {
    return { why: "only an item that is newly ticked can override its probe" };
  }
  if (status !== "na" && hand.until !== null)
    return { why: "only what is newly marked n/a runs out on a date" };
  if (status === null && item.children.length > 0 && (hand.evidence.length > 0 || hasFields(hand))) {
    return { why: "stands for the items below it: evidence and values belong to those" };
  }
  const missing = score.missingFields.filter((name) => !(name in hand.fields));
  if (status === "pass" && missing.length > 0) {
    const names = missing.map((name) => `{${name}}`).join(", ");
    return { why: `needs a value for ${names}: write \`{NAME}: VALUE\` on the line below` };
  }
  return null;
}

function hasFields({ fields }: ReadItem["hand"]): boolean {
  return Object.keys(fields).length > 0;
}

/** A reason for an override that there is no need for is kept as what it is: a note. */
function joined(note: string | null, more: string | null): string | null {
  if (note === null || more === null) return note ?? more;
  return `${note}\n${more}`;
}

function untilOf(text: string, checklist: Checklist, scorecard: Scorecard): string | Refusal {
  try {
    return parseUntil(text, checklist.timezone, Date.parse(scorecard.at));
  } catch (error) {
    if (error instanceof Fault) return { why: `${error.message}. ${error.mend}` };
    throw error;
  }
}

/** Where the ledger moved on since the export, and not to what the file says: who says what. */
function conflicting(
  { was, last }: ReadItem,
  status: MarkStatus,
  { said, status: now, why }: ItemScore,
): string | null {
  const wanted = status === "reset" ? "pending" : status;
  if (now === wanted) return null;
  if (was === null) return said?.counts && said.status !== wanted ? why : null;
  if ((last?.seq ?? 0) !== was.seq) {
    if (last === null) return `taken back since the export: ${why}`;
    if (last.status === "reset") {
      const reason = last.note === undefined ? "" : `: ${last.note}`;
      return `${last.by} set it back to pending since the export, on ${minute(last.at)}${reason}`;
    }
    return `${last.by} has spoken of it since the export, on ${minute(last.at)}: ${why}`;
  }
  return now !== was.status && now !== "pending" ? `no longer what was exported: ${why}` : null;
}
