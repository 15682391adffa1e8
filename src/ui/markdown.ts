/**
 * Markdown for the terminal, with marked-terminal. It takes a third of a second to load, so it is loaded when something is
 * first rendered with it; until then the text is shown plain.
 */
import type { Marked, Token, Tokens } from "marked";
import { rowOf } from "./ansi.ts";
import { plainLines } from "./plain-lines.ts";
import { painted } from "./row.ts";
import { colorLevel, paint } from "./theme.ts";
import { wrapRow } from "./wrap-row.ts";

type Renderer = (text: string) => string;

const kept = 200;
const cache = new Map<string, string>();
let renderer: Promise<Renderer> | null = null;

const keyOf = (text: string, width: number): string => `${width}/${colorLevel()}/${text}`;

/** The text rendered at most `width` columns wide, lines parted by `\n`. The same text is rendered once. */
export async function renderMarkdown(text: string, width: number): Promise<string> {
  const known = renderedNow(text, width);
  if (known !== null) return known;
  renderer ??= loadRenderer();
  const render = await renderer;
  const result = wrapped(render(harmless(text)), width);
  cache.set(keyOf(text, width), result);
  const oldest = cache.size > kept ? cache.keys().next().value : undefined;
  if (oldest !== undefined) cache.delete(oldest);
  return result;
}

/** The text as `renderMarkdown` gave it before, or null where it has not yet. */
export function renderedNow(text: string, width: number): string | null {
  const key = keyOf(text, width);
  const known = cache.get(key);
  if (known === undefined) return null;
  // Read last, thrown away last.
  cache.delete(key);
  cache.set(key, known);
  return known;
}

/** What is shown until the text is rendered: its lines without their markup, which would flash up else, wrapped. */
export const unrendered = (text: string, width: number): string =>
  wrapped(plainLines(harmless(text)).join("\n"), width);

/** Control characters of a checklist's author are not for the reader's terminal. */
const harmless = (text: string): string =>
  text.replace(/\r\n?/g, "\n").replace(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/g, "");

/** Each line at most `width` wide; what follows a list's sign is indented under its text, and a table's rows are cut. */
function wrapped(text: string, width: number): string {
  const lines = text
    .replace(/\n{3,}/g, "\n\n")
    .trimEnd()
    .split("\n");
  return lines
    .flatMap((line) => {
      const row = rowOf(line.replace(/\t/g, "  "));
      const bare = row.map((piece) => piece.text).join("");
      if (/^\s*[│┌├└]/.test(bare)) return [painted(row)];
      const hang = /^\s*(?:[-*+·]|\d+[.)])?\s+/.exec(bare)?.[0].length ?? 0;
      return wrapRow(row, width, bare.trim() === "" ? 0 : hang).map(painted);
    })
    .join("\n");
}

async function loadRenderer(): Promise<Renderer> {
  const [{ Marked }, { markedTerminal }] = await Promise.all([import("marked"), import("marked-terminal")]);
  const tone =
    (...tones: Parameters<typeof paint>[1][]) =>
    (text: string): string =>
      tones.reduce((done, one) => paint(done, one), text);
  const same = (text: string): string => text;
  const options = {
    code: tone("code"),
    blockquote: tone("dim"),
    html: same,
    heading: tone("strong"),
    firstHeading: tone("strong"),
    hr: tone("dim"),
    listitem: same,
    table: same,
    paragraph: same,
    strong: tone("strong"),
    em: tone("italic"),
    codespan: tone("code"),
    del: tone("struck"),
    link: same,
    href: tone("link"),
    emoji: false,
    showSectionPrefix: false,
    reflowText: false,
    tab: 2,
    // Its table drawer has colours of its own: none of them.
    tableOptions: { style: { head: [], border: [], compact: true } },
  };
  const marked: Marked = new Marked(markedTerminal(options), { renderer: mended, walkTokens: boxAsText });
  return (text) => marked.parse(text, { async: false }).replace(/^( *)\* /gm, "$1· ");
}

/** A task's box as the first word of its text: drawn by marked-terminal, it comes twice and is torn from what follows. */
function boxAsText(token: Token): void {
  if (token.type !== "list_item" || !token.task) return;
  const item = token as Tokens.ListItem;
  const box = item.checked ? "[x] " : "[ ] ";
  item.task = false;
  item.tokens = item.tokens.filter(({ type }) => type !== "checkbox");
  const first = item.tokens[0] as Tokens.Text | undefined;
  if (first?.tokens) first.tokens = [{ type: "text", raw: box, text: box, escaped: false }, ...first.tokens];
}

type Parser = { parseInline(tokens: Token[]): string };

/**
 * marked-terminal draws a list's texts without their own markup and a task's box twice, links as codes that some terminals
 * print, and rules as wide as the window: these it must leave to us.
 */
const mended = {
  text(this: { parser: Parser }, token: Tokens.Text | Tokens.Escape): string {
    if ("tokens" in token && token.tokens) return this.parser.parseInline(token.tokens);
    // A line end within a paragraph is a blank: the width breaks the lines.
    return token.text.replace(/\s*\n\s*/g, " ");
  },
  checkbox: (): string => "",
  link(this: { parser: Parser }, { href, tokens }: Tokens.Link): string {
    const text = this.parser.parseInline(tokens);
    return text === href || href === `mailto:${text}`
      ? paint(href, "link")
      : `${text} (${paint(href, "link")})`;
  },
  image: ({ href, text }: Tokens.Image): string => `${text || "image"} (${paint(href, "link")})`,
  html: ({ text }: Tokens.HTML | Tokens.Tag): string => (/^\s*<!--/.test(text) ? "" : text),
  hr: (): string => `${paint("─".repeat(8), "dim")}\n\n`,
  code: ({ text }: Tokens.Code): string =>
    `${text
      .split("\n")
      .map((line) => `  ${paint(line, "code")}`)
      .join("\n")}\n\n`,
};
