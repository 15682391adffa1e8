/**
 * Takes inline Markdown's markers away and leaves the words: emphasis, code spans, links, tags, comments, escapes and
 * the common entities. One pass, and no more time than the text is long.
 */
export function stripInline(text: string): string {
  if (!/[*_~`\\[<&]/.test(text)) return text;
  const pieces: Piece[] = [];
  const brackets: number[] = [];
  const spans = new CodeSpans(text);
  let i = 0;
  const literal = (piece: string, length: number) => {
    pieces.push({ text: piece, run: null });
    i += length;
  };
  while (i < text.length) {
    const char = text[i] as string;
    if (char === "\\" && /[!-/:-@[-`{-~]/.test(text[i + 1] ?? "")) literal(text[i + 1] as string, 2);
    else if (char === "`") {
      const span = spans.at(i);
      if (span.code === null) literal(text.slice(i, i + span.length), span.length);
      else literal(span.code, span.length);
    } else if (char === "*" || char === "_" || char === "~") {
      let end = i + 1;
      while (text[end] === char) end += 1;
      pieces.push(run(text, i, end, char));
      i = end;
    } else if (char === "[" || (char === "!" && text[i + 1] === "[")) {
      brackets.push(pieces.length);
      literal(char === "!" ? "![" : "[", char === "!" ? 2 : 1);
    } else if (char === "]") {
      const open = brackets.pop();
      const target =
        open === undefined ? null : match(/\((?:[^()\\]|\\.|\([^()]*\)){0,2000}\)/y, text, i + 1);
      if (target !== null) (pieces[open as number] as { text: string }).text = "";
      literal(target === null ? "]" : "", 1 + (target?.length ?? 0));
    } else if (char === "<") {
      const tag = match(/<!--[\s\S]{0,2000}?-->|<\/?[a-z][^<>]{0,2000}>/iy, text, i);
      const address = tag && /^<([a-z][a-z0-9+.-]*:[^\s<>]*|[^\s<>@]+@[^\s<>]+)>$/i.exec(tag);
      literal(address ? (address[1] as string) : tag === null ? "<" : "", tag?.length ?? 1);
    } else if (char === "&") {
      const entity = match(/&(?:amp|lt|gt|quot|apos|nbsp|#39);/y, text, i);
      literal(entity === null ? "&" : (entities[entity] as string), entity?.length ?? 1);
    } else {
      const plain = match(/[^*_~`\\[\]!<&]+/y, text, i) ?? char;
      literal(plain, plain.length);
    }
  }
  pair(pieces);
  return pieces.map((piece) => piece.text).join("");
}

const entities: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&apos;": "'",
  "&#39;": "'",
  "&nbsp;": " ",
};

interface Piece {
  text: string;
  /** A run of emphasis markers: whether it may open or close. */
  readonly run: { readonly sign: string; readonly opens: boolean; readonly closes: boolean } | null;
}

function match(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}

function run(text: string, start: number, end: number, sign: string): Piece {
  const before = text[start - 1] ?? " ";
  const after = text[end] ?? " ";
  const [spaceBefore, spaceAfter] = [/\s/.test(before), /\s/.test(after)];
  const [signBefore, signAfter] = [/[\p{P}\p{S}]/u.test(before), /[\p{P}\p{S}]/u.test(after)];
  const left = !spaceAfter && (!signAfter || spaceBefore || signBefore);
  const right = !spaceBefore && (!signBefore || spaceAfter || signAfter);
  const inWord = sign === "_";
  return {
    text: text.slice(start, end),
    run: {
      sign,
      opens: left && (!inWord || !right || signBefore),
      closes: right && (!inWord || !left || signAfter),
    },
  };
}

/** Shortens the runs that open and close emphasis by the markers they share. */
function pair(pieces: Piece[]): void {
  const open: Readonly<Record<string, Piece[]>> = { "*": [], _: [], "~": [] };
  for (const piece of pieces) {
    if (!piece.run) continue;
    const stack = open[piece.run.sign] as Piece[];
    while (piece.run.closes && piece.text !== "" && stack.length > 0) {
      const opener = stack.at(-1) as Piece;
      const shared = Math.min(opener.text.length, piece.text.length);
      opener.text = opener.text.slice(shared);
      piece.text = piece.text.slice(shared);
      if (opener.text === "") stack.pop();
    }
    if (piece.run.opens && piece.text !== "") stack.push(piece);
  }
}

/** Finds code spans; knows where the runs of each length are, so that none is looked for twice. */
class CodeSpans {
  private readonly text: string;
  private starts: Map<number, number[]> | null = null;

  constructor(text: string) {
    this.text = text;
  }

  at(start: number): { code: string | null; length: number } {
    let end = start + 1;
    while (this.text[end] === "`") end += 1;
    const length = end - start;
    const list = this.runs().get(length) ?? [];
    while (list.length > 0 && (list[0] as number) < end) list.shift();
    const [close] = list;
    if (close === undefined) return { code: null, length };
    const inner = this.text.slice(end, close);
    const padded = /^ .*[^ ].* $|^ [^ ] $/s.test(inner);
    return { code: padded ? inner.slice(1, -1) : inner, length: close + length - start };
  }

  private runs(): Map<number, number[]> {
    if (this.starts) return this.starts;
    this.starts = new Map();
    for (const { 0: ticks, index } of this.text.matchAll(/`+/g)) {
      const list = this.starts.get(ticks.length);
      if (list) list.push(index);
      else this.starts.set(ticks.length, [index]);
    }
    return this.starts;
  }
}
