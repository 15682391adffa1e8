/** What of an artifact the import does not read: the words under each heading that has no items. */
import { textHash } from "./line-hash.ts";
import { OPENING } from "./trailer.ts";
import type { Written } from "./written.ts";

export interface Part {
  /** Where it begins, and how: its heading. */
  readonly line: number;
  readonly title: string;
  readonly hash: string;
}

/** The parts without items, in order. */
export function partsOf(markdown: string, { headings, items }: Written): Part[] {
  const lines = withoutTrailer(markdown).split(/\r\n|\r|\n/);
  const tasks = items.map(({ line }) => line);
  const starts = [{ line: 1, text: lines[0] ?? "" }, ...headings.filter(({ line }) => line > 1)];
  return starts.flatMap(({ line, text }, index) => {
    const end = starts[index + 1]?.line ?? lines.length + 1;
    if (tasks.some((task) => task >= line && task < end)) return [];
    return [{ line, title: text, hash: wordsHash(lines.slice(line - 1, end - 1).join("\n")) }];
  });
}

/** The fingerprint of a whole file but for its closing comment. */
export function bodyHash(markdown: string): string {
  return wordsHash(withoutTrailer(markdown));
}

/** The file without the comment that closes it, in as many lines. */
function withoutTrailer(markdown: string): string {
  // Where somebody's words have it too, they never open a line.
  const start = markdown.lastIndexOf(`\n${OPENING}`);
  if (start < 0) return markdown;
  const end = markdown.indexOf("-->", start);
  const after = end < 0 ? markdown.length : end + "-->".length;
  return (
    markdown.slice(0, start) + markdown.slice(start, after).replace(/[^\n]/g, "") + markdown.slice(after)
  );
}

/** Stays the same when an editor re-wraps the lines or writes bullets, rules, emphasis and escapes another way. */
function wordsHash(text: string): string {
  return textHash(text.replace(/[\s\ufeff\\*+_-]+/g, ""));
}
