/**
 * HTML blocks, as CommonMark tells them apart by how they begin and end: raw text (script, pre …), comments,
 * processing instructions, declarations, CDATA, block tags, and any other tag alone on its line.
 */
export interface HtmlKind {
  readonly name: "raw" | "comment" | "instruction" | "declaration" | "cdata" | "block" | "tag";
  /** What ends it on the line where it stands; null where only a blank line does. */
  readonly end: RegExp | null;
}

interface Start extends HtmlKind {
  readonly begin: RegExp;
}

const blockTags =
  "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|" +
  "fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|" +
  "menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|" +
  "track|ul";

const attribute = "\\s+[a-z_:][a-z0-9:._-]*(?:\\s*=\\s*(?:[^\\s\"'=<>`]+|'[^']*'|\"[^\"]*\"))?";

const starts: readonly Start[] = [
  {
    name: "raw",
    begin: /^<(?:script|pre|textarea|style)(?:\s|>|$)/i,
    end: /<\/(?:script|pre|textarea|style)>/i,
  },
  { name: "comment", begin: /^<!--/, end: /-->/ },
  { name: "instruction", begin: /^<\?/, end: /\?>/ },
  { name: "declaration", begin: /^<![a-z]/i, end: />/ },
  { name: "cdata", begin: /^<!\[CDATA\[/, end: /\]\]>/ },
  { name: "block", begin: new RegExp(`^</?(?:${blockTags})(?:\\s|/?>|$)`, "i"), end: null },
  {
    name: "tag",
    begin: new RegExp(`^(?:<[a-z][a-z0-9-]*(?:${attribute})*\\s*/?>|</[a-z][a-z0-9-]*\\s*>)\\s*$`, "i"),
    end: null,
  },
];

/** Lines longer than this are no tag that somebody wrote by hand; matching them would only cost time. */
const longestTagLine = 2000;

/** The HTML block that `text` (a line from its first `<`) begins, or null. A lone tag does not interrupt a paragraph. */
export function htmlBlockAt(text: string, inParagraph: boolean): HtmlKind | null {
  for (const start of starts) {
    if (start.name === "tag" && (inParagraph || text.length > longestTagLine)) continue;
    if (start.begin.test(text)) return start;
  }
  return null;
}
