/**
 * Words of people, made safe for a Markdown file that others trust: what somebody typed is shown as typed and never
 * becomes a list item, a link, a picture, a mention, a heading or HTML. Where they do not open a line, signs that
 * have a meaning only there (`#`, `-`, `>`) are left as they are.
 */

import { isWebAddress } from "../ledger/evidence.ts";

/** Control characters, and the marks that turn the direction of the text after them. */
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** Words that GitHub turns into links, mentions, references or emoji by itself: a backslash does not stop it, code does. */
const SELF_LINKING = /@|:\/\/|^(?:www\.|mailto:|xmpp:)|(?:^|[^\w])#\d|^GH-\d|:[a-z+-][\w+-]*:/i;

const OPENING = /^[("'[{<]+/;
const CLOSING = /[)"'\]}>.,;:!?]+$/;

/** Text of one line or more; line breaks become `<br>`, so that it stays one line of the file. */
export function escapeText(text: string): string {
  return clean(text)
    .split("\n")
    .map((line) => line.trim())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim()
    .split("\n")
    .map(escapeWords)
    .join("<br>");
}

/** Text that must stay on one line, such as a name. */
export function escapeLine(text: string): string {
  return escapeWords(clean(text).replace(/\n+/g, " ").trim());
}

/** One line of text at the start of a list item, where `#`, `-`, `>` and `1.` have a meaning. */
export function escapeOpening(text: string): string {
  return escapeLine(text).replace(/^(?:[#>+=-]|\d+[.)])/, (sign) => `${sign.slice(0, -1)}\\${sign.at(-1)}`);
}

/** Text as code, with a fence that nothing in it can close. */
export function codeSpan(text: string): string {
  const inner = clean(text).replace(/\s+/g, " ").trim();
  const longest = Math.max(0, ...(inner.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  if (inner === "") return "(empty)";
  const pad = inner.startsWith("`") || inner.endsWith("`") ? " " : "";
  return `${fence}${pad}${inner}${pad}${fence}`;
}

/** A web address as a link; any other scheme is only shown, and a sentence that begins with an address stays one. */
export function link(url: string): string {
  const address = url.trim();
  if (/\s/.test(address)) return escapeText(address);
  if (!isWebAddress(address)) return codeSpan(address);
  const safe = address.toWellFormed().replace(/[<>\\`|]|\p{C}/gu, encodeURIComponent);
  return `<${safe}>`;
}

/** The author's Markdown (titles, item texts) stays as written, on one line. */
export function oneLine(markdown: string): string {
  return markdown.replace(/\s*[\r\n]+\s*/g, " ").trim();
}

function clean(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replace(/\t/g, " ")
    .replace(UNSEEN, "\ufffd");
}

function escapeWords(line: string): string {
  return line
    .split(/\s+/)
    .map((word) => {
      if (!SELF_LINKING.test(word)) return escapeMarks(word);
      const before = OPENING.exec(word)?.[0] ?? "";
      const after = CLOSING.exec(word.slice(before.length))?.[0] ?? "";
      const core = word.slice(before.length, word.length - after.length);
      if (core === "" || !SELF_LINKING.test(core)) return codeSpan(word);
      return escapeMarks(before) + codeSpan(core) + escapeMarks(after);
    })
    .join(" ");
}

function escapeMarks(word: string): string {
  return word
    .replace(/[\\`*[\]<|~$]/g, "\\$&")
    .replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, "\\_")
    .replace(/&(?=#|[A-Za-z])/g, "\\&");
}
