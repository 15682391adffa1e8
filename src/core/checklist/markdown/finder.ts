import { looksLikeCheckbox } from "./block-starts.ts";
import type { Box, Boxes } from "./boxes.ts";
import type { Cursor } from "./cursor.ts";
import type { Block, Disguise, Heading, Reading, Task } from "./nodes.ts";

/** Keeps what a reading is after: headings, tasks, their guidance and blocks, and what only looks like a task. */
export class Finder {
  readonly reading: Reading = {
    nodes: [],
    disguised: [],
    stray: [],
    second: [],
    unclosed: [],
    plain: { numbered: 0, bullets: 0 },
  };
  private readonly boxes: Boxes;
  private readonly cursor: Cursor;
  /** True where prose outside every task stands below the last node. */
  private prose = false;

  constructor(boxes: Boxes, cursor: Cursor) {
    this.boxes = boxes;
    this.cursor = cursor;
  }

  heading(level: number, title: string, line: number): void {
    // A heading in a list or a quotation orders nothing: it is part of what stands there.
    if (this.boxes.count > 0) this.guide();
    else this.add({ kind: "heading", line, level, title, block: null });
  }

  /** The list item just opened, counted as plain until it turns out to be a task. */
  item(numbered: boolean): void {
    this.reading.plain[numbered ? "numbered" : "bullets"] += 1;
  }

  /** Makes a task of the list item `box`. */
  task(box: Box, ticked: boolean, text: string, line: number): Task {
    const parent = box.owner;
    const task: Task = {
      kind: "task",
      line,
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
    this.add(task);
    return task;
  }

  /** A checkbox whose text turns out to be an underlined heading is no task. */
  takeBack(task: Task): void {
    const box = this.boxes.last as Box;
    this.reading.nodes.pop();
    this.item(box.numbered);
    box.task = false;
    box.owner = task.parent;
  }

  /** Something that is neither heading, task nor gonogo block begins here. */
  other(): void {
    if (!this.boxes.owner) this.prose = true;
  }

  /** Gives a gonogo block to the task it stands in, or else to the heading or task right above it. */
  block(line: number): Block {
    const block: Block = { line, lines: [], closed: false };
    const { nodes, second, stray } = this.reading;
    const inside = this.boxes.owner;
    const node = inside ?? nodes.at(-1);
    if (!node) stray.push({ block, why: "nothing above" });
    else if (!inside && node.kind === "task" && this.prose) stray.push({ block, why: "prose above" });
    else if (node.block) second.push({ block, first: node.block });
    else node.block = block;
    return block;
  }

  /** Keeps this line (or `text`) as guidance of the task it stands in. */
  guide(text?: string): void {
    const { owner, inTask } = this.boxes;
    if (!owner || owner.nested) return;
    owner.guidance.push(text ?? (inTask ? this.cursor.rest(inTask) : this.cursor.text()));
  }

  /** An empty line between the blocks of a task's guidance: one is enough, also where a block was left out. */
  gap(): void {
    const { owner } = this.boxes;
    if (owner && owner.guidance.at(-1) !== "") this.guide("");
  }

  /** Remembers this line if it looks like a checkbox although it is none. */
  suspect(as: Disguise, line: number): void {
    if (looksLikeCheckbox(this.cursor.text())) this.reading.disguised.push({ line, as });
  }

  private add(node: Heading | Task): void {
    this.reading.nodes.push(node);
    this.prose = false;
  }
}
