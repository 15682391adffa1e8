import {
  checkboxAt,
  closesFence,
  fenceAt,
  headingAt,
  isBreak,
  isDefinition,
  isTableDelimiter,
  looksLikeCheckbox,
  markerAt,
  underlineAt,
} from "./block-starts.ts";
import { Cursor, type Mark } from "./cursor.ts";
import { type HtmlKind, htmlBlockAt } from "./html-block.ts";
import { isBlankLine, trimBlank } from "./lines.ts";
import type { Block, Disguise, Heading, Reading, Task } from "./nodes.ts";

/** A list item or a quotation that is still open. */
interface Box {
  readonly quote: boolean;
  /** Columns of an item's marker and the white space around it. */
  readonly columns: number;
  readonly numbered: boolean;
  /** The innermost task that its content belongs to. */
  owner: Task | null;
  task: boolean;
  /** True until something stands in it. */
  empty: boolean;
}

type Leaf =
  | {
      readonly kind: "paragraph";
      readonly lines: string[];
      readonly line: number;
      task: Task | null;
      table: boolean;
    }
  | {
      readonly kind: "fence";
      readonly line: number;
      readonly sign: string;
      readonly length: number;
      readonly indent: number;
      readonly block: Block | null;
    }
  | { readonly kind: "html"; readonly line: number; readonly html: HtmlKind }
  | { readonly kind: "code" };

/**
 * Reads the blocks of a Markdown document line by line, the way CommonMark and GitHub do, and keeps headings, tasks
 * and gonogo blocks. It never throws, and its time grows with the text's length alone.
 *
 * Tasks in quotations count, as they do where GitHub draws a checkbox. Tasks in comments, HTML, code and fences do not.
 * `from` is the number of lines to leave out at the top (front matter).
 */
export function readMarkdown(lines: readonly string[], from = 0): Reading {
  const reader = new Reader();
  for (let i = from; i < lines.length; i += 1) reader.read(lines[i] as string, i + 1);
  reader.end();
  return reader.reading;
}

class Reader {
  readonly reading: Reading = {
    nodes: [],
    disguised: [],
    stray: [],
    second: [],
    unclosed: [],
    plain: { numbered: 0, bullets: 0 },
  };
  private readonly cursor = new Cursor();
  private readonly boxes: Box[] = [];
  /** Where in `boxes` the quotations are. */
  private readonly quotes: number[] = [];
  private leaf: Leaf | null = null;
  /** True where prose outside every task stands below the last node. */
  private prose = false;
  private line = 0;
  /** Where the content of the innermost matched task begins on this line. */
  private inTask: Mark | null = null;

  read(text: string, line: number): void {
    this.line = line;
    this.inTask = null;
    const { cursor } = this;
    cursor.start(text);
    const matched = this.match();
    const whole = matched === this.boxes.length;
    if (cursor.blank) {
      if (!whole) this.close(matched);
      this.blank();
      return;
    }
    if (whole && (this.leaf?.kind === "fence" || this.leaf?.kind === "html")) {
      this.proceed();
      return;
    }
    this.open(matched, whole);
  }

  end(): void {
    if (this.boxes.length === 0) {
      const { leaf } = this;
      if (leaf?.kind === "fence") this.reading.unclosed.push({ line: leaf.line, what: "fence" });
      if (leaf?.kind === "html" && leaf.html.name === "comment") {
        this.reading.unclosed.push({ line: leaf.line, what: "comment" });
      }
    }
    this.close(0);
    this.leave();
  }

  /** How many of the open boxes this line continues. */
  private match(): number {
    const { boxes, cursor, quotes } = this;
    let quote = 0;
    let i = 0;
    for (; i < boxes.length; i += 1) {
      if (cursor.blank) {
        // Blank belongs to every item down to the next quotation, which it ends.
        while (quote < quotes.length && (quotes[quote] as number) < i) quote += 1;
        return quotes[quote] ?? boxes.length;
      }
      const box = boxes[i] as Box;
      if (box.quote) {
        if (cursor.indent > 3 || cursor.code !== 62) break;
        this.takeQuoteMark();
      } else if (cursor.indent >= box.columns) {
        cursor.take(box.columns);
        if (box.task) this.inTask = cursor.mark();
      } else break;
    }
    return i;
  }

  private takeQuoteMark(): void {
    this.cursor.skip(1);
    this.cursor.take(1);
  }

  private blank(): void {
    const { leaf } = this;
    if (leaf?.kind === "fence") {
      leaf.block?.lines.push("");
      if (!leaf.block) this.guide("");
      return;
    }
    if (leaf?.kind === "html" && leaf.html.end) return;
    if (leaf?.kind === "paragraph" || leaf?.kind === "html") this.leave();
    const last = this.boxes.at(-1);
    // A list item may begin with one empty line, not with two.
    if (last && !last.quote && last.empty) {
      this.close(this.boxes.length - 1);
    }
    this.guide("");
  }

  /** Goes on with a fence or an HTML block. */
  private proceed(): void {
    const { cursor, leaf } = this;
    if (leaf?.kind === "fence") {
      if (cursor.indent <= 3 && closesFence(cursor.text(), leaf.sign, leaf.length)) {
        if (leaf.block) leaf.block.closed = true;
        else this.guide();
        this.leaf = null;
        return;
      }
      if (!leaf.block) {
        this.guide();
        this.suspect("fence");
        return;
      }
      cursor.take(leaf.indent);
      leaf.block.lines.push(cursor.rest());
    } else if (leaf?.kind === "html") {
      this.html(leaf.html);
    }
  }

  private html(html: HtmlKind): void {
    if (html.name === "comment") this.suspect("comment");
    else {
      this.guide();
      this.suspect("html");
    }
    if (html.end?.test(this.cursor.text())) this.leaf = null;
  }

  /** Opens what begins on this line below the `matched` boxes, and adds the text that is left to a paragraph. */
  private open(matched: number, whole: boolean): void {
    const { cursor } = this;
    let closed = whole;
    let fresh = false;
    const settle = () => {
      if (!closed) this.close(matched);
      closed = true;
      this.leave();
      const last = this.boxes.at(-1);
      if (last) last.empty = false;
      fresh = true;
    };
    for (;;) {
      if (cursor.blank) return;
      const running = fresh ? null : this.leaf;
      const paragraph = running?.kind === "paragraph" ? running : null;
      if (cursor.indent > 3) {
        if (paragraph) break;
        if (running?.kind !== "code" || !closed) {
          settle();
          this.begin({ kind: "code" });
        }
        this.guide();
        this.suspect("code");
        return;
      }
      const text = cursor.text();
      const code = cursor.code;
      if (code === 62) {
        settle();
        this.takeQuoteMark();
        this.quotes.push(this.boxes.length);
        this.boxes.push({
          quote: true,
          columns: 0,
          numbered: false,
          owner: this.owner(),
          task: false,
          empty: true,
        });
        continue;
      }
      const heading = code === 35 ? headingAt(text) : null;
      if (heading) {
        settle();
        this.heading(heading.level, heading.title, this.line);
        return;
      }
      const fence = code === 96 || code === 126 ? fenceAt(text) : null;
      if (fence) {
        settle();
        this.fence(fence.sign, fence.length, fence.info);
        return;
      }
      const html = code === 60 ? htmlBlockAt(text, paragraph !== null) : null;
      if (html) {
        settle();
        this.begin({ kind: "html", line: this.line, html });
        this.html(html);
        return;
      }
      if (paragraph && closed && this.underline(paragraph, text)) return;
      if (isBreak(text)) {
        settle();
        this.prose ||= !this.owner();
        this.guide();
        return;
      }
      const marker = markerAt(text);
      if (marker && this.mayBegin(marker, text, closed ? paragraph : null)) {
        settle();
        this.item(marker.width, marker.number !== null);
        continue;
      }
      break;
    }
    this.text(matched, closed, fresh);
  }

  /** A list interrupts a paragraph only with text of its own and, where it is numbered, with the number 1. */
  private mayBegin(
    marker: { width: number; number: number | null },
    text: string,
    paragraph: { readonly table: boolean } | null,
  ): boolean {
    if (!paragraph || paragraph.table) return true;
    return (marker.number === null || marker.number === 1) && !isBlankLine(text.slice(marker.width));
  }

  private item(width: number, numbered: boolean): void {
    const { cursor } = this;
    const before = cursor.indent;
    cursor.skip(width);
    const spaces = cursor.indent;
    // Five columns and more are one, and an indented code block behind it.
    const blank = cursor.blank;
    const after = blank || spaces > 4 ? 1 : spaces;
    cursor.take(after);
    this.boxes.push({
      quote: false,
      columns: before + width + after,
      numbered,
      owner: this.owner(),
      task: false,
      empty: true,
    });
    this.reading.plain[numbered ? "numbered" : "bullets"] += 1;
    if (blank) this.guide();
  }

  private heading(level: number, title: string, line: number): void {
    if (this.boxes.length > 0) {
      this.guide();
      return;
    }
    this.node({ kind: "heading", line, level, title, block: null });
  }

  private underline(paragraph: Leaf & { kind: "paragraph" }, text: string): boolean {
    const level = underlineAt(text);
    if (level === 0 || paragraph.table || paragraph.lines.every(isDefinition)) return false;
    this.leaf = null;
    if (paragraph.task) this.takeBack(paragraph.task, paragraph);
    else if (this.boxes.length > 0) this.guide();
    else this.heading(level, paragraph.lines.map(trimBlank).join(" "), paragraph.line);
    return true;
  }

  /** A checkbox whose text turns out to be a heading is no task. */
  private takeBack(task: Task, paragraph: Leaf & { kind: "paragraph" }): void {
    const box = this.boxes.at(-1) as Box;
    this.reading.nodes.pop();
    this.reading.plain[box.numbered ? "numbered" : "bullets"] += 1;
    box.task = false;
    box.owner = task.parent;
    paragraph.task = null;
  }

  private fence(sign: string, length: number, info: string): void {
    const own = /^gonogo(?=\s|$)/.test(info);
    const block: Block | null = own ? { line: this.line, lines: [], closed: false } : null;
    if (block) this.assign(block);
    else this.guide();
    const { indent } = this.cursor;
    if (own) this.leaf = { kind: "fence", line: this.line, sign, length, indent, block };
    else this.begin({ kind: "fence", line: this.line, sign, length, indent, block });
  }

  private assign(block: Block): void {
    const { nodes, second, stray } = this.reading;
    const node = this.owner() ?? nodes.at(-1);
    if (!node) stray.push({ block, why: "nothing above" });
    else if (node.kind === "task" && !this.owner() && this.prose) stray.push({ block, why: "prose above" });
    else if (node.block) second.push({ block, first: node.block });
    else node.block = block;
  }

  /** Adds the rest of the line to the open paragraph, or begins one. */
  private text(matched: number, closed: boolean, fresh: boolean): void {
    const { cursor } = this;
    const running = fresh ? null : this.leaf;
    const text = cursor.text();
    if (running?.kind === "paragraph" && !(running.table && !closed)) {
      const before = running.lines.at(-1) as string;
      if (!running.table && closed && isTableDelimiter(text, before)) {
        running.table = true;
        this.cutTable(running, before);
      }
      running.lines.push(text);
      if (running.task && !running.table) running.task.lines.push(text);
      else this.guide();
      this.suspect("text");
      return;
    }
    if (!closed) this.close(matched);
    this.leave();
    const box = this.boxes.at(-1);
    const checkbox = box?.empty && !box.quote ? checkboxAt(text) : null;
    const task = checkbox && this.task(box as Box, checkbox.ticked, checkbox.text);
    if (box) box.empty = false;
    this.begin({ kind: "paragraph", lines: [text], line: this.line, task, table: false });
    if (!task) {
      this.guide();
      this.suspect("text");
    }
  }

  /** The line above the delimiter was a table's header: it is no part of a task's text. */
  private cutTable(paragraph: Leaf & { kind: "paragraph" }, header: string): void {
    const { task } = paragraph;
    if (!task || task.lines.length < 2) return;
    task.lines.pop();
    task.guidance.push(header);
  }

  private task(box: Box, ticked: boolean, text: string): Task {
    const parent = box.owner;
    const task: Task = {
      kind: "task",
      line: this.line,
      ticked,
      lines: [text],
      guidance: [],
      parent,
      nested: false,
      block: null,
    };
    if (parent) parent.nested = true;
    box.owner = task;
    box.task = true;
    this.reading.plain[box.numbered ? "numbered" : "bullets"] -= 1;
    this.node(task);
    return task;
  }

  private node(node: Heading | Task): void {
    this.reading.nodes.push(node);
    this.prose = false;
  }

  private begin(leaf: Leaf): void {
    this.leaf = leaf;
    if (!this.owner()) this.prose = true;
  }

  /** Keeps this line (or `text`) as guidance of the task it stands in. */
  private guide(text?: string): void {
    const owner = this.owner();
    if (!owner || owner.nested) return;
    owner.guidance.push(text ?? (this.inTask ? this.cursor.rest(this.inTask) : this.cursor.text()));
  }

  private suspect(as: Disguise): void {
    if (looksLikeCheckbox(this.cursor.text())) this.reading.disguised.push({ line: this.line, as });
  }

  private owner(): Task | null {
    return this.boxes.at(-1)?.owner ?? null;
  }

  /** Ends the open leaf. */
  private leave(): void {
    this.leaf = null;
  }

  /** Ends all boxes beyond the first `count`, and the leaf in them. */
  private close(count: number): void {
    if (this.boxes.length > count) this.leave();
    this.boxes.length = count;
    while (this.quotes.length > 0 && (this.quotes.at(-1) as number) >= count) this.quotes.pop();
  }
}
