import type { Document } from "./document.ts";
import { dueAt } from "./milestones.ts";
import type { Checklist, Item } from "./model.ts";
import { count, lineList, type Problems } from "./problems.ts";
import type { ItemBlock } from "./schema.ts";

/** Warns of what can't work, and of what is not what it looks like. The checklist may have errors besides. */
export function lint(
  checklist: Checklist,
  documents: readonly Document[],
  main: Document | null,
  problems: Problems,
): void {
  if (checklist.items.length > 0) for (const document of documents) lintDocument(document, problems);
  if (main) lintGate(checklist, main, problems);
  const given = blocksOf(documents);
  const ours =
    given.size > 0 || documents.some(({ front, reading }) => front.ours || ownBlock(reading.nodes));
  lintItems(checklist.items, given, ours, problems);
}

/** What a document's author sees as an item or a state, and the checklist does not. */
function lintDocument({ file, reading }: Document, problems: Problems): void {
  const tasks = reading.nodes.filter((node) => node.kind === "task");
  const ticked = tasks.filter((task) => task.ticked).map(({ line }) => line);
  if (ticked.length > 0) {
    const message = `${count(ticked.length, "item is", "items are")} ticked in the document (${lineList(ticked)})`;
    const mend = "State is never read from the checklist: untick them here, and mark them in a release.";
    problems.warn(file, ticked[0] as number, message, mend);
  }
  const lost = (as: string) => reading.disguised.filter((one) => one.as === as).map(({ line }) => line);
  const hidden = tasks.length === 0 ? [] : lost("text").concat(lost("code"));
  if (hidden.length > 0) {
    const [verb, them] =
      hidden.length === 1 ? ["looks like an item and is", "it"] : ["look like items and are", "them"];
    const message = `${count(hidden.length, "line")} ${verb} part of other text or indented code (${lineList(hidden)})`;
    problems.warn(
      file,
      hidden[0] as number,
      message,
      `Write ${them} as \`- [ ] …\`, a nested one two spaces further in.`,
    );
  }
  for (const { line, what } of reading.unclosed) {
    const below = reading.disguised.filter((one) => one.line > line);
    if (below.length === 0) continue;
    const message = `the ${what} opened here is never closed: ${lineList(below.map((one) => one.line))} count as its content`;
    problems.warn(file, line, message, `Close the ${what}.`);
  }
  const fenced = reading.disguised.length - reading.unclosed.length;
  if (tasks.length === 0 && fenced > 0) {
    const lines = reading.disguised.map(({ line }) => line);
    const message = `the file has no items; what looks like some stands in code, comments or other text (${lineList(lines)})`;
    problems.warn(file, lines[0] as number, message, "Write them as `- [ ] …`, outside code and comments.");
  }
}

function lintGate({ gate, items }: Checklist, { file, front }: Document, problems: Problems): void {
  if (!gate) return;
  if (gate.threshold >= 100) {
    const message = `the gate can never be reached: more than ${gate.threshold}% is asked for`;
    problems.warn(
      file,
      front.lineOf(["gate", "threshold"]),
      message,
      "Ask for less than 100: strictly more must be passed.",
    );
  }
  const early = new Set(items.filter((item) => dueAt("decision", item)).map(({ id }) => id));
  if (items.length > 0 && early.size === 0) {
    const message = "the gate gives no verdict at the decision: no item is due before the deploy";
    problems.warn(file, front.lineOf(["gate"]), message, "Leave `when` out where an item must hold before.");
  }
  for (const kind of ["success", "failure"] as const) {
    for (const [i, { items: ids, name }] of gate[kind].entries()) {
      if (ids.length === 0 || ids.some((id) => early.has(id))) continue;
      const message = `the criterion “${name}” says nothing at the decision: none of its items is due before the deploy`;
      problems.warn(
        file,
        front.lineOf(["gate", kind, i]),
        message,
        "Name an item that is due before, or change its items' `when`.",
      );
    }
  }
}

function lintItems(
  items: readonly Item[],
  given: ReadonlyMap<string, ItemBlock>,
  ours: boolean,
  problems: Problems,
): void {
  const byId = new Map(items.map((item) => [item.id, item]));
  for (const item of items) {
    const { file, line } = item.position;
    if (item.children.length > 0) {
      lintRollUp(item, byId, given.get(`${file}:${line}`) ?? {}, problems);
      continue;
    }
    if (ours && item.expect === null && item.evidence === null) {
      const message = `\`${item.id}\` has neither an expectation nor a hint what evidence to attach`;
      problems.warn(file, line, message, "Give it `expect` or `evidence` in a gonogo block.");
    }
  }
}

const order = ["before", "day", "after"];
const idle = [
  "expect",
  "warn",
  "during",
  "mutates",
  "needs",
  "evidence",
  "critical",
  "fields",
  "valid",
  "attested",
] as const;

function lintRollUp(item: Item, byId: ReadonlyMap<string, Item>, block: ItemBlock, problems: Problems): void {
  const { file, line } = item.position;
  const keys = idle.filter((key) => block[key] !== undefined).map((key) => `\`${key}\``);
  if (keys.length > 0) {
    const message = `\`${item.id}\` has nested items and is decided by them alone: ${keys.join(", ")} ${keys.length === 1 ? "has" : "have"} no effect`;
    problems.warn(file, line, message, "Give them to the nested items.");
  }
  const late = item.children
    .map((id) => byId.get(id))
    .find((child) => child && order.indexOf(child.when) > order.indexOf(item.when));
  if (!late) return;
  const message = `\`${item.id}\` falls due (${item.when}) earlier than \`${late.id}\` nested in it (${late.when})`;
  problems.warn(file, line, message, `Give it \`when: ${late.when}\`.`);
}

/** The items' own blocks, by where the item stands. */
function blocksOf(documents: readonly Document[]): Map<string, ItemBlock> {
  const found = new Map<string, ItemBlock>();
  for (const { blocks, file } of documents) {
    for (const [task, block] of blocks.items) found.set(`${file}:${task.line}`, block);
  }
  return found;
}

function ownBlock(nodes: readonly { readonly block: unknown }[]): boolean {
  return nodes.some(({ block }) => block !== null);
}
