/** How blocks begin. Every function takes a line from its first character that is not white. */
import { trimBlank } from "./lines.ts";

/** An ATX heading (`## Title ##`): its level and title, or null. */
export function headingAt(text: string): { level: number; title: string } | null {
  const marker = /^#{1,6}(?=[ \t]|$)/.exec(text);
  if (!marker) return null;
  const level = marker[0].length;
  const title = trimBlank(text.slice(level));
  let end = title.length;
  while (end > 0 && title[end - 1] === "#") end -= 1;
  const closed = end < title.length && (end === 0 || title[end - 1] === " " || title[end - 1] === "\t");
  return { level, title: closed ? trimBlank(title.slice(0, end)) : title };
}

/** The line below a paragraph that makes a heading of it: its level, or 0. */
export function underlineAt(text: string): 0 | 1 | 2 {
  if (!/^(?:=+|-+)[ \t]*$/.test(text)) return 0;
  return text.charCodeAt(0) === 61 ? 1 : 2;
}

/**
 * Finds thematic breaks: three or more `-`, `*` or `_`, and nothing else but white space. Remembers what it saw of the
 * line, since every `-` of `- - - text` could begin one.
 */
export class RuleFinder {
  private sign = "";
  private stop = 0;

  start(): void {
    this.stop = 0;
  }

  at(cursor: { readonly line: string; readonly next: number }): boolean {
    const { line, next } = cursor;
    const sign = line[next] ?? "";
    if (sign !== "-" && sign !== "*" && sign !== "_") return false;
    if (sign === this.sign && next < this.stop) return false;
    let count = 0;
    for (let i = next; i < line.length; i += 1) {
      const char = line[i];
      if (char === sign) count += 1;
      else if (char !== " " && char !== "\t") {
        this.sign = sign;
        this.stop = i;
        return false;
      }
    }
    return count >= 3;
  }
}

/** A fence of backticks or tildes: its sign, length and info string, or null. */
export function fenceAt(text: string): { sign: string; length: number; info: string } | null {
  const match = /^(?:`{3,}|~{3,})/.exec(text);
  if (!match) return null;
  const [fence] = match;
  const info = trimBlank(text.slice(fence.length));
  if (fence[0] === "`" && info.includes("`")) return null;
  return { sign: fence[0] as string, length: fence.length, info };
}

/** True where `text` closes a fence of at least `length` times `sign`. */
export function closesFence(text: string, sign: string, length: number): boolean {
  let count = 0;
  while (text[count] === sign) count += 1;
  return count >= length && trimBlank(text.slice(count)) === "";
}

/** A list marker: its width in characters, and the number of an ordered one (null for a bullet); or null. */
export function markerAt(text: string): { width: number; number: number | null } | null {
  const match = /^(?:[*+-]|(\d{1,9})[.)])(?=[ \t]|$)/.exec(text);
  if (!match) return null;
  return { width: match[0].length, number: match[1] === undefined ? null : Number(match[1]) };
}

/** A checkbox at the start of a paragraph: whether it is ticked, and the text behind it; or null. */
export function checkboxAt(text: string): { ticked: boolean; text: string } | null {
  const match = /^\[([ xX])\][ \t]+(?=[^ \t])/.exec(text);
  return match && { ticked: match[1] !== " ", text: text.slice(match[0].length) };
}

/** A line that looks like a checkbox wherever it stands, also without a list marker. */
export function looksLikeCheckbox(text: string): boolean {
  return text.includes("[") && /^[ \t>]*(?:(?:[*+-]|\d{1,9}[.)])[ \t]*)?\[[ xX]?\](?:[ \t]|$)/.test(text);
}

/** True where `row` is the second line of a table whose first is `header`. */
export function isTableDelimiter(row: string, header: string): boolean {
  if (!/[|:]/.test(row) || !/^[|:\- \t]+$/.test(row) || !row.includes("-")) return false;
  const cells = cellsOf(row);
  return cells.every((cell) => /^[ \t]*:?-+:?[ \t]*$/.test(cell)) && cells.length === cellsOf(header).length;
}

function cellsOf(row: string): string[] {
  const cells = trimBlank(row)
    .replace(/^\|/, "")
    .split(/(?<!\\)\|/);
  if (cells.length > 1 && trimBlank(cells.at(-1) as string) === "") cells.pop();
  return cells;
}

/** True for a one-line link definition (`[name]: address`), which is no text of its own. */
export function isDefinition(text: string): boolean {
  return /^\[[^\]]+\]:[ \t]*\S/.test(text);
}
