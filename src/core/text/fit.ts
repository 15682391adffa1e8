import stringWidth from "string-width";

/** Texts of nothing but characters of one column: no need to look at each. */
const oneColumnEach =
  /^[\x20-\x7e\xa1-\xac\xae-\u02ff\u2010-\u2015\u2018-\u2027\u2190-\u2193\u2500-\u259f\u2713\u2717]*$/;

let segmenter: Intl.Segmenter | undefined;

/** The characters as a reader counts them. The first segmenter costs 15 ms: it is made for the first text that needs it. */
function* graphemes(text: string): Generator<string> {
  segmenter ??= new Intl.Segmenter();
  for (const { segment } of segmenter.segment(text)) yield segment;
}

/** Columns that a text takes in a terminal, once it went through `plain`. */
export function width(text: string): number {
  return oneColumnEach.test(text) ? text.length : stringWidth(text);
}

/** The text, or as much of it as fits into `columns` with an ellipsis behind it. */
function shorten(text: string, columns: number): string {
  if (columns <= 0) return "";
  const start = text.slice(0, columns + 1);
  if (oneColumnEach.test(start))
    return start.length <= columns ? text : `${start.slice(0, columns - 1).trimEnd()}…`;
  let taken = "";
  let used = 0;
  let short = "";
  for (const grapheme of graphemes(text)) {
    used += width(grapheme);
    if (used > columns) return `${short.trimEnd()}…`;
    taken += grapheme;
    if (used < columns) short = taken;
  }
  return text;
}

export { shorten as fit };

/** The text in exactly `columns` columns: cut, or filled up with spaces. */
export function pad(text: string, columns: number): string {
  const fitted = shorten(text, columns);
  return fitted + " ".repeat(Math.max(0, columns - width(fitted)));
}

/** The text in lines of at most `columns`, broken between words; a longer word is broken where the line ends. */
export function wrap(text: string, columns: number): string[] {
  const room = Math.max(1, columns);
  const lines: string[] = [];
  let line = "";
  let used = 0;
  for (const word of text.split(/\s+/).filter((one) => one !== "")) {
    const wide = width(word);
    if (used > 0 && used + 1 + wide <= room) {
      line += ` ${word}`;
      used += 1 + wide;
      continue;
    }
    if (used > 0) lines.push(line);
    line = "";
    used = 0;
    if (wide <= room) {
      line = word;
      used = wide;
      continue;
    }
    for (const grapheme of graphemes(word)) {
      const own = width(grapheme);
      if (used > 0 && used + own > room) {
        lines.push(line);
        line = "";
        used = 0;
      }
      line += grapheme;
      used += own;
    }
  }
  return line === "" && lines.length > 0 ? lines : [...lines, line];
}
