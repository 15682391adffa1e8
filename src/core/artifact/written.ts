/** A file of task items as its lines have it: every item with its box, the paragraph it opens, and what stands below it. */
import { OPENING } from "./trailer.ts";

export interface Line {
  readonly line: number;
  readonly text: string;
}

/** Where words of a remark stand that are not read. */
export type Hidden = "code fence" | "comment";

/** A bullet or a paragraph below an item: its first line, and those that continue it. */
export interface Remark {
  readonly lines: readonly Line[];
  readonly hidden?: Hidden;
}

export interface WrittenItem {
  readonly line: number;
  /** What stands between the brackets: a blank, `x`, or anything else. */
  readonly box: string;
  /** The item's own paragraph; it may run over several lines. */
  readonly paragraph: readonly Line[];
  readonly remarks: readonly Remark[];
  readonly parent: WrittenItem | null;
  /** Titles of the headings it stands under, the highest first. */
  readonly headings: readonly string[];
}

export interface Written {
  readonly items: readonly WrittenItem[];
  /** Every heading's title. */
  readonly headings: readonly Line[];
  /** What follows an item but stands below none. */
  readonly strays: readonly Remark[];
}

interface Open {
  item: WrittenItem & { paragraph: Line[]; remarks: Remark[] };
  indent: number;
}

/** A code fence or a comment that has not ended yet. */
interface Block {
  readonly lines: Line[];
  readonly end: RegExp;
}

/**
 * Reads the lines of a Markdown file. Code fences and comments are kept apart: no item is in them. Bullets may be `-`,
 * `*`, `+` or numbers; what is indented further than an item stands below it, however far.
 */
export function readWritten(markdown: string): Written {
  const items: WrittenItem[] = [];
  const strays: Remark[] = [];
  const headings: Line[] = [];
  /** The headings that the lines stand under. */
  const above: { level: number; title: string }[] = [];
  const open: Open[] = [];
  /** Where a line without a bullet goes on: the paragraph above it, until a blank line. */
  let paragraph: Line[] | null = null;
  let afterItem = false;
  let block: Block | null = null;

  /** Words that are not read, for the item they stand below; the export's own comment is nobody's. */
  const hide = (hidden: Hidden, indent: number): Line[] => {
    const remark = { lines: [], hidden };
    const owner = open.findLast((one) => one.indent < indent)?.item;
    if (owner) owner.remarks.push(remark);
    else if (afterItem) strays.push(remark);
    return remark.lines;
  };

  const lines = markdown.replace(/^\ufeff/, "").split(/\r\n|\r|\n/);
  for (const [index, source] of lines.entries()) {
    const line = index + 1;
    if (block) {
      block.lines.push({ line, text: source.trim() });
      if (block.end.test(source)) block = null;
      continue;
    }
    const raw = source.replace(/\t/g, "    ").trimEnd();
    const text = raw.trim();
    const indent = raw.length - raw.trimStart().length;
    const fence = /^(`{3,}(?=[^`]*$)|~{3,})/.exec(text)?.[1];
    if (fence) {
      const end = new RegExp(`^\\s*${fence[0]}{${fence.length},}\\s*$`);
      block = { lines: hide("code fence", indent), end };
      block.lines.push({ line, text });
      paragraph = null;
      continue;
    }
    if (text.startsWith("<!--")) {
      const lines = text.startsWith(OPENING) ? [] : hide("comment", indent);
      lines.push({ line, text });
      if (!text.includes("-->")) block = { lines, end: /-->/ };
      continue;
    }
    if (text === "") {
      paragraph = null;
      continue;
    }
    const heading = /^(#{1,6})\s+(.*?)(?:\s+#+)?$/.exec(text);
    if (heading && indent < 4) {
      const level = heading[1]!.length;
      while (above.length > 0 && above.at(-1)!.level >= level) above.pop();
      above.push({ level, title: heading[2]! });
      headings.push({ line, text: heading[2]! });
      open.length = 0;
      paragraph = null;
      afterItem = false;
      continue;
    }
    const task = /^(?:[-*+]|\d{1,9}[.)])\s+\[([^\]]?)\](?:\s+(.*))?$/u.exec(text);
    if (task) {
      while (open.length > 0 && open.at(-1)!.indent >= indent) open.pop();
      const item = {
        line,
        box: task[1]!.trim(),
        paragraph: [{ line, text: task[2] ?? "" }],
        remarks: [],
        parent: open.at(-1)?.item ?? null,
        headings: above.map(({ title }) => title),
      };
      items.push(item);
      open.push({ item, indent });
      paragraph = item.paragraph;
      afterItem = true;
      continue;
    }
    const bullet = /^(?:[-*+]|\d{1,9}[.)])\s+(.*)$/.exec(text);
    if (!bullet && paragraph) {
      paragraph.push({ line, text });
      continue;
    }
    while (open.length > 0 && open.at(-1)!.indent >= indent) open.pop();
    const owner = open.at(-1)?.item;
    if (!owner) {
      paragraph = null;
      if (afterItem && !/^([-*_]\s*){3,}$/.test(text)) strays.push({ lines: [{ line, text }] });
      continue;
    }
    const remark = { lines: [{ line, text: bullet?.[1] ?? text }] };
    owner.remarks.push(remark);
    paragraph = remark.lines;
  }
  return { items, headings, strays };
}
