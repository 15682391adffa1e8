import type { Checklist } from "../../core/checklist/model.ts";
import type { Scorecard, Tally } from "../../core/scorecard/model.ts";
import { width as widthOf } from "../../core/text/fit.ts";
import { plain } from "../../core/text/plain.ts";
import { type Row, span, spread } from "../row.ts";
import { symbols } from "../symbols.ts";
import { fraction, tallySign } from "../words.ts";

export interface SectionsProps {
  readonly checklist: Checklist;
  readonly scorecard: Scorecard;
  /** Id of the section that holds the selected item. */
  readonly current: string;
  readonly width: number;
  readonly height: number;
}

interface Entry {
  readonly label: string;
  /** Null for a phase that only stands above its sections. */
  readonly tally: Tally | null;
  readonly inset: number;
  readonly current: boolean;
}

/** The scorecard's lines, phase by phase, with what is passed of each; the current one always in sight. */
export function sectionsPane(props: SectionsProps): readonly Row[] {
  const { width, height } = props;
  const entries = entriesOf(props);
  const scores = entries.map(({ tally }) => (tally ? fraction(tally.passed, tally.applicable) : ""));
  const scoreWidth = Math.max(0, ...scores.map(widthOf));
  const rows = entries.map((entry, index) => rowOf(entry, scores[index] ?? "", scoreWidth, width));
  return windowOf(rows, entries, height, width);
}

function entriesOf({ checklist, scorecard, current }: SectionsProps): readonly Entry[] {
  const lines = new Map(scorecard.lines.map((line) => [line.id, line] as const));
  const single = checklist.phases.length === 1;
  return checklist.phases.flatMap((phase): readonly Entry[] => {
    const here = phase.sections.some((section) => section.id === current);
    const whole = lines.get(phase.id);
    if (whole) return [{ label: plain(whole.label), tally: whole, inset: 0, current: here }];
    const sections = phase.sections.flatMap((section): readonly Entry[] => {
      const line = lines.get(section.id);
      return line
        ? [{ label: plain(line.label), tally: line, inset: single ? 0 : 1, current: section.id === current }]
        : [];
    });
    if (single) return sections;
    return [{ label: headingOf(phase.id, phase.title), tally: null, inset: 0, current: false }, ...sections];
  });
}

/** `W5 Production Readiness`: the id opens the name unless it does already. */
function headingOf(id: string, title: string): string {
  const name = plain(title);
  return name.startsWith(id) ? name : `${id} ${name}`;
}

function rowOf(
  { label, tally, inset, current }: Entry,
  score: string,
  scoreWidth: number,
  width: number,
): Row {
  const gutter = current
    ? span(`${symbols.current} ${" ".repeat(inset)}`, "key")
    : span(" ".repeat(2 + inset));
  if (!tally) return [gutter, span(label, "strong")];
  const sign = tallySign(tally);
  const left: Row = [gutter, span(label, ...(current ? (["accent", "strong"] as const) : []))];
  const right: Row = [
    span(" ".repeat(scoreWidth - widthOf(score))),
    span(score, sign === null || sign === "failed" ? "plain" : "dim"),
    span(" "),
    sign === "failed" ? span(symbols.flag, "bad") : sign === "done" ? span(symbols.done, "good") : span(" "),
  ];
  return spread(left, right, width);
}

/** The rows that fit, around the current one; the first and the last say how many are hidden. */
function windowOf(
  rows: readonly Row[],
  entries: readonly Entry[],
  height: number,
  width: number,
): readonly Row[] {
  if (rows.length <= height || height < 3) {
    const at = Math.max(
      0,
      entries.findIndex((entry) => entry.current),
    );
    return rows.length <= height ? rows : rows.slice(at, at + height);
  }
  const at = Math.max(
    0,
    entries.findIndex((entry) => entry.current),
  );
  const top = Math.max(0, Math.min(at - Math.floor(height / 2), rows.length - height));
  const shown = rows.slice(top, top + height);
  const below = rows.length - top - height;
  if (top > 0) shown[0] = spread([span(`  ${symbols.up} ${top + 1} more`, "dim")], [], width);
  if (below > 0) shown[height - 1] = spread([span(`  ${symbols.down} ${below + 1} more`, "dim")], [], width);
  return shown;
}
