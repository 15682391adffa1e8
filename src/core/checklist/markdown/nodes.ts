/** What a reading of one Markdown document finds. Lines count from 1. */

/** A fenced block with the info string `gonogo`. */
export interface Block {
  /** The line of its opening fence; its content begins on the next. */
  readonly line: number;
  readonly lines: string[];
  closed: boolean;
}

export interface Heading {
  readonly kind: "heading";
  readonly line: number;
  readonly level: number;
  readonly title: string;
  block: Block | null;
}

export interface Task {
  readonly kind: "task";
  readonly line: number;
  readonly ticked: boolean;
  /** The lines of its first paragraph, without the checkbox. */
  readonly lines: string[];
  /** The Markdown below that paragraph and before its first nested task, dedented. */
  readonly guidance: string[];
  /** The task it is nested in, however deep. */
  readonly parent: Task | null;
  nested: boolean;
  block: Block | null;
}

/** Why a line that looks like a checkbox is no task. */
export type Disguise = "fence" | "comment" | "html" | "code" | "text";

export interface Reading {
  /** Headings (those outside lists and quotations) and tasks, in document order. */
  readonly nodes: (Heading | Task)[];
  /** Lines that look like checkboxes and are no tasks. */
  readonly disguised: { readonly line: number; readonly as: Disguise }[];
  /** gonogo blocks that belong to nothing, and what is in the way. */
  readonly stray: { readonly block: Block; readonly why: "nothing above" | "prose above" }[];
  /** gonogo blocks of a heading or task that has one already. */
  readonly second: { readonly block: Block; readonly first: Block }[];
  /** Fences and comments that nothing closes before the document ends. */
  readonly unclosed: { readonly line: number; readonly what: "fence" | "comment" }[];
  /** List items that are no tasks, by their kind. */
  readonly plain: { numbered: number; bullets: number };
}
