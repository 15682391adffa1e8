/** What an item says, as one line of the screen. */
import type { ItemScore } from "../core/scorecard/model.ts";
import { certain } from "../core/text/certain.ts";
import { plain } from "../core/text/plain.ts";

/**
 * The item's Markdown as plain text, with what was filled in for its fields in their places. Only the screen shows it so:
 * what people agree to stays the text. A text that is struck out as a whole says so: without its markers it would read as
 * any other.
 */
export function itemLine(markdown: string, { fields }: Pick<ItemScore, "fields">): string {
  const line = filled(plain(markdown), fields);
  return /^~~[^~]+~~$/.test(markdown.trim()) ? `(struck out) ${line}` : line;
}

function filled(line: string, fields: ItemScore["fields"]): string {
  if (!line.includes("{")) return line;
  // Two braces are a template, `${…}` a shell's variable.
  return line.replace(/(?<![{$])\{([^{}]{1,80})\}(?!\})/g, (placeholder, name: string) => {
    const value = Object.hasOwn(fields, name.trim()) ? certain(fields[name.trim()] ?? "").trim() : "";
    return value === "" ? placeholder : value;
  });
}
