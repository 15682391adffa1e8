import { plain } from "../text/plain.ts";
import type { Blocks } from "./blocks.ts";
import type { Document } from "./document.ts";
import { trimGuidance } from "./guidance.ts";
import { fieldsOf, itemText } from "./item-text.ts";
import type { Task } from "./markdown/nodes.ts";
import type { Digest, Item, Phase, Section } from "./model.ts";
import { type Outline, outline, type Part, type Place } from "./outline.ts";
import type { Problems } from "./problems.ts";
import type { HeadingBlock, ItemBlock } from "./schema.ts";

const day = 86_400_000;

export interface Built {
  readonly phase: Phase;
  readonly items: Item[];
}

/** A document's phase with its items: ids, inherited blocks and defaults. Null where the document has no items. */
export function buildPhase(document: Document, digest: Digest, problems: Problems): Built | null {
  const { file, reading, blocks } = document;
  const layout = outline(reading.nodes);
  if (layout.parts.length === 0) return null;
  const id = document.id;
  const items: Item[] = [];
  const sections: Section[] = [];
  const ids = new Map<Task, string>();
  const children = new Map<Task, string[]>();
  for (const [i, part] of layout.parts.entries()) {
    const section = `${id}/${i + 1}`;
    let position = 0;
    for (const task of part.tasks) {
      const { text, number } = itemText(task.lines);
      const block = blocks.items.get(task) ?? {};
      if (!task.parent) position += 1;
      const siblings = task.parent ? (children.get(task.parent) as string[]) : null;
      const natural = siblings
        ? `${ids.get(task.parent as Task)}.${siblings.length + 1}`
        : `${id}.${i + 1}.${position}`;
      const own = block.id ?? (number === null ? natural : `${id}.${number}`);
      ids.set(task, own);
      siblings?.push(own);
      const nested: string[] = [];
      children.set(task, nested);
      const merged = { ...inherited(layout.places.get(task) as Place, blocks), ...block };
      items.push({
        id: own,
        text,
        number,
        label: block.label ?? null,
        textDigest: digest(text).slice(0, 16),
        phase: id,
        section,
        group: layout.places.get(task)?.group?.title ?? null,
        ...checks(merged, text, task.nested, digest),
        guidance: trimGuidance(task.guidance, merged.note),
        parent: task.parent ? (ids.get(task.parent) as string) : null,
        children: nested,
        position: { file, line: task.line },
      });
    }
    sections.push(
      sectionOf(
        section,
        part,
        document,
        blocks,
        part.tasks.map((task) => ids.get(task) as string),
      ),
    );
  }
  warnOfIdleBlocks(document, layout, problems);
  const phase = { id, title: document.title, sections, position: { file, line: document.titleLine } };
  return { phase, items };
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
    critical: block.critical ?? false,
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
function inherited(place: Place, blocks: Blocks): HeadingBlock {
  const merged: HeadingBlock = {};
  for (const heading of place.headings) Object.assign(merged, blocks.headings.get(heading));
  delete merged.label;
  return merged;
}

function sectionOf(id: string, part: Part, document: Document, blocks: Blocks, items: string[]): Section {
  const title = part.heading?.title || document.title;
  const label = part.heading ? blocks.headings.get(part.heading)?.label : undefined;
  const line = part.heading?.line ?? document.titleLine;
  return {
    id,
    phase: document.id,
    title,
    label: label ?? (plain(title) || title),
    labelled: label !== undefined,
    items,
    position: { file: document.file, line },
  };
}

function warnOfIdleBlocks(document: Document, layout: Outline, problems: Problems): void {
  const sections = new Set(layout.parts.map(({ heading }) => heading));
  for (const [heading, block] of document.blocks.headings) {
    const line = heading.block?.line ?? heading.line;
    if (!layout.used.has(heading)) {
      const message = "this gonogo block stands at a heading that has no items under it";
      problems.warn(document.file, line, message, "move it to the heading or item it is meant for");
    } else if (block.label !== undefined && !sections.has(heading)) {
      const mend = "move `label` to the heading of a section, or leave it out";
      problems.warn(
        document.file,
        line,
        "`label` names a section's line on the scorecard, and this heading is none",
        mend,
      );
    }
  }
}
