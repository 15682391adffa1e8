import { plain } from "../text/plain.ts";
import type { Blocks } from "./blocks.ts";
import type { Document } from "./document.ts";
import { trimGuidance } from "./guidance.ts";
import { fieldsOf, itemText } from "./item-text.ts";
import type { Heading, Task } from "./markdown/nodes.ts";
import type { Digest, Item, Phase, Section } from "./model.ts";
import { numbering } from "./numbering.ts";
import { type Outline, outline, type Part, type Place } from "./outline.ts";
import { count, lineList, type Problems } from "./problems.ts";
import type { HeadingBlock, ItemBlock } from "./schema.ts";

const day = 86_400_000;

export interface Built {
  readonly phase: Phase;
  readonly items: Item[];
}

/** A document's phase with its items: ids, inherited blocks and defaults. Null where the document has no items. */
export function buildPhase(document: Document, digest: Digest, problems: Problems): Built | null {
  const { blocks, file, id, reading, title, titleLine } = document;
  const layout = outline(reading.nodes);
  if (layout.parts.length === 0) return null;
  const items: Item[] = [];
  const texts = new Map(
    layout.parts.flatMap((part) => part.tasks.map((task) => [task, itemText(task.lines)] as const)),
  );
  const textOf = (task: Task) => texts.get(task) as ReturnType<typeof itemText>;
  const { ids, repeated } = numbering(id, layout.parts, (task) => ({
    id: blocks.items.get(task)?.id,
    number: textOf(task).number,
  }));
  const built = new Map<Task, { readonly id: string; readonly children: string[] }>();
  const sections = layout.parts.map((part, i) => {
    const section = `${id}/${i + 1}`;
    const own: string[] = [];
    let place: Place | undefined;
    let above: HeadingBlock = {};
    for (const task of part.tasks) {
      if (place !== layout.places.get(task)) {
        place = layout.places.get(task);
        above = inherited(place?.headings ?? [], blocks);
      }
      const block = blocks.items.get(task);
      const merged: ItemBlock = block ? { ...above, ...block } : above;
      const { text, number } = textOf(task);
      const parent = task.parent ? built.get(task.parent) : undefined;
      const itemId = ids.get(task) as string;
      const children: string[] = [];
      own.push(itemId);
      parent?.children.push(itemId);
      if (task.nested) built.set(task, { id: itemId, children });
      items.push({
        id: itemId,
        text,
        number,
        placed: block?.id === undefined && (number === null || itemId !== `${id}.${number}`),
        label: block?.label ?? null,
        textDigest: digest(text).slice(0, 16),
        phase: id,
        section,
        group: place?.group?.title ?? null,
        ...checks(merged, text, task.nested, digest),
        guidance: trimGuidance(task.guidance, merged.note),
        parent: parent?.id ?? null,
        children,
        position: { file, line: task.line },
      });
    }
    return sectionOf(section, part, document, own);
  });
  warnOfRepeated(file, repeated, ids, problems);
  warnOfIdleBlocks(document, layout, problems);
  return { phase: { id, title, sections, position: { file, line: titleLine } }, items };
}

/** What decides an item, with the defaults. A roll-up is decided by its children alone. */
function checks(block: ItemBlock, text: string, rollUp: boolean, digest: Digest) {
  const when = block.when ?? "before";
  const valid = block.valid ?? day;
  const expect = rollUp ? null : (block.expect ?? null);
  return {
    when,
    valid,
    attested: block.attested ?? (when === "before" ? 30 * day : valid),
    critical: rollUp ? false : (block.critical ?? false),
    needs: rollUp ? "person" : (block.needs ?? (expect === null ? "person" : "probe")),
    expect,
    ...(expect === null ? {} : { expectDigest: digest(expect).slice(0, 16) }),
    warn: rollUp ? null : (block.warn ?? null),
    during: rollUp ? null : (block.during ?? null),
    mutates: rollUp ? false : (block.mutates ?? false),
    fields: rollUp ? [] : [...new Set(block.fields ?? fieldsOf(text))],
    evidence: rollUp ? null : (block.evidence ?? null),
  } as const;
}

/** A heading's block counts for everything under it; its label is its own. */
function inherited(headings: readonly Heading[], blocks: Blocks): HeadingBlock {
  const merged: HeadingBlock = {};
  for (const heading of headings) {
    const { label: _, ...rest } = blocks.headings.get(heading) ?? {};
    Object.assign(merged, rest);
  }
  return merged;
}

function sectionOf(id: string, part: Part, document: Document, items: string[]): Section {
  const title = part.heading?.title || document.title;
  const label = part.heading ? document.blocks.headings.get(part.heading)?.label : undefined;
  return {
    id,
    phase: document.id,
    title,
    label: label ?? (plain(title) || title),
    labelled: label !== undefined,
    items,
    position: { file: document.file, line: part.heading?.line ?? document.titleLine },
  };
}

function warnOfRepeated(
  file: string,
  repeated: readonly Task[],
  ids: ReadonlyMap<Task, string>,
  problems: Problems,
): void {
  const [first] = repeated;
  if (!first) return;
  const [begin, position] =
    repeated.length === 1
      ? ["begins", "its position is its id:"]
      : ["begin", "their positions are their ids, like"];
  const items = count(repeated.length, "item");
  const message = `${items} ${begin} with a number that makes another one's id already (${lineList(repeated.map(({ line }) => line))}): ${position} \`${ids.get(first)}\``;
  const mend =
    "Where ids are to stay when items move, number on from section to section, or give an `id` in a gonogo block.";
  problems.warn(file, first.line, message, mend);
}

function warnOfIdleBlocks(document: Document, layout: Outline, problems: Problems): void {
  const sections = new Set(layout.parts.map(({ heading }) => heading));
  for (const [heading, block] of document.blocks.headings) {
    const line = heading.block?.line ?? heading.line;
    if (!layout.used.has(heading)) {
      const message = "this gonogo block stands at a heading that has no items under it";
      problems.warn(document.file, line, message, "Move it to the heading or item it is meant for.");
    } else if (block.label !== undefined && !sections.has(heading)) {
      const mend = "Move `label` to the heading of a section, or leave it out.";
      problems.warn(
        document.file,
        line,
        "`label` names a section's line on the scorecard, and this heading is none",
        mend,
      );
    }
  }
}
