/** A file of task items as its lines have it: every item with its box, the paragraph it opens, and what stands below it. */
export interface Line {
  readonly line: number;
  readonly text: string;
}

/** A bullet or a paragraph below an item; its first line, and those that continue it. */
export interface Remark {
  readonly lines: readonly Line[];
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
  /** Lines that follow an item but stand below none. */
  readonly strays: readonly Line[];
}

interface Open {
  item: WrittenItem & { paragraph: Line[]; remarks: { lines: Line[] }[] };
  indent: number;
}

/**
 * Reads the lines of a Markdown file. Code fences and comments are left out; bullets may be `-`, `*`, `+` or numbers;
 * what is indented further than an item stands below it, however far.
 */
export function readWritten(markdown: string): Written {
  const items: WrittenItem[] = [];
  const strays: Line[] = [];
  const headings: { level: number; title: string }[] = [];
  const open: Open[] = [];
  /** Where a line without a bullet goes on: the paragraph above it, until a blank line. */
  let paragraph: Line[] | null = null;
  let afterItem = false;
  let skipTo: RegExp | null = null;

  const lines = markdown.replace(/^\ufeff/, "").split(/\r\n|\r|\n/);
  for (const [index, source] of lines.entries()) {
    const line = index + 1;
    if (skipTo) {
      if (skipTo.test(source)) skipTo = null;
      continue;
    }
    const raw = source.replace(/\t/g, "    ").trimEnd();
    const text = raw.trim();
    const indent = raw.length - raw.trimStart().length;
    const fence = /^(`{3,}(?=[^`]*$)|~{3,})/.exec(text)?.[1];
    if (fence) {
      skipTo = new RegExp(`^\\s*${fence[0]}{${fence.length},}\\s*$`);
      paragraph = null;
      continue;
    }
    if (text.startsWith("<!--")) {
      if (!text.includes("-->")) skipTo = /-->/;
      continue;
    }
    if (text === "") {
      paragraph = null;
      continue;
    }
    const heading = /^(#{1,6})\s+(.*?)(?:\s+#+)?$/.exec(text);
    if (heading && indent < 4) {
      const level = heading[1]!.length;
      while (headings.length > 0 && headings.at(-1)!.level >= level) headings.pop();
      headings.push({ level, title: heading[2]! });
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
        headings: headings.map(({ title }) => title),
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
      if (afterItem && !/^([-*_]\s*){3,}$/.test(text)) strays.push({ line, text });
      continue;
    }
    const remark = { lines: [{ line, text: bullet?.[1] ?? text }] };
    owner.remarks.push(remark);
    paragraph = remark.lines;
  }
  return { items, strays };
}
