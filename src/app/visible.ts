/** Which items a filter and a search leave, and the rows that the list draws for them. Kept, not computed per key. */
import type { Checklist, Item } from "../core/checklist/model.ts";
import type { ItemScore, Scorecard } from "../core/scorecard/model.ts";
import { isStale } from "../core/scorecard/stale.ts";
import type { Filter } from "./state.ts";

export type Row =
  | { readonly kind: "section"; readonly section: string; readonly text: string }
  | { readonly kind: "group"; readonly text: string }
  | { readonly kind: "item"; readonly item: Item; readonly depth: number };

export interface View {
  /** The visible items, in document order. */
  readonly items: readonly Item[];
  /** Place of an item in `items`, by id. */
  readonly at: ReadonlyMap<string, number>;
  readonly rows: readonly Row[];
  /** Row of an item, by its place in `items`. */
  readonly rowOf: readonly number[];
}

/** What is looked up of a checklist, made once. */
export interface Index {
  readonly byId: ReadonlyMap<string, Item>;
  /** Place in the document, by id. */
  readonly order: ReadonlyMap<string, number>;
  readonly sectionTitles: ReadonlyMap<string, string>;
  readonly depths: ReadonlyMap<string, number>;
}

const indexes = new WeakMap<Checklist, Index>();

export function indexOf(checklist: Checklist): Index {
  const known = indexes.get(checklist);
  if (known) return known;
  const byId = new Map(checklist.items.map((item) => [item.id, item]));
  const depths = new Map<string, number>();
  for (const item of checklist.items)
    depths.set(item.id, item.parent ? (depths.get(item.parent) ?? 0) + 1 : 0);
  const index = {
    byId,
    order: new Map(checklist.items.map((item, place) => [item.id, place])),
    // Numbers such as 1.1 come again in every phase: where there are several, a section's heading says which one it is.
    sectionTitles: new Map(
      checklist.phases.flatMap((phase) =>
        phase.sections.map(({ id, label }) => {
          const named = checklist.phases.length === 1 || label.startsWith(phase.id);
          return [id, named ? label : `${phase.id} · ${label}`] as const;
        }),
      ),
    ),
    depths,
  };
  indexes.set(checklist, index);
  return index;
}

/** Text as a search compares it: without accents and case, because nobody types them. */
export function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

const haystacks = new WeakMap<Checklist, readonly string[]>();

function haystack(checklist: Checklist): readonly string[] {
  let texts = haystacks.get(checklist);
  if (!texts) {
    texts = checklist.items.map((item) =>
      folded(`${item.id} ${item.label ?? ""} ${item.group ?? ""} ${item.text}`),
    );
    haystacks.set(checklist, texts);
  }
  return texts;
}

type Test = (score: ItemScore, flagged: ReadonlySet<string>, operator: string) => boolean;

const tests: Readonly<Record<Filter, Test>> = {
  all: () => true,
  pending: (score) => score.status === "pending",
  "red flags": (score, flagged) => flagged.has(score.id),
  stale: (score) => isStale(score.reason),
  mine: (score, _, operator) => score.said?.by === operator,
  "no evidence": (score) => score.lacksEvidence,
};

/** Items that a red flag names. */
export function flaggedOf(scorecard: Scorecard): ReadonlySet<string> {
  return new Set(scorecard.redFlags.flatMap((flag) => (flag.item === null ? [] : [flag.item])));
}

const views = new WeakMap<object, Map<string, View>>();

/** The items and rows for a filter and a search. The same arguments give the same object. */
export function viewOf(
  checklist: Checklist,
  scorecard: Scorecard,
  filter: Filter,
  query: string,
  operator: string,
): View {
  // Without a status to look at, a changed scorecard changes nothing: a tick must not rebuild 10,000 rows.
  const owner = filter === "all" ? checklist : scorecard;
  let known = views.get(owner);
  if (!known) {
    known = new Map();
    views.set(owner, known);
  }
  const name = `${filter}\n${operator}\n${query}`;
  let view = known.get(name);
  if (!view) {
    // A search is a new view with every letter; the last few are enough.
    if (known.size > 8) known.clear();
    view = build(checklist, select(checklist, scorecard, filter, query, operator));
    known.set(name, view);
  }
  return view;
}

function select(
  checklist: Checklist,
  scorecard: Scorecard,
  filter: Filter,
  query: string,
  operator: string,
): Item[] {
  const words = folded(query).split(/\s+/).filter(Boolean);
  const texts = words.length > 0 ? haystack(checklist) : [];
  const flagged = filter === "red flags" ? flaggedOf(scorecard) : new Set<string>();
  return checklist.items.filter((item, place) => {
    if (!words.every((word) => texts[place]?.includes(word))) return false;
    const score = scorecard.items.get(item.id);
    return score !== undefined && tests[filter](score, flagged, operator);
  });
}

function build(checklist: Checklist, items: readonly Item[]): View {
  const { sectionTitles, depths } = indexOf(checklist);
  const at = new Map<string, number>();
  const rows: Row[] = [];
  const rowOf: number[] = [];
  let section: string | null = null;
  let group: string | null = null;
  for (const [place, item] of items.entries()) {
    if (item.section !== section) {
      section = item.section;
      group = null;
      rows.push({ kind: "section", section, text: sectionTitles.get(section) ?? section });
    }
    if (item.group !== group) {
      group = item.group;
      if (group !== null) rows.push({ kind: "group", text: group });
    }
    at.set(item.id, place);
    rowOf.push(rows.length);
    rows.push({ kind: "item", item, depth: depths.get(item.id) ?? 0 });
  }
  return { items, at, rows, rowOf };
}

/** The items that marking an item marks: itself, or all below a roll-up that have no children. */
export function leavesOf(checklist: Checklist, item: Item): readonly Item[] {
  if (item.children.length === 0) return [item];
  const { byId } = indexOf(checklist);
  return item.children.flatMap((id) => {
    const child = byId.get(id);
    return child ? leavesOf(checklist, child) : [];
  });
}
