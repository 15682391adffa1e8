import { type Span, span } from "./row.ts";
import type { Tone } from "./theme.ts";

/** Letters without case and accents, one for each UTF-16 unit of the text, so that positions stay comparable. */
function folded(text: string): string {
  let result = "";
  for (const letter of text) {
    const bare = letter.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    result += bare.length === letter.length ? bare : letter;
  }
  return result;
}

/** The text in pieces, those that match `query` in the tone `match`; case and accents make no difference. */
export function highlight(text: string, query: string, ...tones: Tone[]): readonly Span[] {
  const wanted = folded(query.trim());
  if (wanted === "") return [span(text, ...tones)];
  const searched = folded(text);
  const pieces: Span[] = [];
  let from = 0;
  for (let at = searched.indexOf(wanted); at >= 0; at = searched.indexOf(wanted, from)) {
    if (at > from) pieces.push(span(text.slice(from, at), ...tones));
    // An accent stays with its letter: begun after a change of style, it would stand on a column of its own.
    from = at + wanted.length + (/^\p{M}+/u.exec(text.slice(at + wanted.length))?.[0].length ?? 0);
    pieces.push(span(text.slice(at, from), ...tones, "match"));
  }
  if (from < text.length || pieces.length === 0) pieces.push(span(text.slice(from), ...tones));
  return pieces;
}
