/** The two facts about an item that are kept apart, the last mark and the last probe result, and whether each still counts. */
import type { Item } from "../checklist/model.ts";
import type { MarkEntry } from "../ledger/entry.ts";
import type { ItemState, Observed } from "../ledger/fold.ts";
import { toIso } from "../text/dates.ts";
import type { Said, Seen } from "./model.ts";

/** What a person's word amounts to; null where none counts. */
export type PersonsWord = "pass" | "override" | "fail" | "na" | null;
export type ProbesWord = "pass" | "fail" | null;

/** Why a word that was given does not count. */
export type Lapse = "stale" | "text changed" | "expectation changed" | "not allowed" | null;

export interface Persons {
  readonly said: Said | null;
  readonly word: PersonsWord;
  readonly lapse: Lapse;
}

export interface Probes {
  readonly seen: Seen | null;
  readonly word: ProbesWord;
  readonly lapse: Lapse;
}

const SILENT: Persons = { said: null, word: null, lapse: null };

/** A person's word and whether it counts at `now` (ms). */
export function personsWord(item: Item, state: ItemState, now: number): Persons {
  const mark = state.mark;
  if (mark === null) return SILENT;
  const end = endOf(item, mark);
  const lapse = markLapse(item, mark, end, now);
  const textChanged = mark.textDigest !== item.textDigest;
  const said: Said = {
    seq: mark.seq,
    status: mark.status as Said["status"],
    by: mark.by,
    at: mark.at,
    note: mark.note ?? null,
    until: mark.until ?? null,
    override: mark.override ?? null,
    counts: lapse === null,
    textChanged,
    expires: end === null ? null : toIso(end),
  };
  const word = isOverride(item, state, mark) ? "override" : said.status;
  return { said, word: lapse === null ? word : null, lapse };
}

/** A probe's word and whether it counts at `now` (ms). */
export function probesWord(item: Item, result: Observed | null, now: number): Probes {
  if (result === null) return { seen: null, word: null, lapse: null };
  const end = Date.parse(result.at) + item.valid;
  const lapse = resultLapse(item, result, end, now);
  const outcome = result.result.outcome as "pass" | "fail";
  return { seen: seenOf(result, lapse === null, toIso(end)), word: lapse === null ? outcome : null, lapse };
}

/** A probe's result as views show it. */
export function seenOf(observed: Observed, counts: boolean, expires: string | null): Seen {
  const { result } = observed;
  return {
    seq: observed.seq,
    outcome: result.outcome,
    at: observed.at,
    detail: result.detail ?? null,
    values: result.values ?? null,
    ms: result.ms ?? null,
    counts,
    expires,
  };
}

/** A fail stands until somebody changes it; an n/a until the time it names; a pass for as long as the item says. */
function endOf(item: Item, mark: MarkEntry): number | null {
  if (mark.status === "pass") return Date.parse(mark.at) + item.attested;
  return mark.status === "na" && mark.until !== undefined ? Date.parse(mark.until) : null;
}

function markLapse(item: Item, mark: MarkEntry, end: number | null, now: number): Lapse {
  // What was seen to be broken does not become harmless because its wording was mended.
  if (mark.status === "fail") return null;
  if (mark.status === "na" && item.critical) return "not allowed";
  if (mark.textDigest !== item.textDigest) return "text changed";
  if (end === null) return null;
  // A duration ends at its last instant; a waiver's time is the last at which it holds.
  const holds = mark.status === "na" ? now <= end : now < end;
  return holds ? null : "stale";
}

function resultLapse(item: Item, observed: Observed, end: number, now: number): Lapse {
  const { result } = observed;
  if (result.textDigest !== item.textDigest) return "text changed";
  if (item.expect === null) return "expectation changed";
  if (differs(result.expectDigest, item.expectDigest)) return "expectation changed";
  return now < end ? null : "stale";
}

/**
 * A pass overrides a probe only where it was given against a result that counted and said fail, and only until a
 * probe passes the item: a later failure is a new one, and so is the failure of another expectation.
 */
function isOverride(item: Item, state: ItemState, mark: MarkEntry): boolean {
  const { against } = state;
  if (mark.status !== "pass" || mark.override === undefined || against === null || state.passedSince)
    return false;
  if (against.result.outcome !== "fail" || against.result.textDigest !== mark.textDigest) return false;
  if (differs(against.result.expectDigest, state.result?.result.expectDigest)) return false;
  return Date.parse(mark.at) < Date.parse(against.at) + item.valid;
}

function differs(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && one !== other;
}
