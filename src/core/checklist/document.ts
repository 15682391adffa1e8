import { type Blocks, readBlocks } from "./blocks.ts";
import { type Front, readFront } from "./front-matter.ts";
import { baseName, safeName, stemOf } from "./ids.ts";
import { splitLines } from "./markdown/lines.ts";
import type { Reading } from "./markdown/nodes.ts";
import { readMarkdown } from "./markdown/read.ts";
import type { Problems } from "./problems.ts";

/** A checklist's file as it was read. */
export interface SourceFile {
  /** As errors are to show it. */
  readonly path: string;
  readonly text: string;
}

/** One file, read: its front matter, headings, tasks and validated blocks. */
export interface Document {
  readonly file: string;
  /** The id of its phase. */
  readonly id: string;
  readonly cover: boolean;
  /** The first heading of level 1, or null. */
  readonly heading: string | null;
  /** That heading, or the file's name. */
  readonly title: string;
  readonly titleLine: number;
  readonly front: Front;
  readonly reading: Reading;
  readonly blocks: Blocks;
}

/** True for the file that speaks for a folder. */
export function isCover(path: string): boolean {
  return baseName(path).toLowerCase() === "readme.md";
}

/** Reads one file of a checklist. `alone` is true where it is the whole checklist. */
export function readDocument(source: SourceFile, alone: boolean, problems: Problems): Document {
  const file = source.path;
  const lines = splitLines(source.text);
  const cover = !alone && isCover(file);
  const front = readFront(file, lines, alone || cover, problems);
  const reading = readMarkdown(lines, front.lines);
  const first = reading.nodes.find((node) => node.kind === "heading" && node.level === 1);
  const heading = first?.kind === "heading" && first.title !== "" ? first.title : null;
  const id = safeName(stemOf(file));
  return {
    file,
    id,
    cover,
    heading,
    title: heading ?? stemOf(file),
    titleLine: first?.line ?? 1,
    front,
    reading,
    blocks: readBlocks(file, reading, problems),
  };
}
