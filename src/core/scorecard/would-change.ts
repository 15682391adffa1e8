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
  const mustHold = milestone.success.flatMap((criterion) => criterion.items);
  const mustPass = [...milestone.critical, ...milestone.failure.flatMap((criterion) => criterion.items)];
  draft.pass(plan.leaves.filter((leaf) => draft.statuses[leaf] === "fail"));
  draft.settle([...mustHold, ...mustPass]);
  draft.passOneOfEach(mustPass);
  draft.rollUp();
  const missing = missingPasses(plan, milestone, draft.statuses);
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

  pass(leaves: readonly number[]): void {
    for (const place of leaves) {
      if (this.statuses[place] === "pass") continue;
      this.statuses[place] = "pass";
      this.named.push(place);
    }
  }

  /** Passes what keeps these items from being pass or n/a. */
  settle(items: readonly number[]): void {
    const leaves = items.flatMap((item) => this.#leaves(item));
    this.pass(leaves.filter((leaf) => this.statuses[leaf] !== "na").sort((a, b) => a - b));
  }

  /** Passes one leaf of each of these items that is n/a as a whole; the innermost first, as it serves the outer ones. */
  passOneOfEach(items: readonly number[]): void {
    for (const item of [...new Set(items)].sort((a, b) => b - a)) {
      const leaves = this.#leaves(item);
      if (leaves.every((leaf) => this.statuses[leaf] === "na")) this.pass(leaves.slice(0, 1));
    }
  }

  rollUp(): void {
    for (const place of this.#plan.rollUps) {
      this.statuses[place] = rolledUp(this.#plan.children[place]!.map((child) => this.statuses[child]!));
    }
  }

  #leaves(item: number): readonly number[] {
    const children = this.#plan.children[item];
    return children ? children.flatMap((child) => this.#leaves(child)) : [item];
  }
}

/** How many more passes the threshold wants of the items due. */
function missingPasses(plan: Plan, milestone: PlannedMilestone, statuses: readonly Status[]): number {
  let applicable = 0;
  let passed = 0;
  for (const place of milestone.due) {
    if (statuses[place] !== "na") applicable += 1;
    if (statuses[place] === "pass") passed += 1;
  }
  return passesWanted(plan.checklist.gate?.threshold ?? 0, applicable) - passed;
}

/** The fewest pending leaves that are due and bring `missing` more passes; null where all of them are not enough. */
function cheapestPasses(
  plan: Plan,
  milestone: PlannedMilestone,
  statuses: readonly Status[],
  missing: number,
): number[] | null {
  const leaves = milestone.dueLeaves.filter((leaf) => statuses[leaf] === "pending");
  const bonuses = cheapestBonuses(plan, milestone, statuses, missing);
  let best: { count: number; bonus: number } | null = null;
  for (let bonus = 0; bonus < bonuses.costs.length; bonus++) {
    const count = Math.max(bonuses.costs[bonus]!, missing - bonus);
    if (count <= leaves.length && (best === null || count < best.count)) best = { count, bonus };
  }
  if (best === null) return null;
  const chosen = new Set(bonuses.leaves(best.bonus));
  let others = best.count - chosen.size;
  return leaves.filter((leaf) => chosen.has(leaf) || others-- > 0);
}
