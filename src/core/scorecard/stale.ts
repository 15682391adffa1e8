import type { Reason } from "./model.ts";

/** True where what was said or seen of an item no longer counts: it is too old, or the item's text has changed since. */
export function isStale(reason: Reason): boolean {
  return reason === "stale" || reason === "text changed";
}
