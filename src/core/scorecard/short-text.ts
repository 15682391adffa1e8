import type { Item } from "../checklist/model.ts";
import { plain } from "../text/plain.ts";

/** Letters that a sentence has room for. */
const SHORT = 60;

/** An item's text for a sentence: its label, or its text made plain and cut at a word. */
export function shortText(item: Item): string {
  return shortened(plain(item.label ?? item.text));
}

/** A text of one line, cut at a word where a sentence has no room for it. */
export function shortened(text: string): string {
  if (text.length <= SHORT) return text;
  const cut = text.slice(0, SHORT - 1).replace(/[\uD800-\uDBFF]$/, "");
  const space = cut.lastIndexOf(" ");
  return `${cut.slice(0, space > SHORT / 2 ? space : undefined).replace(/[\s,;:.–—-]+$/u, "")}…`;
}
