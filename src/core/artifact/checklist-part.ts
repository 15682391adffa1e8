/** The checklist in the artifact: phases, sections, groups, and every item with its box. */
import { homesOf } from "../checklist/homes.ts";
import type { Checklist, Item, Phase } from "../checklist/model.ts";
import type { Ledger } from "../ledger/entry.ts";
import { lastMarks } from "../ledger/last-marks.ts";
import type { Scorecard, Status } from "../scorecard/model.ts";
import { oneLine } from "./escape.ts";
import { exportKeys } from "./export-keys.ts";
import { remarks } from "./remarks.ts";
import { boxOf } from "./signs.ts";

/** An item as it went into the artifact: what reading it back compares with. */
export interface Exported {
  /** As `exportKeys` gives it. */
  readonly key: string;
  readonly status: Status;
  /** Sequence of its last mark, a reset too; 0 for none. */
  readonly seq: number;
  readonly remarks: readonly string[];
}

/** The lines of the checklist, and what they said of each item. */
export function checklistPart(
  checklist: Checklist,
  scorecard: Scorecard,
  ledger: Ledger,
): { lines: string[]; exported: Exported[] } {
  const items = new Map(checklist.items.map((item) => [item.id, item]));
  const marks = lastMarks(ledger, scorecard.ahead, homesOf(checklist));
  const keyOf = exportKeys(checklist);
  const lines: string[] = [];
  const exported: Exported[] = [];

  const write = (item: Item, depth: number): void => {
    const score = scorecard.items.get(item.id);
    const status = score?.status ?? "pending";
    const below = score ? remarks(item, score) : [];
    const indent = "  ".repeat(depth);
    lines.push(`${indent}- ${boxOf(status, item.text)} ${itemText(item)}`);
    for (const line of below) lines.push(`${indent}  - ${line}`);
    exported.push({ key: keyOf(item), status, seq: marks.get(item.id)?.seq ?? 0, remarks: below });
    for (const id of item.children) write(items.get(id)!, depth + 1);
  };

  for (const phase of checklist.phases) {
    lines.push("", `## ${oneLine(phase.title)}`);
    for (const section of phase.sections) {
      if (!isWholePhase(phase)) lines.push("", `### ${oneLine(section.title)}`);
      let group: string | null = null;
      let open = false;
      for (const id of section.items) {
        const item = items.get(id)!;
        if (item.parent !== null) continue;
        if (item.group !== group && item.group !== null) {
          lines.push("", `#### ${oneLine(item.group)}`);
          open = false;
        }
        group = item.group;
        if (!open) lines.push("");
        open = true;
        write(item, 0);
      }
    }
  }
  return { lines, exported };
}

/** An item's Markdown as its author wrote it, on one line. */
export function itemText(item: Item): string {
  const text = oneLine(item.text);
  return item.number === null ? text : `**${item.number}** ${text}`;
}

/** True where the only section is the document itself: its heading would say the same twice. */
function isWholePhase(phase: Phase): boolean {
  return phase.sections.length === 1 && phase.sections[0]?.title === phase.title;
}
