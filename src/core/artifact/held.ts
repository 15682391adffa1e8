/** What would be lost with a file that an export is about to replace. */
import type { Checklist } from "../checklist/model.ts";
import { Fault } from "../fault.ts";
import type { Entry, Ledger } from "../ledger/entry.ts";
import { headsOf } from "../ledger/heads.ts";
import type { Scorecard } from "../scorecard/model.ts";
import type { ArtifactChange } from "./change.ts";
import { isJsonArtifact } from "./json.ts";
import { bodyHash } from "./parts.ts";
import { readArtifact } from "./read.ts";
import { asKept, readTrailer } from "./trailer.ts";

export interface Held {
  /** True for an artifact of this release with edits in it; false for a file that is not this release's at all. */
  readonly edited: boolean;
  /** Completes a sentence that begins with the file's name. */
  readonly what: string;
}

/** What an export stands for: an existing file is compared with it. */
export interface Standing {
  readonly checklist: Checklist;
  readonly scorecard: Scorecard;
  readonly ledger: Ledger;
}

const EDITED: Held = { edited: true, what: "holds edits that were not imported" };

/**
 * What a file holds that a Markdown export must not replace unasked. Null where it is an export of this release that
 * is as it was written, or says nothing that the ledger has not taken.
 */
export function heldByMarkdown(text: string, { checklist, scorecard, ledger }: Standing): Held | null {
  const made = readTrailer(text);
  if (made === null) return foreign(isJsonArtifact(text) ? "is a JSON export" : "is not gonogo's");
  if (made === "broken") return EDITED;
  if (made.checklist !== asKept(scorecard.checklist) || made.release !== asKept(scorecard.release)) {
    return foreign(`is the artifact of ${made.checklist}, release ${made.release}`);
  }
  if (made.body === bodyHash(text)) return null;
  try {
    const { changes, notUnderstood } = readArtifact(text, checklist, scorecard, ledger);
    const since = ledger.entries.slice(Math.max(0, headsOf(ledger).indexOf(made.head)));
    // What was imported once is not lost, also where somebody has said otherwise since.
    const isNew = changes.some((change) => !since.some((entry) => holds(entry, change)));
    return isNew || notUnderstood.length > 0 ? EDITED : null;
  } catch (error) {
    if (error instanceof Fault) return EDITED;
    throw error;
  }
}

/** True for an entry that says all that an edit says. */
function holds(
  entry: Entry,
  { item, status, note, evidence, fields, until, override }: ArtifactChange,
): boolean {
  if ((entry.kind !== "mark" && entry.kind !== "note") || entry.item !== item) return false;
  const mark = entry.kind === "mark" ? entry : null;
  const all = (one: unknown, other: unknown) =>
    one === undefined || JSON.stringify(one) === JSON.stringify(other);
  return (
    all(status, mark?.status) &&
    all(until, mark?.until) &&
    all(override, mark?.override) &&
    all(note, entry.note) &&
    all(evidence, entry.evidence) &&
    all(fields, entry.fields)
  );
}

/** What a file holds that a JSON export must not replace unasked; null where it is a JSON export of this release. */
export function heldByJson(text: string, { scorecard }: Standing): Held | null {
  if (!isJsonArtifact(text)) {
    return foreign(readTrailer(text) === null ? "is not gonogo's" : "is a Markdown export");
  }
  const made = nameOf(text);
  if (made === null) return foreign("is no longer the JSON that was exported");
  if (made.checklist === scorecard.checklist && made.release === scorecard.release) return null;
  return foreign(`is the artifact of ${made.checklist}, release ${made.release}`);
}

function foreign(what: string): Held {
  return { edited: false, what };
}

function nameOf(json: string): { readonly checklist: unknown; readonly release: unknown } | null {
  try {
    const { checklist, release } = JSON.parse(json) as Readonly<Record<string, unknown>>;
    return { checklist, release };
  } catch {
    return null;
  }
}
