/** Why an item has its status, in one sentence that names everybody whose word it weighs. */
import type { MarkEntry } from "../ledger/entry.ts";
import { minute } from "../text/dates.ts";
import type { Persons, Probes } from "./facts.ts";
import type { Said, Seen } from "./model.ts";
import type { Ruling } from "./status.ts";

export interface Case {
  readonly ruling: Ruling;
  readonly persons: Persons;
  readonly probes: Probes;
  readonly attempt: Seen | null;
  readonly reset: MarkEntry | null;
}

/** The sentence of an item that nobody spoke of. */
export const UNCHECKED = "nobody has checked it yet";

/** One sentence without its full stop; times to the minute in UTC. */
export function why(facts: Case): string {
  const { ruling, persons, probes } = facts;
  const said = persons.said;
  if (ruling.status === "pending" || said === null) return undecided(facts);
  if (!said.counts) return `${bySeen(probes.seen!)}; earlier, ${lapsedWord(persons)}`;
  const person = bySaid(said);
  switch (ruling.reason) {
    case "overridden":
      return `${person} as an override${againstProbe(probes.seen)}: ${oneLine(said.override ?? "")}`;
    case "contradicted":
      return `${person}, but ${bySeen(probes.seen!)}`;
    case "waived":
      return waived(said, probes);
    case "verified":
      return `${person}, and ${bySeen(probes.seen!)}`;
    default:
      return ruling.status === "fail" ? failed(facts, said) : `${person}${afterthought(facts)}`;
  }
}

/** Nobody's word counts, or the probe's alone. */
function undecided(facts: Case): string {
  const { ruling, persons, probes } = facts;
  if (probes.word !== null) {
    const probe = bySeen(probes.seen!);
    if (ruling.status !== "pending") return probe;
    const missing = persons.said === null ? "no person has vouched for it yet" : lapsedWord(persons);
    return `${probe}, but a person's word is needed too: ${missing}`;
  }
  if (persons.said?.counts) return `${bySaid(persons.said)}; after that ${lapsedResult(probes)}`;
  if (persons.said !== null) return `${lapsedWord(persons)}${afterthought(facts)}`;
  if (probes.seen !== null) return `${lapsedResult(probes)}${attempted(facts.attempt)}`;
  if (facts.attempt !== null) return couldNotTell(facts.attempt);
  if (facts.reset !== null) return `${facts.reset.by} set it back to pending on ${minute(facts.reset.at)}`;
  return UNCHECKED;
}

const VERB = { pass: "passed it", fail: "failed it", na: "set it aside as not applicable" } as const;

function bySaid(said: Said): string {
  return `${said.by} ${VERB[said.status]} on ${minute(said.at)}`;
}

function bySeen(seen: Seen): string {
  const verb = seen.outcome === "pass" ? "passed" : "failed";
  return `a probe ${verb} it on ${minute(seen.at)}${reasonOf(seen.detail)}`;
}

function failed({ probes }: Case, said: Said): string {
  const changed = said.textChanged ? "; its text has changed since" : "";
  return `${bySaid(said)}${reasonOf(said.note)}${besides(probes)}${changed}`;
}

function waived(said: Said, probes: Probes): string {
  const until = said.until === null ? "" : ` until ${minute(said.until)}`;
  return `${bySaid(said)}${until}${reasonOf(said.note)}${besides(probes)}`;
}

/** What a probe says beside a word that outweighs it. */
function besides(probes: Probes): string {
  return probes.word === null ? "" : `; ${bySeen(probes.seen!)}`;
}

function againstProbe(seen: Seen | null): string {
  return seen === null ? "" : ` of a probe that failed it on ${minute(seen.at)}`;
}

/** A person's word that no longer counts. */
function lapsedWord(persons: Persons): string {
  const said = persons.said!;
  const person = bySaid(said);
  if (persons.lapse === "text changed") return `${person}, but its text has changed since`;
  if (persons.lapse === "not allowed") return `${person}, but a critical item can't be`;
  if (said.status === "na") return `${person}, but only until ${minute(said.expires ?? said.at)}`;
  return `${person}, but that ran out on ${minute(said.expires ?? said.at)}`;
}

function lapsedResult(probes: Probes): string {
  const seen = probes.seen!;
  if (probes.lapse === "text changed") return `${bySeen(seen)}, but its text has changed since`;
  if (probes.lapse === "expectation changed")
    return `${bySeen(seen)}, but what is expected has changed since`;
  const verb = seen.outcome === "pass" ? "passed" : "failed";
  return `a probe ${verb} it on ${minute(seen.at)}, but that ran out on ${minute(seen.expires ?? seen.at)}`;
}

/** What a probe adds to a person's word, where its own does not count. */
function afterthought({ probes, attempt }: Case): string {
  if (attempt !== null) return attempted(attempt);
  if (probes.word !== null || probes.seen === null) return "";
  return `; ${lapsedResult(probes)}`;
}

function attempted(attempt: Seen | null): string {
  return attempt === null ? "" : `; ${couldNotTell(attempt)}`;
}

function couldNotTell(attempt: Seen): string {
  return `a probe could not tell on ${minute(attempt.at)}${reasonOf(attempt.detail)}`;
}

function reasonOf(text: string | null): string {
  const line = text === null ? "" : oneLine(text);
  return line === "" ? "" : `: ${line}`;
}

/** Notes may hold several lines; a sentence holds one. */
function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, " ");
}
