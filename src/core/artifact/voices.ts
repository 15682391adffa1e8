/** Who said what of an item, and when: the lines that a status stands on. */
import type { NoteSaid } from "../ledger/fold.ts";
import type { ItemScore, Said, Seen } from "../scorecard/model.ts";
import { UNCHECKED } from "../scorecard/why.ts";
import { escapeLine, escapeText } from "./escape.ts";
import { minute } from "./words.ts";

/**
 * One line for each voice that the status stands on, the deciding one first; none for an item that nobody touched.
 * Each begins with a word of its own, so that no text of people ever opens a line.
 */
export function voices(score: ItemScore): string[] {
  const { said, seen, attempt } = score;
  const lines: (string | null)[] = [];
  switch (score.reason) {
    case "rolled up":
      return [];
    case "never checked":
      return wasTouched(score) ? [`pending: ${escapeText(score.why)}`] : [];
    case "attested":
    case "verified":
    case "waived":
      lines.push(said?.counts ? person(said) : null, seen?.counts ? probe(seen) : null);
      break;
    case "overridden":
      lines.push(said && overridden(said), seen && probe(seen));
      break;
    case "contradicted":
      lines.push(said && `contradicted: ${person(said, "passed")}`, seen && probe(seen));
      break;
    case "stale":
      lines.push(said && aged("stale", said), seen && (seen.counts ? probe(seen) : `stale: ${probe(seen)}`));
      break;
    case "text changed":
      lines.push(said && `text changed: ${person({ ...said, expires: null }, SAID[said.status])}`);
      if (!said) lines.push(seen && `text changed: ${probe({ ...seen, expires: null })}`);
      break;
    case "could not tell":
      lines.push(said && person(said, SAID[said.status]), seen && probe(seen));
      break;
  }
  if (attempt) lines.push(probe(attempt));
  return lines.filter((line) => line !== null);
}

/** Somebody or something spoke of it, but not enough to tell, or it was set back. */
function wasTouched({ said, seen, attempt, why }: ItemScore): boolean {
  return said !== null || seen !== null || attempt !== null || why !== UNCHECKED;
}

export const SAID = { pass: "passed", fail: "failed", na: "waived" } as const;
/** The verb of a mark that another one has replaced, or nobody's word stands after; null for the one that stands, and for a note. */
export function formerly(note: NoteSaid, { said }: ItemScore): string | null {
  if (note.status === null || note.status === "reset") return null;
  const stands = said?.at === note.at && said.by === note.by && said.note === note.text;
  return stands ? null : SAID[note.status];
}

const SEEN = {
  pass: "verified by the probe",
  fail: "failed by the probe",
  unknown: "the probe could not tell",
} as const;

/** A person's word: `attested by ana, 2026-10-07 12:04 UTC: in her words`. */
function person(said: Said, verb: string = said.status === "pass" ? "attested" : SAID[said.status]): string {
  const until = said.status === "na" && said.until ? `, until ${minute(said.until)}` : "";
  const counted = !said.counts && said.expires && !until ? `, counted until ${minute(said.expires)}` : "";
  return `${verb} by ${who(said.by)}, ${minute(said.at)}${until}${counted}${inWords(said.note)}`;
}

function overridden(said: Said): string {
  return `overridden by ${who(said.by)}, ${minute(said.at)}${inWords(said.override ?? said.note)}`;
}

function aged(word: string, said: Said): string {
  if (said.counts) return person(said);
  return `${said.status === "na" ? "expired" : word}: ${person(said, SAID[said.status])}`;
}

/** A probe's result: `verified by the probe, 2026-10-07 12:01 UTC: the values that decided`. */
function probe(seen: Seen): string {
  const counted = !seen.counts && seen.expires ? `, counted until ${minute(seen.expires)}` : "";
  return `${SEEN[seen.outcome]}, ${minute(seen.at)}${counted}${inWords(seen.detail)}`;
}

/** A name, as safe text. */
export function who(name: string): string {
  return escapeLine(name) || "somebody without a name";
}

function inWords(text: string | null): string {
  const words = text === null ? "" : escapeText(text);
  return words === "" ? "" : `: ${words}`;
}
