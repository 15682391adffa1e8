/** What people wrote below an item: a note, evidence, the value of a field, the end of a waiver, an override's reason. */
import type { Item } from "../checklist/model.ts";
import type { Evidence } from "../ledger/entry.ts";
import { linkOrText } from "../ledger/evidence.ts";
import { lineHash } from "./line-hash.ts";
import type { Hidden, Line, Remark } from "./written.ts";

export interface ByHand {
  note: string | null;
  evidence: Evidence[];
  fields: Record<string, string>;
  until: string | null;
  override: string | null;
  /** Lines that could not be understood. */
  problems: { line: number; text: string; why: string }[];
  /** Labels of the lines that have nothing behind their colon. */
  bare: string[];
  /** How many of the lines that were exported are gone. */
  missing: number;
  /** True where anything was written. */
  any: boolean;
}

/**
 * Reads the remarks below an item. `own` holds the hashes of the lines that the export wrote there; `isKnown` tells
 * text that belongs to the checklist itself.
 */
export function readByHand(
  item: Item,
  remarks: readonly Remark[],
  own: readonly string[],
  isKnown: (text: string, hidden: boolean) => boolean,
): ByHand {
  const hand: ByHand = {
    note: null,
    evidence: [],
    fields: {},
    until: null,
    override: null,
    problems: [],
    bare: [],
    missing: 0,
    any: false,
  };
  const left = [...own];
  const unread = (lines: readonly Line[], hidden: Hidden) => {
    hand.problems.push({
      line: lines[0]!.line,
      text: lines.map((line) => line.text).join(" "),
      why: notRead(hidden),
    });
  };
  for (const { lines, hidden } of remarks) {
    if (hidden) {
      const all = lines.map((line) => line.text).join("\n");
      if (saysSomething(all) && !isKnown(all, true)) unread(lines, hidden);
      continue;
    }
    const rest = withoutOwn(lines, left);
    if (rest.length === 0) continue;
    const written = rest.map((line) => line.text).join(" ");
    if (isKnown(written, false)) continue;
    const [{ line } = { line: 0 }] = rest;
    for (const comment of commentsIn(written)) unread([{ line, text: comment }], "comment");
    const text = written
      .replace(COMMENT, "")
      .replace(/\s*<br\s*\/?>\s*/gi, "\n")
      .trim();
    if (text === "" || EXPORTS_OWN.test(text)) continue;
    hand.any = true;
    take(text, line, item, hand);
  }
  hand.missing = left.length;
  return hand;
}

const COMMENT = /<!--.*?-->/gs;

/** The comments in a text that have words in them. */
export function commentsIn(text: string): string[] {
  return (text.match(COMMENT) ?? []).filter(saysSomething);
}

/** False for the marks of a fence or a comment alone. */
function saysSomething(text: string): boolean {
  return /[\p{L}\p{N}\p{S}]/u.test(text.replace(/^<!--|-->$|^(?:`{3,}|~{3,}).*|(?:`{3,}|~{3,})$/gm, ""));
}

/** Why words that nobody sees, or sees as code, are not taken, and what would be. */
export function notRead(hidden: Hidden): string {
  return `words in a ${hidden} are not read: write them as a line of their own`;
}

/** The lines behind those that the export wrote: an editor may have joined or wrapped them. */
function withoutOwn(lines: readonly Line[], left: string[]): readonly Line[] {
  for (let length = lines.length; length > 0; length -= 1) {
    const hash = lineHash(
      lines
        .slice(0, length)
        .map((line) => line.text)
        .join(" "),
    );
    const at = left.indexOf(hash);
    if (at < 0) continue;
    left.splice(at, 1);
    return lines.slice(length);
  }
  return lines;
}

function take(text: string, line: number, item: Item, hand: ByHand): void {
  const problem = (why: string) => hand.problems.push({ line, text, why });
  const labelled = /^(note|reason|why|evidence|until|override)\s*:\s*(.*)$/is.exec(text);
  const label = labelled?.[1]?.toLowerCase();
  const words = labelled?.[2]?.trim() ?? "";
  if (isLedgerVoice(text))
    problem("who said what, and when, is the ledger's to say: write a note of your own");
  else if (label && words === "") {
    problem("nothing is written behind the colon");
    hand.bare.push(label);
  } else if (label === "evidence") hand.evidence.push(evidenceOf(words));
  else if (label === "until") hand.until = words;
  else if (label === "override") hand.override = words;
  else if (label) addNote(hand, words);
  else if (/^<?https?:\/\/\S+>?$/i.test(text)) hand.evidence.push(evidenceOf(text));
  else if (!takeField(text, item, hand, problem)) addNote(hand, text);
}

/** `{name}: value`, with or without the braces where the item has a field of that name. */
function takeField(text: string, item: Item, hand: ByHand, problem: (why: string) => void): boolean {
  const written = /^`?(\{?)([^`{}:=]+)\}?`?\s*[:=]\s*(.*)$/s.exec(text);
  if (!written) return false;
  const name = written[2]!.trim();
  const value = written[3]!.trim();
  if (!item.fields.includes(name)) {
    if (written[1] !== "{") return false;
    problem(`${item.id} has no field {${name}}`);
  } else if (value === "") problem("nothing is written behind the colon");
  else hand.fields[name] = value;
  return true;
}

function addNote(hand: ByHand, text: string): void {
  hand.note = hand.note === null ? text : `${hand.note}\n${text}`;
}

/** A web address in any of Markdown's forms is a link, everything else text: a file would need its whole digest. */
function evidenceOf(words: string): Evidence {
  const wrapped = /^(?:<(https?:\/\/[^\s>]+)>|\[[^\]]*\]\((https?:\/\/[^\s)]+)\))$/i.exec(words);
  return linkOrText(wrapped?.[1] ?? wrapped?.[2] ?? words);
}

/** What the export says of an item by itself: nobody's note, also where it no longer holds. */
const EXPORTS_OWN =
  /^(?:no evidence attached|its text has changed since, and the fail stands|not filled in: `\{.*)$/;

/** The export's own sentences name who and when; only the ledger may. */
function isLedgerVoice(text: string): boolean {
  const opening =
    /^(attested|verified|failed|passed|waived|overridden|contradicted|stale|expired|text changed|the probe could not tell|pending|note by)\b/i;
  const time = /, \d{4}-\d\d-\d\d \d\d:\d\d UTC|^pending: .*\d\d:\d\dZ/;
  return (opening.test(text) && time.test(text)) || /\(.*, \d{4}-\d\d-\d\d \d\d:\d\d UTC\)$/.test(text);
}
