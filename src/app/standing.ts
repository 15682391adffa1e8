/** A fail that somebody else has said and that stands: who passes it over their word says why, and is told whose it was. */
import type { Entry, MarkEntry } from "../core/ledger/entry.ts";
import { scoreOf } from "./selectors.ts";
import type { KeptStep, WalkState } from "./state.ts";

export interface StandingFail {
  readonly item: string;
  readonly by: string;
  /** What they said, on one line; empty where they gave no reason. */
  readonly note: string;
}

const oneLine = (text: string | null | undefined): string => (text ?? "").replace(/\s+/g, " ").trim();

/** The fails of other people among these items. */
export function failsOfOthers(state: WalkState, items: readonly string[]): readonly StandingFail[] {
  return items.flatMap((item) => {
    const { said } = scoreOf(state, item);
    if (said?.status !== "fail" || said.by === state.operator) return [];
    return [{ item, by: said.by, note: oneLine(said.note) }];
  });
}

/** ` bia's fail no longer stands: blocker.`, or nothing. */
export function noLonger(fails: readonly StandingFail[]): string {
  const [first] = fails;
  if (!first) return "";
  if (fails.length > 1) {
    const names = [...new Set(fails.map(({ by }) => by))].join(", ");
    return ` ${fails.length} fails no longer stand (by ${names}).`;
  }
  const why = first.note === "" ? "" : `: ${first.note.replace(/[.!?…]+$/, "")}`;
  return ` ${first.by}'s fail no longer stands${why}.`;
}

/** A fail of somebody else that came to the disk before a word of ours that had not seen it; null where there was none. */
export function overrun(
  state: WalkState,
  entries: readonly Entry[],
  kept: readonly KeptStep[],
): StandingFail | null {
  const known = state.ledger.entries.length;
  for (const seq of kept.flatMap(({ seqs }) => seqs)) {
    const own = entries[seq - 1];
    if (own?.kind !== "mark" || own.status === "fail") continue;
    const before = entries
      .slice(known, seq - 1)
      .findLast((entry): entry is MarkEntry => entry.kind === "mark" && entry.item === own.item);
    if (before?.status === "fail" && before.by !== state.operator)
      return { item: own.item, by: before.by, note: oneLine(before.note) };
  }
  return null;
}
