/** What the store has not taken: counted and named for people. */
import { sentence } from "./sentence.ts";
import type { WalkState } from "./state.ts";

/** `1 change` or `3 changes`. */
export function changesOf({ steps }: WalkState): string {
  return steps.length === 1 ? "1 change" : `${steps.length} changes`;
}

/** The first four of the items that they are of. */
export function unsavedItemsOf({ steps }: WalkState): string {
  const items = [...new Set(steps.flatMap((step) => step.items))];
  return items.length > 4 ? `${items.slice(0, 4).join(", ")} and ${items.length - 4} more` : items.join(", ");
}

/** What the walk says when it ends without having saved everything, in one line; null where all is saved. */
export function lostAtEnd(state: WalkState): string | null {
  const { steps, refused } = state;
  if (steps.length === 0) return null;
  const why = refused === null ? "" : ` ${sentence(refused)}`;
  const were = steps.length === 1 ? "was" : "were";
  return `gonogo: ${changesOf(state)} ${were} not saved: ${unsavedItemsOf(state)}.${why}`;
}
