/**
 * The status of one item, from what a person said, what a probe saw, the clock and the item's text.
 * Every rule stands in the table; nothing else decides.
 */
import type { Item } from "../checklist/model.ts";
import type { ItemState, OfText } from "../ledger/fold.ts";
import { type Persons, type Probes, personsWord, probesWord, seenOf } from "./facts.ts";
import type { ItemScore, Proof, Reason, Status } from "./model.ts";
import { why } from "./why.ts";

/** What the two words amount to, before it is put into a sentence. */
export interface Ruling {
  readonly status: Status;
  readonly reason: Reason;
  readonly proof: Proof;
}

type Rule = Ruling | "undecided";

const VERIFIED_BY_BOTH: Rule = { status: "pass", reason: "verified", proof: "both" };
const ATTESTED: Rule = { status: "pass", reason: "attested", proof: "person" };
const OVERRIDDEN: Rule = { status: "pass", reason: "overridden", proof: "override" };
const CONTRADICTED: Rule = { status: "fail", reason: "contradicted", proof: "probe" };
const FAILED_BY_PERSON: Rule = { status: "fail", reason: "attested", proof: "person" };
const FAILED_BY_BOTH: Rule = { status: "fail", reason: "attested", proof: "both" };
const VERIFIED: Ruling = { status: "pass", reason: "verified", proof: "probe" };
const PROBE_FAILED: Rule = { status: "fail", reason: "verified", proof: "probe" };
const UNSETTLED: Ruling = { status: "pending", reason: "stale", proof: null };
const WAIVED: Rule = { status: "na", reason: "waived", proof: "person" };

/** Rows: what a person's word says. Columns: what the probe's says. Only words that count are looked up. */
const RULES: Record<string, { readonly pass: Rule; readonly fail: Rule; readonly none: Rule }> = {
  pass: { pass: VERIFIED_BY_BOTH, fail: CONTRADICTED, none: ATTESTED },
  override: { pass: VERIFIED_BY_BOTH, fail: OVERRIDDEN, none: OVERRIDDEN },
  fail: { pass: FAILED_BY_PERSON, fail: FAILED_BY_BOTH, none: FAILED_BY_PERSON },
  na: { pass: WAIVED, fail: WAIVED, none: WAIVED },
  none: { pass: "undecided", fail: PROBE_FAILED, none: "undecided" },
};

/** The score of an item without children at `now` (ms). */
export function itemScore(item: Item, state: ItemState, now: number): ItemScore {
  const persons = personsWord(item, state, now);
  const probes = probesWord(item, state.result, now);
  const rule = RULES[persons.word ?? "none"]![probes.word ?? "none"];
  const ruling = isUnsettled(persons, probes)
    ? UNSETTLED
    : rule === "undecided"
      ? withoutPerson(item, state, persons, probes)
      : rule;
  const attempt = state.attempt === null ? null : seenOf(state.attempt, false, null);
  return {
    id: item.id,
    status: ruling.status,
    reason: ruling.reason,
    proof: ruling.proof,
    why: why({ ruling, persons, probes, attempt, reset: state.reset }),
    said: persons.said,
    seen: probes.seen,
    attempt,
    fields: valuesOf(state),
    evidence: state.evidence.map((evidence) => evidence.value),
    origins: originsOf(state),
    notes: state.notes,
    lacksEvidence:
      item.evidence !== null && vouched(persons) && !state.evidence.some((one) => speaksFor(item, one)),
    missingFields: missingFields(item, state),
  };
}

/**
 * A probe failed the item after a person had passed it, and that ran out since. Time settles nothing: until somebody looks
 * again, neither of the two is known to be right, and a red flag must not turn into a pass overnight.
 */
function isUnsettled({ word, said }: Persons, { lapse, seen }: Probes): boolean {
  return word === "pass" && lapse === "stale" && seen?.outcome === "fail" && seen.seq > (said?.seq ?? 0);
}

/** Nobody's word counts: a probe's pass is enough where the item needs no more; else why is it pending? */
function withoutPerson(item: Item, state: ItemState, persons: Persons, probes: Probes): Ruling {
  if (probes.word === "pass" && item.needs === "probe") return VERIFIED;
  return { status: "pending", reason: pendingReason(state, persons, probes), proof: null };
}

function pendingReason(state: ItemState, persons: Persons, probes: Probes): Reason {
  if (persons.lapse === "stale" || persons.lapse === "text changed") return persons.lapse;
  if (probes.word !== null) return "never checked";
  if (probes.lapse === "stale") return "stale";
  if (state.attempt !== null) return "could not tell";
  return probes.lapse === null ? "never checked" : "text changed";
}

function vouched(persons: Persons): boolean {
  return persons.word === "pass" || persons.word === "override";
}

function speaksFor(item: Item, said: OfText<unknown>): boolean {
  return said.textDigest === item.textDigest;
}

const NO_VALUES: Readonly<Record<string, string>> = {};

function valuesOf(state: ItemState): Readonly<Record<string, string>> {
  if (state.fields.size === 0) return NO_VALUES;
  return Object.fromEntries([...state.fields].map(([name, field]) => [name, field.value]));
}

/** Nobody brought anything. */
export const NO_ORIGINS: ItemScore["origins"] = { fields: {}, evidence: [] };

function originsOf({ fields, evidence }: ItemState): ItemScore["origins"] {
  if (fields.size === 0 && evidence.length === 0) return NO_ORIGINS;
  const origin = ({ by, at }: OfText<unknown>) => ({ by, at });
  return {
    fields: Object.fromEntries([...fields].map(([name, field]) => [name, origin(field)])),
    evidence: evidence.map(origin),
  };
}

/** A value given for another text is shown, but has to be given again. */
function missingFields(item: Item, state: ItemState): readonly string[] {
  if (item.fields.length === 0) return item.fields;
  return item.fields.filter((name) => {
    const field = state.fields.get(name);
    return field === undefined || field.value.trim() === "" || !speaksFor(item, field);
  });
}
