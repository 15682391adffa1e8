import type { Checklist } from "./model.ts";

/**
 * The id of the item that an entry speaks of now, given the item and the text that it was said of; null where that item is gone
 * and another has its place. `spokenOf` gives the ids under which a text was spoken of.
 */
export type Home = (
  item: string,
  textDigest: string,
  spokenOf: (textDigest: string) => ReadonlySet<string>,
) => string | null;

const homes = new WeakMap<Checklist, Home>();

/**
 * Where a checklist gives no number and no id, an item's place is its id, and a line put in or struck out above moves all that
 * follow: what was said would then stand at another item. So a word follows its text: said of a text that its item no
 * longer has, it belongs to the one item that has this very text now, where that item's id is its place too. Where
 * there is none the text was mended, and the word stays, unless the text that is there now came from another place.
 * Numbers and ids that an author gave stay.
 */
export function homesOf(checklist: Checklist): Home {
  let home = homes.get(checklist);
  if (home === undefined) {
    home = find(checklist);
    homes.set(checklist, home);
  }
  return home;
}

function find({ items }: Checklist): Home {
  const byId = new Map(items.map((item) => [item.id, item]));
  const byText = new Map<string, string | null>();
  for (const { id, textDigest } of items) byText.set(textDigest, byText.has(textDigest) ? null : id);
  return (id, textDigest, spokenOf) => {
    const named = byId.get(id);
    if (named && (named.textDigest === textDigest || !named.placed)) return id;
    const moved = byId.get(byText.get(textDigest) ?? "");
    if (moved?.placed) return moved.id;
    if (!named) return id;
    const came = [...spokenOf(named.textDigest)].some((other) => other !== id);
    return came ? null : id;
  };
}
