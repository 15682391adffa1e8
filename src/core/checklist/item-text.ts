import { trimBlank } from "./markdown/lines.ts";

/**
 * An item's text from the lines of its first paragraph: one line, letter for letter, without the bold number that
 * opens it. A backslash that only breaks the line goes with the break.
 */
export function itemText(lines: readonly string[]): { text: string; number: string | null } {
  const last = lines.length - 1;
  const joined = lines
    .map((line, i) => {
      const trimmed = trimBlank(line);
      return i < last && /(?<!\\)(?:\\\\)*\\$/.test(trimmed) ? trimBlank(trimmed.slice(0, -1)) : trimmed;
    })
    .join(" ");
  const opening = /^(?:\*\*|__)(\d+(?:\.\d+)*)\.?(?:\*\*|__)[ \t]+(?=[^ \t])/.exec(joined);
  if (!opening) return { text: joined, number: null };
  return { text: joined.slice(opening[0].length), number: opening[1] as string };
}

/**
 * The names in `{…}` that a person fills in, in order: also in code spans. Two braces are a template, `${…}` a shell's
 * variable, and what holds quotes, colons, commas or other signs of code is no name.
 */
export function fieldsOf(text: string): string[] {
  if (!text.includes("{")) return [];
  const names = new Set<string>();
  for (const match of text.matchAll(/(?<![{$\\])\{([^{}]{1,80})\}(?!\})/g)) {
    const name = (match[1] as string).trim();
    if (/[\p{L}\p{N}]/u.test(name) && !/["'`:;,=$<>|\\()[\]]/.test(name)) names.add(name);
  }
  return [...names];
}
