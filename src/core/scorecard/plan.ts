/**
 * What can be worked out from a checklist alone, once: who is whose child, what falls due when, which criteria
 * speak of which items. Items are named by their place in the checklist, which makes scoring a walk over arrays.
 */
import { dueAt, milestones } from "../checklist/milestones.ts";
import type { Checklist, Criterion, Item, Section } from "../checklist/model.ts";
import { plain } from "../text/plain.ts";
import type { ItemScore, Line, MilestoneName, PhaseScore } from "./model.ts";
import { UNCHECKED } from "./why.ts";

export interface PlannedCriterion {
  readonly name: string;
  /** Its items that are due; never empty. */
  readonly items: readonly number[];
}

export interface PlannedMilestone {
  readonly name: MilestoneName;
  readonly due: readonly number[];
  readonly isDue: readonly boolean[];
  readonly critical: readonly number[];
  readonly success: readonly PlannedCriterion[];
  readonly failure: readonly PlannedCriterion[];
}

export interface Plan {
  readonly checklist: Checklist;
  readonly items: readonly Item[];
  readonly index: ReadonlyMap<string, number>;
  /** Places of each item's children; null for a leaf. */
  readonly children: readonly (readonly number[] | null)[];
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
  const places = (ids: readonly string[]) =>
    ids.map((id) => index.get(id)).filter((place) => place !== undefined);
  return {
    checklist,
    items,
    index,
    children: items.map((item) => (item.children.length === 0 ? null : places(item.children))),
    sections: checklist.phases.flatMap((phase) =>
      phase.sections.map((section) => ({ section, items: places(section.items) })),
    ),
    unchecked: items.map(uncheckedScore),
    milestones: gate === null ? null : milestones.map((name) => plannedMilestone(name, items, gate, places)),
  };
}

function plannedMilestone(
  name: MilestoneName,
  items: readonly Item[],
  gate: { readonly success: readonly Criterion[]; readonly failure: readonly Criterion[] },
  places: (ids: readonly string[]) => number[],
): PlannedMilestone {
  const isDue = items.map((item) => dueAt(name, item));
  const due = places(items.map((item) => item.id)).filter((place) => isDue[place]);
  const planned = (criteria: readonly Criterion[]) =>
    criteria
      .map((criterion) => ({
        name: criterion.name,
        items: places(criterion.items).filter((place) => isDue[place]),
      }))
      .filter((criterion) => criterion.items.length > 0);
  return {
    name,
    due,
    isDue,
    critical: due.filter((place) => items[place]!.critical),
    success: planned(gate.success),
    failure: planned(gate.failure),
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
    notes: [],
    lacksEvidence: false,
    missingFields: item.fields,
  };
}

/** An item's text for a sentence: its label, or its text made plain and cut at a word. */
export function shortText(item: Item): string {
  const text = plain(item.label ?? item.text);
  if (text.length <= SHORT) return text;
  const cut = text.slice(0, SHORT - 1).replace(/[\uD800-\uDBFF]$/, "");
  const space = cut.lastIndexOf(" ");
  return `${cut.slice(0, space > SHORT / 2 ? space : undefined).replace(/[\s,;:.–—-]+$/u, "")}…`;
}

const SHORT = 60;

/**
 * The summary's lines: one per section where there is one phase or the checklist names the sections' lines itself;
 * else one per phase. They add up to the totals.
 */
export function linesOf(checklist: Checklist, phases: readonly PhaseScore[]): readonly Line[] {
  return phases.flatMap((score, place): Line[] => {
    const phase = checklist.phases[place]!;
    const bySection = phases.length === 1 || phase.sections.some((section) => section.labelled);
    if (bySection) return score.sections.map(({ title: _title, ...line }) => line);
    const { sections: _sections, title, ...line } = score;
    return [{ ...line, label: phaseLabel(phase.id, title) }];
  });
}

/** `W1 Fixtures` from a phase `W1` with the title `# W1: Fixtures`. */
function phaseLabel(id: string, title: string): string {
  const name = plain(title);
  if (name === "" || name === id) return id;
  const rest = name.startsWith(id) ? name.slice(id.length) : "";
  return /^[\s:.–—-]/u.test(rest) ? `${id} ${rest.replace(/^[\s:.–—-]+/u, "")}` : `${id} ${name}`;
}
