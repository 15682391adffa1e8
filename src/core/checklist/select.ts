import { Fault } from "../fault.ts";
import type { Reason, Status } from "../scorecard/model.ts";
import { isStale } from "../scorecard/stale.ts";
import { nearest } from "../text/nearest.ts";
import { reserved } from "./ids.ts";
import type { Checklist, Item } from "./model.ts";

/** How an item stands: what a selector by status needs to know of it. */
export type StatusOf = (id: string) => { readonly status: Status; readonly reason: Reason };

/** Finds items by id or prefix, whatever the case. */
export class ItemIndex {
  readonly ids: readonly string[];
  private readonly lower: readonly string[];
  private readonly exact = new Map<string, number>();
  private readonly loose = new Map<string, number[]>();

  constructor(items: readonly Pick<Item, "id">[]) {
    this.ids = items.map(({ id }) => id);
    this.lower = this.ids.map((id) => id.toLowerCase());
    for (const [place, id] of this.ids.entries()) {
      this.exact.set(id, place);
      const key = this.lower[place] as string;
      const same = this.loose.get(key);
      if (same) same.push(place);
      else this.loose.set(key, [place]);
    }
  }

  /** Places, in document order, of the items that an id or a prefix with `*` names. */
  byPattern(pattern: string): readonly number[] {
    const wanted = pattern.trim();
    if (wanted.endsWith("*")) {
      const prefix = wanted.slice(0, -1).toLowerCase();
      const found: number[] = [];
      for (const [place, id] of this.lower.entries()) if (id.startsWith(prefix)) found.push(place);
      return found;
    }
    const exact = this.exact.get(wanted);
    return exact === undefined ? (this.loose.get(wanted.toLowerCase()) ?? []) : [exact];
  }
}

const byStatus: Readonly<Record<string, (at: ReturnType<StatusOf>) => boolean>> = {
  pending: ({ status }) => status === "pending",
  failed: ({ status }) => status === "fail",
  stale: ({ reason }) => isStale(reason),
  na: ({ status }) => status === "na",
};

/**
 * Ids of the items that the selectors name, in document order and without doubles. A selector is an item's id, a prefix
 * with `*`, a phase's or a section's id, or one of `all`, `critical`, `pending`, `failed`, `stale`, `na` (the last four
 * only where `status` is given, and without roll-ups: those stand for all their children, whatever each of them is).
 * Throws a Fault with the nearest ids for one that names nothing.
 */
export function selectItems(
  checklist: Checklist,
  selectors: readonly string[],
  status?: StatusOf,
): readonly string[] {
  const index = new ItemIndex(checklist.items);
  const chosen = new Set<number>();
  for (const selector of selectors) {
    for (const place of resolve(checklist, index, selector.trim(), status)) chosen.add(place);
  }
  return [...chosen].sort((a, b) => a - b).map((place) => index.ids[place] as string);
}

function resolve(
  checklist: Checklist,
  index: ItemIndex,
  selector: string,
  status: StatusOf | undefined,
): readonly number[] {
  const found = index.byPattern(selector);
  if (found.length > 0) return found;
  const { items } = checklist;
  const where = (test: (item: Item) => boolean) =>
    [...items.keys()].filter((place) => test(items[place] as Item));
  const word = selector.toLowerCase();
  const phase = checklist.phases.find(({ id }) => id.toLowerCase() === word);
  if (phase) return where((item) => item.phase === phase.id);
  const sections = checklist.phases.flatMap((one) => one.sections);
  const section = sections.find(({ id }) => id.toLowerCase() === word);
  if (section) return where((item) => item.section === section.id);
  if (word === "all") return [...items.keys()];
  if (word === "critical") return where((item) => item.critical);
  const test = byStatus[word];
  if (test && status) return where((item) => item.children.length === 0 && test(status(item.id)));
  if (test)
    throw new Fault(`\`${selector}\` can't be used here: nothing is known of the items' status`, {
      mend: "Name items by id, prefix, phase or section.",
    });
  throw unknown(checklist, index, selector);
}

function unknown(checklist: Checklist, index: ItemIndex, selector: string): Fault {
  const names = checklist.phases.flatMap(({ id, sections }) => [
    id,
    ...sections.map((section) => section.id),
  ]);
  const close = nearest(selector.replace(/\*$/, ""), [...index.ids, ...names, ...reserved]);
  const mend =
    close.length > 0
      ? `Did you mean ${close.map((id) => `\`${id}\``).join(", ")}?`
      : `An item's id looks like \`${index.ids[0] ?? "W5.1.1"}\`; a prefix ends in \`*\`; phases are ${checklist.phases.map(({ id }) => `\`${id}\``).join(", ")}.`;
  return new Fault(`no item is called \`${selector}\``, { mend });
}
