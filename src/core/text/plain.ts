import { withoutCommands } from "./harmless.ts";
import { stripInline } from "./inline.ts";

/** What carries a meaning keeps it: as a sign that every terminal draws in one column, or as a word. */
const signs: Readonly<Record<string, string>> = {
  "✅": "✓",
  "❌": "✗",
  "❎": "✗",
  "⚠": "!",
  "🟢": "(green)",
  "🟡": "(yellow)",
  "🟠": "(orange)",
  "🔴": "(red)",
  "🔵": "(blue)",
  "👍": "(+1)",
  "👎": "(-1)",
};

/** Stands for a text of pictographs alone: a row without one word would look like an empty one. */
const onlyPictographs = "▢";

/** Characters of a text that are looked at: no line of a screen holds more. */
const longest = 10_000;

/** Nothing to do beyond white space: Latin letters and signs that every terminal draws in one column. */
const certain =
  /^[\x20-\x7e\xa1-\xac\xae-\u02ff\u2010-\u2015\u2018-\u2027\u2190-\u2193\u2500-\u259f\u2713\u2717]*$/;

/**
 * A Markdown text as one plain line whose width no terminal disputes: markers gone, every white space a space, keycaps
 * their digit, flags their letters, ✅ ❌ ⚠️ a sign of one column, 🟢 and 👍 a word, other emoji left out unless nothing else
 * is there, accents composed, and nothing that is invisible or turns the writing direction. CJK stays as it is, two
 * columns each. What is longer than any screen is cut.
 */
export function plain(markdown: string): string {
  const short = markdown.length > longest ? `${markdown.slice(0, longest)}…` : markdown;
  const words = stripInline(withoutCommands(short));
  const line = widthCertain(words).replace(/ {2,}/g, " ").trim();
  return line === "" && pictograph.test(words) ? onlyPictographs : line;
}

/**
 * Makes the width of a text certain, without looking at it as Markdown; commands for a terminal go whole, every white space is a space, runs are one. A mark
 * with no letter to stand on gets a circle: terminals disagree on whether it stands on what was drawn before it.
 */
export function widthCertain(text: string): string {
  if (certain.test(text)) return text;
  const named = withoutCommands(text)
    .toWellFormed()
    .replace(/[✅❌❎⚠🟢🟡🟠🔴🔵👍👎]/gu, (sign) => signs[sign] as string);
  // Often that was all: the tables of Unicode behind what follows take 5 ms to set up.
  if (certain.test(named)) return named;
  return named
    .normalize("NFC")
    .replace(/[\u{1f1e6}-\u{1f1ff}]/gu, (letter) =>
      String.fromCharCode((letter.codePointAt(0) as number) - 0x1f1e6 + 65),
    )
    .replace(/[\s\u2028\u2029]+/g, " ")
    .replace(uncertain, "")
    .replace(/(^| )(?=\p{M})/gu, "$1◌");
}

/**
 * Emoji; keycaps' frame; controls, directions, joiners and other characters without a width of their own. Symbols below
 * U+1F000 that are emoji only on demand (✔ ™ ↔) are one column once nothing demands it.
 */
const uncertain =
  /\p{Emoji_Presentation}|[\u{1f000}-\u{1faff}\u{e0000}-\u{e0fff}]|\u20e3|\p{Control}|\p{Bidi_Control}|\p{Default_Ignorable_Code_Point}|[\ufff9-\ufffb]/gu;

const pictograph = /\p{Emoji_Presentation}|\p{Extended_Pictographic}/u;
