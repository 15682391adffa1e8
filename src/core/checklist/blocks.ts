import { checked } from "./checked.ts";
import type { Block, Heading, Reading, Task } from "./markdown/nodes.ts";
import type { Problems } from "./problems.ts";
import { type HeadingBlock, headingBlock, type ItemBlock, itemBlock } from "./schema.ts";
import { readYaml } from "./yaml.ts";

/** The validated gonogo blocks of a document. */
export interface Blocks {
  readonly items: ReadonlyMap<Task, ItemBlock>;
  readonly headings: ReadonlyMap<Heading, HeadingBlock>;
}

/** Reads every gonogo block of a document, and reports those that can't be read or belong to nothing. */
export function readBlocks(file: string, reading: Reading, problems: Problems): Blocks {
  const items = new Map<Task, ItemBlock>();
  const headings = new Map<Heading, HeadingBlock>();
  for (const node of reading.nodes) {
    if (!node.block) continue;
    if (node.kind === "task") {
      const block = readBlock(file, node.block, itemBlock, problems);
      if (block) items.set(node, block);
    } else {
      const block = readBlock(file, node.block, headingBlock, problems);
      if (block) headings.set(node, block);
    }
  }
  for (const { block, why } of reading.stray) {
    const [message, mend] =
      why === "nothing above"
        ? [
            "this gonogo block has no item and no heading above it",
            "Put it below the item or heading it belongs to.",
          ]
        : [
            "between this gonogo block and the item above it stands other text",
            "Indent the block as far as the item's text, or put it right below the item or heading it belongs to.",
          ];
    problems.error(file, block.line, message, mend);
  }
  for (const { block, first } of reading.second) {
    const message = `a second gonogo block: the one on line ${first.line} belongs to the same place`;
    problems.error(file, block.line, message, `Put its keys into the block on line ${first.line}.`);
  }
  return { items, headings };
}

type BlockSchema = typeof itemBlock | typeof headingBlock;

function readBlock(file: string, block: Block, schema: BlockSchema, problems: Problems): ItemBlock | null {
  if (!block.closed) {
    const mend = "Close it with a line of three backticks, indented as the one that opens it.";
    problems.error(file, block.line, "this gonogo block is never closed", mend);
    return null;
  }
  const yaml = readYaml(block.lines, block.line + 1);
  for (const { line, message } of yaml.errors) {
    const mend =
      "Mend the YAML there: text that holds `: `, ` #`, `{` or a quote needs quotes around it, or `>-` above it.";
    problems.error(file, line, `no valid YAML: ${message}`, mend);
  }
  if (yaml.errors.length > 0) return null;
  // An empty block, or one of comments, says nothing.
  if (yaml.value === null || yaml.value === undefined) return {};
  if (typeof yaml.value !== "object" || Array.isArray(yaml.value)) {
    problems.error(
      file,
      block.line + 1,
      "a gonogo block holds keys and values",
      "Write it as `key: value` lines, like `valid: 24h`.",
    );
    return null;
  }
  const result = checked<ItemBlock>(schema, yaml.value);
  for (const { path, message, mend } of result.complaints ?? [])
    problems.error(file, yaml.lineOf(path), message, mend);
  return result.data;
}
