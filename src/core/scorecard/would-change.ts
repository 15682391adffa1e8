/**
 * What would change the verdict: the smallest set of items that, passed, turns it into GO.
 *
 * Some items are needed whatever else happens: those that failed, and those that a criterion waits for. If the
 * threshold is not met with them, others that are due follow. Each counts for one pass, and one that completes a
 * roll-up for one more, so the cheapest roll-ups to complete decide how many are enough (see bonus.ts).
 *
 * An item set aside as not applicable, or not due yet, is named only where a criterion or a red flag needs it.
 */
import { cheapestBonuses } from "./bonus.ts";
import type { ItemScore, Status } from "./model.ts";
import type { Plan, PlannedMilestone } from "./plan.ts";
import { rolledUp } from "./roll-up.ts";
import { passesWanted } from "./tally.ts";

/** Ids of leaves: red-flagged ones, then those that criteria wait for, then the rest, each in document order. */
export function wouldChange(plan: Plan, milestone: PlannedMilestone, scores: readonly ItemScore[]): string[] {
  const draft = new Draft(plan, scores);
  draft.passAll((status) => status === "fail");
  for (const criterion of milestone.success) draft.settle(criterion.items);
  const mustPass = [...milestone.critical, ...milestone.failure.flatMap((criterion) => criterion.items)];
  draft.settle(mustPass);
  draft.passOneOfEach(mustPass);
  draft.rollUp();

  const due = milestone.due.filter((place) => draft.statuses[place] !== "na");
  const passed = due.filter((place) => draft.statuses[place] === "pass").length;
  const missing = passesWanted(plan.checklist.gate?.threshold ?? 0, due.length) - passed;
  if (missing > 0) {
    const more = cheapestPasses(plan, milestone, draft.statuses, missing);
    if (more === null) return [];
    draft.pass(more);
  }
  return draft.named.map((place) => plan.items[place]!.id);
}

/** Statuses as they would be, and the leaves that were passed to get there. */
class Draft {
  readonly statuses: Status[];
  readonly named: number[] = [];
  readonly #plan: Plan;

  constructor(plan: Plan, scores: readonly ItemScore[]) {
    this.#plan = plan;
    this.statuses = scores.map((score) => score.status);
  }

  pass(leaves: Iterable<number>): void {
    for (const place of [...leaves].sort((a, b) => a - b)) {
      if (this.statuses[place] === "pass") continue;
      this.statuses[place] = "pass";
      this.named.push(place);
    }
  }

  passAll(wanted: (status: Status) => boolean): void {
    const { children } = this.#plan;
    this.pass(this.#places().filter((place) => children[place] === null && wanted(this.statuses[place]!)));
  }

  /** Passes what keeps these items from being pass or n/a. */
  settle(items: readonly number[]): void {
    this.pass(items.flatMap((item) => this.#leaves(item)).filter((leaf) => this.statuses[leaf] !== "na"));
  }

  /** Passes one leaf of each of these items that is n/a as a whole; the innermost first, as it serves the outer ones. */
  passOneOfEach(items: readonly number[]): void {
    for (const item of [...new Set(items)].sort((a, b) => b - a)) {
      const leaves = this.#leaves(item);
      if (leaves.length > 0 && leaves.every((leaf) => this.statuses[leaf] === "na")) this.pass([leaves[0]!]);
    }
  }

  rollUp(): void {
    for (const place of this.#places().reverse()) {
      const children = this.#plan.children[place];
      if (children) this.statuses[place] = rolledUp(children.map((child) => this.statuses[child]!));
    }
  }

  #places(): number[] {
    return this.statuses.map((_status, place) => place);
  }

  #leaves(item: number): number[] {
    const children = this.#plan.children[item];
    return children ? children.flatMap((child) => this.#leaves(child)) : [item];
  }
}

/** The fewest pending leaves that are due and bring `missing` more passes; null where all of them are not enough. */
function cheapestPasses(
  plan: Plan,
  milestone: PlannedMilestone,
  statuses: readonly Status[],
  missing: number,
): number[] | null {
  const open = (place: number) => statuses[place] === "pending" && milestone.isDue[place] === true;
  const leaves = milestone.due.filter((place) => plan.children[place] === null && open(place));
  const bonuses = cheapestBonuses(plan, milestone, statuses, missing);
  let best: { count: number; bonus: number } | null = null;
  for (let bonus = 0; bonus < bonuses.costs.length; bonus++) {
    const count = Math.max(bonuses.costs[bonus]!, missing - bonus);
    if (count <= leaves.length && (best === null || count < best.count)) best = { count, bonus };
  }
  if (best === null) return null;
  const chosen = new Set(bonuses.leaves(best.bonus));
  for (const leaf of leaves) {
    if (chosen.size >= best.count) break;
    chosen.add(leaf);
  }
  return [...chosen];
}
