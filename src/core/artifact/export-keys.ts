import type { Checklist, Item } from "../checklist/model.ts";

/**
 * What an exported file calls an item in its closing comment: its id, or where that is only its place, its text's
 * digest, so that a line put in above does not give it what was another's. Items with the same words keep their place.
 */
export function exportKeys({ items }: Checklist): (item: Item) => string {
  const counts = new Map<string, number>();
  for (const { textDigest } of items) counts.set(textDigest, (counts.get(textDigest) ?? 0) + 1);
  return ({ id, placed, textDigest }) => (placed && counts.get(textDigest) === 1 ? `~${textDigest}` : id);
}
