/** One line of text being typed. The cursor counts UTF-16 units and always stands between two graphemes. */
export interface Line {
  readonly value: string;
  readonly cursor: number;
}

export const emptyLine: Line = { value: "", cursor: 0 };

/** A line with the cursor at its end. */
export function lineOf(value: string): Line {
  return { value, cursor: value.length };
}

// A segmenter takes 15 ms to make: only somebody who types beyond ASCII waits for it.
let segmenter: Intl.Segmenter | null = null;

/** Where graphemes begin, and the end of the text. */
function stops(text: string): number[] {
  if (/^[\x00-\x7f]*$/.test(text)) return Array.from({ length: text.length + 1 }, (_, index) => index);
  segmenter ??= new Intl.Segmenter(undefined, { granularity: "grapheme" });
  return [...Array.from(segmenter.segment(text), (part) => part.index), text.length];
}

function before({ value, cursor }: Line): number {
  return stops(value).findLast((stop) => stop < cursor) ?? 0;
}

function after({ value, cursor }: Line): number {
  return stops(value).find((stop) => stop > cursor) ?? value.length;
}

/** Start of the word left of the cursor, as a shell's ctrl-w sees it: blanks part words. */
function wordBefore({ value, cursor }: Line): number {
  const left = value.slice(0, cursor);
  return left.length - (/\S*\s*$/u.exec(left)?.[0].length ?? 0);
}

function cut(line: Line, from: number, to: number): Line {
  return { value: line.value.slice(0, from) + line.value.slice(to), cursor: from };
}

/**
 * Puts text in at the cursor. The line stays one line: line ends become ` ⏎ ` (which `linesOf` turns back), other control
 * characters are left out.
 */
export function insert(line: Line, text: string): Line {
  const clean = text
    .replace(/\r\n?|\n/g, " ⏎ ")
    .replace(/\t/g, " ")
    .replace(/\p{Cc}/gu, "");
  const value = line.value.slice(0, line.cursor) + clean + line.value.slice(line.cursor);
  const end = line.cursor + clean.length;
  // A combining mark joins the grapheme before it: the cursor must not stand inside the new one.
  return { value, cursor: stops(value).find((stop) => stop >= end) ?? value.length };
}

/** The text with its line ends back, trimmed. */
export function linesOf(value: string): string {
  return value.replace(/ ?⏎ ?/g, "\n").trim();
}

const edits: Readonly<Record<string, (line: Line) => Line>> = {
  left: (line) => ({ ...line, cursor: before(line) }),
  right: (line) => ({ ...line, cursor: after(line) }),
  "ctrl-b": (line) => ({ ...line, cursor: before(line) }),
  "ctrl-f": (line) => ({ ...line, cursor: after(line) }),
  home: (line) => ({ ...line, cursor: 0 }),
  end: (line) => ({ ...line, cursor: line.value.length }),
  "ctrl-a": (line) => ({ ...line, cursor: 0 }),
  "ctrl-e": (line) => ({ ...line, cursor: line.value.length }),
  backspace: (line) => cut(line, before(line), line.cursor),
  "ctrl-h": (line) => cut(line, before(line), line.cursor),
  delete: (line) => cut(line, line.cursor, after(line)),
  "ctrl-d": (line) => cut(line, line.cursor, after(line)),
  "ctrl-u": (line) => cut(line, 0, line.cursor),
  "ctrl-k": (line) => cut(line, line.cursor, line.value.length),
  "ctrl-w": (line) => cut(line, wordBefore(line), line.cursor),
};

/** The line after a key that types `text`, or null where the key neither edits nor types. */
export function editLine(line: Line, key: string, text: string): Line | null {
  const edit = edits[key];
  if (edit) return edit(line);
  return text === "" ? null : insert(line, text);
}
