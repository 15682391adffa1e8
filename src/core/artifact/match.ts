/** Which item of the checklist a written one is: by its number and text, and where those say too little, by its place. */
import { itemText } from "../checklist/item-text.ts";
import type { Checklist, Item } from "../checklist/model.ts";
import type { Status } from "../scorecard/model.ts";
import { comparable } from "./line-hash.ts";
import { SIGNS, type Sign } from "./signs.ts";
import type { Line, WrittenItem } from "./written.ts";

export interface Matched {
  readonly item: Item;
  readonly sign: Sign | null;
  /** Lines of the item's paragraph that are no longer its text: something written right below it. */
  readonly rest: readonly Line[];
}

export interface Mismatch {
  readonly why: string;
  /** The item that was probably meant. */
  readonly meant: Item | null;
}

export type Match = Matched | Mismatch;

interface Found {
  readonly written: WrittenItem;
  readonly candidates: readonly Item[];
  readonly sign: Sign | null;
  readonly rest: readonly Line[];
}

/** Finds every written item's own; what can't be told apart is not guessed. */
export function matchItems(written: readonly WrittenItem[], checklist: Checklist): Map<WrittenItem, Match> {
  const byText = new Map<string, Item[]>();
  for (const item of checklist.items) {
    const key = keyOf(item.text, item.number);
    byText.set(key, [...(byText.get(key) ?? []), item]);
  }
  const titles = titlesOf(checklist);
  const matches = new Map<WrittenItem, Match>();
  const twins = new Map<string, Found[]>();
  for (const one of written) {
    const found = find(one, byText);
    if (!found) {
      matches.set(one, mismatch(one, checklist, titles));
      continue;
    }
    const candidates = narrow(found.candidates, one, titles, matches);
    if (candidates.length === 1)
      matches.set(one, { item: candidates[0]!, sign: found.sign, rest: found.rest });
    else {
      const key = candidates.map(({ id }) => id).join(" ");
      twins.set(key, [...(twins.get(key) ?? []), { ...found, candidates }]);
    }
  }
  for (const group of twins.values()) pairOff(group, matches);
  return matches;
}

export function isMatched(match: Match | undefined): match is Matched {
  return match !== undefined && "item" in match;
}

/** The status that box and sign say, or why they say none. */
export function statusOf(written: WrittenItem, sign: Sign | null): Status | { why: string } {
  const ticked = /^[xX✓✔✅☑]$/u.test(written.box);
  if (!ticked && written.box !== "")
    return { why: `[${written.box}] says neither yes nor no: write [x], ❌ or n/a` };
  if (sign === "fail") return ticked ? { why: "ticked and marked as failed: which of the two?" } : "fail";
  if (sign === "na") return "na";
  return ticked ? "pass" : "pending";
}

/** The longest beginning of the paragraph that is an item's text, with or without a sign. */
function find(written: WrittenItem, byText: ReadonlyMap<string, readonly Item[]>): Found | null {
  const { paragraph } = written;
  for (let length = paragraph.length; length > 0; length -= 1) {
    const text = paragraph.slice(0, length).map((line) => line.text);
    for (const reading of readings(text)) {
      const candidates = byText.get(reading.key);
      if (candidates) return { written, candidates, sign: reading.sign, rest: paragraph.slice(length) };
    }
  }
  return null;
}

/** The ways to read a text: as it stands, and with a sign before it, behind its number, or at its end. */
function* readings(lines: readonly string[]): Generator<{ key: string; sign: Sign | null }> {
  const plain = itemText(lines);
  yield { key: keyOf(plain.text, plain.number), sign: null };
  for (const [sign, pattern] of SIGNS) {
    const before = new RegExp(`^(?:${pattern})\\s*`, "iu");
    const behind = new RegExp(`\\s*(?:${pattern})$`, "iu");
    const first = lines[0]!;
    if (before.test(first)) {
      const { text, number } = itemText([first.replace(before, ""), ...lines.slice(1)]);
      yield { key: keyOf(text, number), sign };
    }
    if (plain.number !== null && before.test(plain.text)) {
      yield { key: keyOf(plain.text.replace(before, ""), plain.number), sign };
    }
    if (behind.test(plain.text)) yield { key: keyOf(plain.text.replace(behind, ""), plain.number), sign };
  }
}

function keyOf(text: string, number: string | null): string {
  return `${number ?? ""}\n${comparable(text)}`;
}

/** Titles of the checklist in a form to compare. */
interface Titles {
  readonly phases: ReadonlyMap<string, string>;
  readonly sections: ReadonlyMap<string, string>;
}

function titlesOf({ phases }: Checklist): Titles {
  const sections = phases.flatMap((phase) => phase.sections);
  return {
    phases: new Map(phases.map(({ id, title }) => [id, comparable(title)])),
    sections: new Map(sections.map(({ id, title }) => [id, comparable(title)])),
  };
}

/** The title of the phase that the headings stand in: the deepest that names one. */
function phaseOf(headings: readonly string[], { phases }: Titles): string | undefined {
  const known = new Set(phases.values());
  return headings.findLast((title) => known.has(title));
}

/** The same text may stand in several places: the nearest place that the file names decides. */
function narrow(
  candidates: readonly Item[],
  written: WrittenItem,
  titles: Titles,
  matches: ReadonlyMap<WrittenItem, Match>,
): readonly Item[] {
  if (candidates.length === 1) return candidates;
  const headings = written.headings.map(comparable);
  const phase = phaseOf(headings, titles);
  const parent = written.parent ? matches.get(written.parent) : undefined;
  const filters: ((item: Item) => boolean)[] = [
    (item) => titles.phases.get(item.phase) === phase,
    (item) => headings.includes(titles.sections.get(item.section) ?? ""),
    (item) => item.group !== null && headings.includes(comparable(item.group)),
    (item) => (isMatched(parent) ? item.parent === parent.item.id : item.parent === null && !written.parent),
  ];
  return filters.reduce((left, filter) => {
    const kept = left.filter(filter);
    return kept.length > 0 ? kept : left;
  }, candidates);
}

/** Items with the same words in the same place are told apart by their order, as long as all of them are there. */
function pairOff(group: readonly Found[], matches: Map<WrittenItem, Match>): void {
  const { candidates } = group[0]!;
  group.forEach(({ written, sign, rest }, index) => {
    const item = candidates[index];
    if (group.length === candidates.length && item) matches.set(written, { item, sign, rest });
    else {
      const ids = candidates.map(({ id }) => id).join(", ");
      matches.set(written, { why: `could be any of ${ids}: they have the same words`, meant: null });
    }
  });
}

function mismatch(written: WrittenItem, checklist: Checklist, titles: Titles): Mismatch {
  const first = written.paragraph[0]!.text;
  const bare = SIGNS.reduce(
    (text, [, sign]) => text.replace(new RegExp(`^(?:${sign})\\s*`, "iu"), ""),
    first,
  );
  const { number, text } = itemText([bare]);
  const phase = phaseOf(written.headings.map(comparable), titles);
  const meant = checklist.items.filter((item) => {
    if (number !== null)
      return item.number === number && (phase === undefined || titles.phases.get(item.phase) === phase);
    return comparable(text).startsWith(comparable(item.text));
  });
  const [only] = meant;
  if (!only || meant.length > 1) return { why: "no item of the checklist has this text", meant: null };
  if (comparable(text).startsWith(comparable(only.text))) {
    return { why: `more than the text of ${only.id}: write notes on a line below it`, meant: only };
  }
  return { why: `not the text of ${only.id}, which one of the two files changed`, meant: only };
}
