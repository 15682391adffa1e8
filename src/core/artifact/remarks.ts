/** What hangs below an item in the artifact: whose word it stands on, values, evidence, notes. One fact a line. */
import { homesOf } from "../checklist/homes.ts";
import type { Checklist, Item } from "../checklist/model.ts";
import type { Evidence, Ledger, MarkEntry, NoteEntry } from "../ledger/entry.ts";
import type { ItemScore } from "../scorecard/model.ts";
import { codeSpan, escapeLine, escapeText, link } from "./escape.ts";
import { voices, who } from "./voices.ts";
import { minute } from "./words.ts";

const NOWHERE: ReadonlySet<string> = new Set();

/** The ledger's marks and notes by item: they tell who brought which evidence. */
export type Origins = ReadonlyMap<string, readonly (MarkEntry | NoteEntry)[]>;

export function originsOf(ledger: Ledger, checklist: Checklist): Origins {
  const home = homesOf(checklist);
  const origins = new Map<string, (MarkEntry | NoteEntry)[]>();
  for (const entry of ledger.entries) {
    if (entry.kind !== "mark" && entry.kind !== "note") continue;
    const item = home(entry.item, entry.textDigest, () => NOWHERE) ?? entry.item;
    const list = origins.get(item);
    if (list) list.push(entry);
    else origins.set(item, [entry]);
  }
  return origins;
}

/** The lines below an item, without bullets; none where nothing was said, seen or attached. */
export function remarks(item: Item, score: ItemScore, origins: Origins): string[] {
  const entries = origins.get(item.id) ?? [];
  const lines = voices(score);
  if (isOfAnotherText(item, score, entries)) lines.push("its text has changed since, and the fail stands");

  for (const name of item.fields) {
    const value = score.fields[name];
    if (value === undefined) continue;
    const from = entries.findLast((entry) => entry.fields?.[name] === value);
    lines.push(`${codeSpan(`{${name}}`)}: ${escapeLine(value)}${origin(from, score)}`);
  }
  for (const piece of score.evidence) {
    const same = JSON.stringify(piece);
    const from = entries.findLast((entry) => entry.evidence?.some((other) => JSON.stringify(other) === same));
    lines.push(`evidence: ${evidence(piece)}${origin(from, score)}`);
  }
  for (const note of score.notes) {
    if (isQuoted(note, score)) continue;
    lines.push(`note by ${who(note.by)}, ${minute(note.at)}: ${escapeText(note.text)}`);
  }
  if (score.status === "pass" && item.children.length === 0) {
    if (score.lacksEvidence) lines.push("no evidence attached");
    if (score.missingFields.length > 0) {
      lines.push(`not filled in: ${score.missingFields.map((name) => codeSpan(`{${name}}`)).join(", ")}`);
    }
  }
  return lines;
}

/** A link, a file with the start of its digest, or text. */
export function evidence(piece: Evidence): string {
  switch (piece.kind) {
    case "link":
      return link(piece.url);
    case "file":
      return `file ${codeSpan(piece.path)}, sha256 ${codeSpan(`${piece.sha256.slice(0, 12)}…`)}`;
    case "text":
      return escapeText(piece.text);
  }
}

/** Who brought it, where that was not the one (or the moment) already named. */
function origin(entry: MarkEntry | NoteEntry | undefined, { said }: ItemScore): string {
  if (!entry || (said?.by === entry.by && said.at === entry.at)) return "";
  return ` (${who(entry.by)}, ${minute(entry.at)})`;
}

/** A person's fail stands whatever becomes of the text; every other status says so by its reason. */
function isOfAnotherText(
  item: Item,
  { status, said }: ItemScore,
  entries: readonly (MarkEntry | NoteEntry)[],
): boolean {
  if (status !== "fail" || said?.status !== "fail") return false;
  return entries.some(({ seq, textDigest }) => seq === said.seq && textDigest !== item.textDigest);
}

/** The note of the mark, where a voice has quoted it already. */
function isQuoted(note: ItemScore["notes"][number], { said, reason }: ItemScore): boolean {
  if (!said || said.note !== note.text || said.by !== note.by || said.at !== note.at) return false;
  if (reason === "never checked") return false;
  if (reason === "overridden") return said.override === null;
  return reason !== "verified" || said.counts;
}
