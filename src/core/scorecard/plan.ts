/**
 * What can be worked out from a checklist alone, once: who is whose child, what falls due when, which criteria
 * speak of which items. Items are named by their place in the checklist, which makes scoring a walk over arrays.
 */

import { type Home, homesOf } from "../checklist/homes.ts";
import { dueAt, milestones } from "../checklist/milestones.ts";
import type { Checklist, Criterion, Gate, Item, Section } from "../checklist/model.ts";
import type { ItemScore, MilestoneName } from "./model.ts";
import { NO_ORIGINS } from "./status.ts";
import { UNCHECKED } from "./why.ts";

export interface PlannedCriterion {
  readonly name: string;
  /** Its items that are due; never empty. */
  readonly items: readonly number[];
}

export interface PlannedMilestone {
  readonly name: MilestoneName;
  readonly due: readonly number[];
  readonly dueLeaves: readonly number[];
  readonly isDue: readonly boolean[];
  readonly critical: readonly number[];
  readonly success: readonly PlannedCriterion[];
  readonly failure: readonly PlannedCriterion[];
}

export interface Plan {
  readonly checklist: Checklist;
  readonly items: readonly Item[];
  readonly index: ReadonlyMap<string, number>;
  readonly home: Home;
  /** Places of each item's children; null for a leaf. */
  readonly children: readonly (readonly number[] | null)[];
  readonly leaves: readonly number[];
  /** Items with children, each after those nested in it. */
  readonly rollUps: readonly number[];
  /** Sections with their items, in order. */
  readonly sections: readonly { readonly section: Section; readonly items: readonly number[] }[];
  /** The scores of a ledger without entries. */
  readonly unchecked: readonly ItemScore[];
  /** Null where the checklist declares no gate. */
  readonly milestones: readonly PlannedMilestone[] | null;
}

/** Prepares a checklist for scoring. */
export function planOf(checklist: Checklist): Plan {
  const { items, gate } = checklist;
  const index = new Map(items.map((item, place) => [item.id, place]));
  const places = (ids: readonly string[]) => ids.flatMap((id) => index.get(id) ?? []);
  const all = items.map((_item, place) => place);
  const children = items.map((item) => (item.children.length === 0 ? null : places(item.children)));
  const leaves = all.filter((place) => children[place] === null);
  const plannedMilestone = (name: MilestoneName, { success, failure }: Gate): PlannedMilestone => {
    const isDue = items.map((item) => dueAt(name, item));
    const due = (some: readonly number[]) => some.filter((place) => isDue[place]);
    const planned = (criteria: readonly Criterion[]) =>
      criteria
        .map((criterion) => ({ name: criterion.name, items: due(places(criterion.items)) }))
        .filter((criterion) => criterion.items.length > 0);
    return {
      name,
      due: due(all),
      dueLeaves: due(leaves),
      isDue,
      critical: due(all).filter((place) => items[place]!.critical),
      success: planned(success),
      failure: planned(failure),
    };
  };
  return {
    checklist,
    items,
    index,
    home: homesOf(checklist),
    children,
    leaves,
    // Nested items stand after the one that holds them.
    rollUps: all.filter((place) => children[place] !== null).reverse(),
    sections: checklist.phases.flatMap((phase) =>
      phase.sections.map((section) => ({ section, items: places(section.items) })),
    ),
    unchecked: items.map(uncheckedScore),
    milestones: gate === null ? null : milestones.map((name) => plannedMilestone(name, gate)),
  };
}

function uncheckedScore(item: Item): ItemScore {
  return {
    id: item.id,
    status: "pending",
    reason: "never checked",
    proof: null,
    why: UNCHECKED,
    said: null,
    seen: null,
    attempt: null,
    fields: {},
    evidence: [],
    origins: NO_ORIGINS,
    notes: [],
    lacksEvidence: false,
    missingFields: item.fields,
  };
}
