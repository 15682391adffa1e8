/**
 * Passing the last open items of a roll-up passes the roll-up too: one pass more than items. This finds, for every
 * number of such bonuses, the fewest items that bring them, in roll-ups nested to any depth.
 *
 * A roll-up is complete when its own open leaves and its nested roll-ups are, so the choice is a knapsack over a
 * forest in which a parent comes after its children. Most roll-ups are not nested: for those the cheapest first is
 * exact, and the knapsack is left to the few others.
 */
import type { Status } from "./model.ts";
import type { Plan, PlannedMilestone } from "./plan.ts";

export interface Bonuses {
  /** By number of bonuses: the fewest leaves that bring at least as many. `costs[0]` is 0. */
  readonly costs: readonly number[];
  /** Such leaves, by their place in the checklist. */
  leaves(bonus: number): readonly number[];
}

/** A roll-up that is pending: what it takes to complete it. */
interface Open extends Bonuses {
  /** All its open leaves; null where one of them is not due, so that it can't be completed yet. */
  readonly all: readonly number[] | null;
  /** Due roll-ups in it, itself among them. */
  readonly size: number;
}

const NONE: Bonuses = { costs: [0], leaves: () => [] };

/** Bonuses among the roll-ups that are pending and due; those that cost more than `most` leaves are left out. */
export function cheapestBonuses(
  plan: Plan,
  milestone: PlannedMilestone,
  statuses: readonly Status[],
  most: number,
): Bonuses {
  const open = new Map<number, Open>();
  const roots = new Set<number>();
  for (const place of plan.rollUps) {
    if (statuses[place] !== "pending") continue;
    const children = plan.children[place]!;
    const pending = children.filter((child) => statuses[child] === "pending");
    const nested = pending.flatMap((child) => open.get(child) ?? []);
    const leaves = pending.filter((child) => plan.children[child] === null);
    const ready = children.length > 0 && leaves.every((leaf) => milestone.isDue[leaf]);
    open.set(place, complete(nested, ready ? leaves : null, milestone.isDue[place] === true, most));
    for (const child of pending) roots.delete(child);
    roots.add(place);
  }
  return combine(
    [...roots].reverse().map((place) => open.get(place)!),
    most,
  );
}

/** A roll-up from its nested ones and its own open leaves. */
function complete(
  nested: readonly Open[],
  own: readonly number[] | null,
  isDue: boolean,
  most: number,
): Open {
  const inner = combine(nested, most);
  const reachable = own !== null && nested.every((one) => one.all !== null);
  const all = reachable ? [...own, ...nested.flatMap((one) => one.all ?? [])] : null;
  const size = nested.reduce((sum, one) => sum + one.size, 0) + (isDue ? 1 : 0);
  // Where the inner ones alone cost too much, so does the whole; and a place in `costs` is a number of bonuses.
  if (all === null || !isDue || all.length > most || inner.costs.length !== size) {
    return { all, size, costs: inner.costs, leaves: inner.leaves };
  }
  return {
    all,
    size,
    costs: [...inner.costs, all.length],
    leaves: (bonus) => (bonus === size ? all : inner.leaves(bonus)),
  };
}

/** The best of several independent parts together. */
function combine(parts: readonly Bonuses[], most: number): Bonuses {
  const useful = parts.filter((part) => part.costs.length > 1);
  const even = cheapestFirst(useful.filter(isConvex), most);
  const uneven = useful.filter((part) => !isConvex(part));
  return uneven.length === 0 ? even : merge(even, mergeAll(uneven, most), most);
}

/** True where each further bonus costs at least as much as the one before. */
function isConvex({ costs }: Bonuses): boolean {
  for (let bonus = 2; bonus < costs.length; bonus++) {
    if (costs[bonus]! - costs[bonus - 1]! < costs[bonus - 1]! - costs[bonus - 2]!) return false;
  }
  return true;
}

/** Exact for convex parts: the steps of all of them, the cheapest first. */
function cheapestFirst(parts: readonly Bonuses[], most: number): Bonuses {
  if (parts.length === 0) return NONE;
  const steps = parts.flatMap((part) =>
    part.costs.slice(1).map((cost, place) => ({ part, cost: cost - part.costs[place]! })),
  );
  steps.sort((one, other) => one.cost - other.cost);
  const costs = [0];
  for (const step of steps) {
    const cost = costs.at(-1)! + step.cost;
    if (cost > most) break;
    costs.push(cost);
  }
  const leaves = (bonus: number) => {
    const taken = new Map<Bonuses, number>();
    for (const { part } of steps.slice(0, bonus)) taken.set(part, (taken.get(part) ?? 0) + 1);
    return [...taken].flatMap(([part, count]) => part.leaves(count));
  };
  return { costs, leaves };
}

/** Halves first: the depth stays small, however many there are. */
function mergeAll(parts: readonly Bonuses[], most: number): Bonuses {
  if (parts.length <= 1) return parts[0] ?? NONE;
  const half = parts.length >> 1;
  return merge(mergeAll(parts.slice(0, half), most), mergeAll(parts.slice(half), most), most);
}

/** Two parts: every way to split a number of bonuses between them. */
function merge(one: Bonuses, other: Bonuses, most: number): Bonuses {
  const size = one.costs.length + other.costs.length - 1;
  const costs: number[] = new Array(size).fill(Number.POSITIVE_INFINITY);
  const fromOne: number[] = new Array(size).fill(0);
  for (let mine = 0; mine < one.costs.length; mine++) {
    const cost = one.costs[mine]!;
    for (let theirs = 0; theirs < other.costs.length; theirs++) {
      const total = cost + other.costs[theirs]!;
      if (total > most) break;
      if (total >= costs[mine + theirs]!) continue;
      costs[mine + theirs] = total;
      fromOne[mine + theirs] = mine;
    }
  }
  const leaves = (bonus: number) => {
    const mine = fromOne[bonus]!;
    return [...one.leaves(mine), ...other.leaves(bonus - mine)];
  };
  return { costs: costs.filter(Number.isFinite), leaves };
}
