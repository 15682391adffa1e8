import {
  checkboxAt,
  closesFence,
  fenceAt,
  headingAt,
  isDefinition,
  isTableDelimiter,
  markerAt,
  RuleFinder,
  underlineAt,
} from "./block-starts.ts";
import { Boxes, takeQuoteMark } from "./boxes.ts";
import { Cursor } from "./cursor.ts";
import { Finder } from "./finder.ts";
import { htmlBlockAt } from "./html-block.ts";
import type { Fence, Html, Leaf, Paragraph } from "./leaf.ts";
import { isBlankLine, trimBlank } from "./lines.ts";
import type { Reading } from "./nodes.ts";

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
  return reader.end();
}

class Reader {
  private readonly cursor = new Cursor();
  private readonly boxes = new Boxes();
  private readonly rules = new RuleFinder();
  private readonly finder = new Finder(this.boxes, this.cursor);
  /** What is open in the innermost box. */
  private leaf: Leaf | null = null;
  private line = 0;

  read(text: string, line: number): void {
    this.line = line;
    this.cursor.start(text);
    this.rules.start();
    const matched = this.boxes.match(this.cursor);
    const whole = matched === this.boxes.count;
    if (this.cursor.blank) {
      if (!whole) this.close(matched);
      this.blank();
    } else if (whole && this.leaf?.kind === "fence") this.inFence(this.leaf);
    else if (whole && this.leaf?.kind === "html") this.inHtml(this.leaf);
    else this.begin(matched, whole);
  }

  end(): Reading {
    const { boxes, leaf } = this;
    const { reading } = this.finder;
    if (boxes.count === 0 && leaf?.kind === "fence")
      reading.unclosed.push({ line: leaf.line, what: "fence" });
    if (boxes.count === 0 && leaf?.kind === "html" && leaf.html.name === "comment") {
      reading.unclosed.push({ line: leaf.line, what: "comment" });
    }
    return reading;
  }

  private blank(): void {
    const { finder, leaf } = this;
    if (leaf?.kind === "fence") {
      if (leaf.block) leaf.block.lines.push("");
      else finder.guide("");
      return;
    }
    if (leaf?.kind === "html" && leaf.html.end) {
      if (leaf.html.name !== "comment") finder.guide("");
      return;
    }
    const last = this.boxes.last;
    // A list item may begin with one empty line, not with two.
    if (last && !last.quote && last.empty) this.close(this.boxes.count - 1);
    if (leaf?.kind === "code") finder.guide("");
    else {
      this.leaf = null;
      finder.gap();
    }
  }

  private inFence(fence: Fence): void {
    const { cursor, finder } = this;
    const { block } = fence;
    if (cursor.indent <= 3 && closesFence(cursor.text(), fence.sign, fence.length)) {
      if (block) block.closed = true;
      else finder.guide();
      this.leaf = null;
    } else if (block) {
      cursor.take(fence.indent);
      block.lines.push(cursor.rest());
    } else {
      finder.guide();
      finder.suspect("fence", this.line);
    }
  }

  private inHtml({ html }: Html): void {
    const comment = html.name === "comment";
    if (!comment) this.finder.guide();
    this.finder.suspect(comment ? "comment" : "html", this.line);
    if (html.end?.test(this.cursor.text())) this.leaf = null;
  }

  /** Begins what this line begins below the `matched` boxes; the text that is left goes to a paragraph. */
  private begin(matched: number, whole: boolean): void {
    const { cursor, finder } = this;
    let inside = whole;
    while (!cursor.blank) {
      const paragraph = this.leaf?.kind === "paragraph" ? this.leaf : null;
      if (cursor.indent > 3) {
        if (paragraph) break;
        this.code(inside, matched);
        return;
      }
      // A paragraph in a box that this line does not continue may still take the line, but nothing interrupts it there.
      const own = inside ? paragraph : null;
      const text = cursor.text();
      const container = this.containerAt(text, own);
      if (container) {
        this.settle(inside, matched);
        inside = true;
        container();
        continue;
      }
      const block = this.blockAt(text, paragraph, own);
      if (!block) break;
      this.settle(inside, matched);
      block();
      return;
    }
    if (cursor.blank) finder.gap();
    else this.text(matched, inside);
  }

  /** Ends what was open, to make room for what begins. */
  private settle(inside: boolean, matched: number): void {
    if (!inside) this.close(matched);
    const { last } = this.boxes;
    if (last) last.empty = false;
  }

  private containerAt(text: string, paragraph: Paragraph | null): (() => void) | null {
    if (this.cursor.code === 62) {
      return () => {
        this.leaf = null;
        takeQuoteMark(this.cursor);
        this.boxes.quote();
      };
    }
    const marker = markerAt(text);
    if (!marker || !mayInterrupt(marker, text, paragraph)) return null;
    if (this.rules.at(this.cursor)) return null;
    return () => {
      this.leaf = null;
      this.item(marker.width, marker.number !== null);
    };
  }

  private blockAt(text: string, paragraph: Paragraph | null, own: Paragraph | null): (() => void) | null {
    const { cursor, finder, line } = this;
    const { code } = cursor;
    if (code === 35) {
      const heading = headingAt(text);
      if (!heading) return null;
      return () => {
        this.leaf = null;
        finder.heading(heading.level, heading.title, line);
      };
    }
    if (code === 96 || code === 126) {
      const fence = fenceAt(text);
      return fence && (() => this.fence(fence.sign, fence.length, fence.info));
    }
    if (code === 60) {
      const html = htmlBlockAt(text, paragraph !== null);
      if (!html) return null;
      return () => {
        this.leaf = { kind: "html", line, html };
        finder.other();
        this.inHtml(this.leaf);
      };
    }
    const level = own && !own.table && !own.definitions ? underlineAt(text) : 0;
    if (own && level > 0) return () => this.underline(own, level);
    if (!this.rules.at(cursor)) return null;
    return () => {
      this.leaf = null;
      finder.other();
      finder.guide();
    };
  }

  private item(width: number, numbered: boolean): void {
    const { boxes, cursor, finder } = this;
    const before = cursor.indent;
    cursor.skip(width);
    // Five columns and more are one, and an indented code block behind it.
    const after = cursor.blank || cursor.indent > 4 ? 1 : cursor.indent;
    cursor.take(after);
    boxes.item(before + width + after, numbered);
    finder.item(numbered);
  }

  private code(inside: boolean, matched: number): void {
    const { finder } = this;
    if (!inside || this.leaf?.kind !== "code") {
      this.settle(inside, matched);
      this.leaf = { kind: "code" };
      finder.other();
    }
    finder.guide();
    finder.suspect("code", this.line);
  }

  private underline(paragraph: Paragraph, level: number): void {
    this.leaf = null;
    if (paragraph.task) this.finder.takeBack(paragraph.task);
    else this.finder.heading(level, paragraph.lines.map(trimBlank).join(" "), paragraph.line);
  }

  private fence(sign: string, length: number, info: string): void {
    const { cursor, finder, line } = this;
    const block = /^gonogo(?=\s|$)/.test(info) ? finder.block(line) : null;
    this.leaf = { kind: "fence", line, sign, length, indent: cursor.indent, block };
    if (block) return;
    finder.other();
    finder.guide();
  }

  /** Adds the rest of the line to the open paragraph, or begins one. */
  private text(matched: number, inside: boolean): void {
    const { cursor, finder, line } = this;
    const text = cursor.text();
    const open = this.leaf?.kind === "paragraph" ? this.leaf : null;
    if (open && (inside || !open.table)) {
      if (inside && !open.table) this.table(open, text);
      open.lines.push(text);
      open.definitions &&= isDefinition(text);
      if (open.task && !open.table) open.task.lines.push(text);
      else finder.guide();
      finder.suspect("text", line);
      return;
    }
    if (!inside) this.close(matched);
    const box = this.boxes.last;
    const checkbox = box?.empty && !box.quote ? checkboxAt(text) : null;
    const task = box && checkbox ? finder.task(box, checkbox.ticked, checkbox.text, line) : null;
    if (box) box.empty = false;
    this.leaf = {
      kind: "paragraph",
      lines: [text],
      line,
      task,
      table: false,
      definitions: isDefinition(text),
    };
    if (task) return;
    finder.other();
    finder.guide();
    finder.suspect("text", line);
  }

  /** Where `text` makes a table's header of the line above, that line is no part of a task's text. */
  private table(paragraph: Paragraph, text: string): void {
    const header = paragraph.lines.at(-1) as string;
    if (!isTableDelimiter(text, header)) return;
    paragraph.table = true;
    const { task } = paragraph;
    if (!task || task.lines.length < 2) return;
    task.lines.pop();
    task.guidance.push(header);
  }

  /** Ends all boxes beyond the first `count`, and what is open in them. */
  private close(count: number): void {
    if (this.boxes.close(count)) this.leaf = null;
  }
}

/** A list interrupts a paragraph only with text of its own and, where it is numbered, with the number 1. */
function mayInterrupt(
  marker: { readonly width: number; readonly number: number | null },
  text: string,
  paragraph: Paragraph | null,
): boolean {
  if (!paragraph || paragraph.table) return true;
  return (marker.number === null || marker.number === 1) && !isBlankLine(text.slice(marker.width));
}
