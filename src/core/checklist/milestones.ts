import type { MilestoneName } from "../scorecard/model.ts";
import type { Item, When } from "./model.ts";

/** The milestones, in the order in which they come. */
export const milestones: readonly MilestoneName[] = ["decision", "deploy", "sign-off"];

const due: Readonly<Record<MilestoneName, readonly When[]>> = {
  decision: ["before"],
  deploy: ["before", "day"],
  "sign-off": ["before", "day", "after"],
};

/** True where the item must hold at the milestone: each has its own denominator, or none could ever be met. */
export function dueAt(milestone: MilestoneName, item: Pick<Item, "when">): boolean {
  return due[milestone].includes(item.when);
}
