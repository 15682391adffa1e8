import type { HtmlKind } from "./html-block.ts";
import type { Block, Task } from "./nodes.ts";

/** Blocks that stay open over several lines and hold no others. */
export interface Paragraph {
  readonly kind: "paragraph";
  readonly line: number;
  readonly lines: string[];
  /** The task whose text it is. */
  readonly task: Task | null;
  table: boolean;
  /** True while it holds nothing but link definitions, which no line below makes a heading of. */
  definitions: boolean;
}

export interface Fence {
  readonly kind: "fence";
  readonly line: number;
  readonly sign: string;
  readonly length: number;
  /** Columns before the fence; as many are taken off its content. */
  readonly indent: number;
  readonly block: Block | null;
}

export interface Html {
  readonly kind: "html";
  readonly line: number;
  readonly html: HtmlKind;
}

/** Indented code. */
export interface Code {
  readonly kind: "code";
}

export type Leaf = Paragraph | Fence | Html | Code;
