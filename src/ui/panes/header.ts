import type { SavingState } from "../../app/state.ts";
import type { Checklist } from "../../core/checklist/model.ts";
import type { MilestoneName, MilestoneScore, Scorecard, Verdict } from "../../core/scorecard/model.ts";
import { certain } from "../../core/text/certain.ts";
import { fit, width as widthOf } from "../../core/text/fit.ts";
import { bar } from "../bar.ts";
import { type Row, rowWidth, span, spread } from "../row.ts";
import { symbols } from "../symbols.ts";
import type { Tone } from "../theme.ts";
import { withTimes } from "../when.ts";
import { fraction, percentText } from "../words.ts";

export interface HeaderProps {
  readonly checklist: Checklist;
  readonly scorecard: Scorecard;
  readonly operator: string;
  readonly milestone: MilestoneName;
  readonly saving: SavingState;
  /** The time of day, as the header shows it. */
  readonly clockText: string;
  /** Changes that are not on disk yet. */
  readonly unsaved: number;
  readonly width: number;
}

const verdictTone: Readonly<Record<Verdict, Tone>> = {
  GO: "goodBadge",
  "NO-GO": "badBadge",
  HOLD: "warnBadge",
};

/** The widest bar: longer ones say no more and pull the eye away from the numbers. */
const longestBar = 60;
const shortestBar = 6;

/** Three rows: what is walked and by whom, the verdict with its reason, the way to the milestone. */
export function headerPane(props: HeaderProps): readonly Row[] {
  return [nameRow(props), verdictRow(props), progressRow(props)];
}

function savingSpans({ saving, unsaved, width }: HeaderProps): Row {
  if (saving.state === "saved") return [span(certain(saving.text) || "saved"), span(" ✓", "good")];
  if (saving.state === "failed") {
    return [span(fit(`✗ ${certain(saving.text)}`, Math.max(8, Math.floor(width / 2) - 4)), "bad")];
  }
  return [span(`${certain(saving.text) || "saving"}${unsaved > 1 ? ` ${unsaved}` : ""}`, "warn")];
}

function nameRow(props: HeaderProps): Row {
  const { width, clockText } = props;
  const saving = savingSpans(props);
  // Who it is gives way before what it is; a failed write has the most to say.
  const operator = fit(certain(props.operator), Math.max(8, Math.floor(width / 5)));
  const right: Row = [
    ...(props.saving.state === "failed" ? [] : [span(`${operator} ${symbols.separator} `, "dim")]),
    ...saving,
    span(`  ${certain(clockText)} `, "dim"),
  ];
  const brand = " gonogo  ";
  const room = width - rowWidth(right) - brand.length - 4;
  const release = certain(props.scorecard.release);
  const name = certain(props.checklist.name);
  const shownRelease = fit(release, Math.max(8, room - Math.min(widthOf(name), Math.floor(room / 2))));
  const shownName = fit(name, Math.max(4, room - widthOf(shownRelease)));
  return spread(
    [
      span(brand, "accent", "strong"),
      span(shownName),
      span(` ${symbols.crumb} `, "dim"),
      span(shownRelease, "strong"),
    ],
    right,
    width,
  );
}

function milestoneOf({ scorecard, milestone }: HeaderProps): MilestoneScore | null {
  return scorecard.milestones?.[milestone] ?? null;
}

function verdictRow(props: HeaderProps): Row {
  const { scorecard, width } = props;
  const flags = scorecard.redFlags.length;
  const counted = `${flags} red ${flags === 1 ? "flag" : "flags"}`;
  const right: Row =
    flags > 0 ? [span(`${symbols.flag} ${counted} `, "bad")] : [span("no red flags ", "dim")];
  const score = milestoneOf(props);
  if (!score) return spread([span(" no gate: this checklist gives no verdict", "dim")], right, width);
  const badge = span(` ${score.verdict} `, verdictTone[score.verdict]);
  const reason = certain(withTimes(score.reason, scorecard.at));
  const fits = (text: string, end: Row): boolean =>
    rowWidth([badge]) + 1 + widthOf(text) + 1 + rowWidth(end) <= width;
  if (flags === 0 || fits(reason, right)) return spread([badge, span(` ${reason}`)], right, width);
  // How many more there are the flags say too: what is wrong with the first one is not cut for it.
  const first = reason.replace(/ \(and \d+ more\)$/, "");
  if (fits(first, right)) return spread([badge, span(` ${first}`)], right, width);
  return spread([badge, span(` ${first}`)], [span(`${symbols.flag} ${flags} `, "bad")], width);
}

function progressRow(props: HeaderProps): Row {
  const { checklist, scorecard, width } = props;
  const { totals } = scorecard;
  const score = milestoneOf(props);
  const threshold = score && checklist.gate ? checklist.gate.threshold : null;
  const counted = score ?? totals;
  const name = score ? score.name : "all";
  const left: Row = [
    span(` ${name} `, "dim"),
    span(fraction(counted.passed, counted.applicable), "strong"),
    span(` ${percentText(counted.percent)}  `),
  ];
  const all = score
    ? `all ${fraction(totals.passed, totals.total)} ${percentText(totals.percent)} `
    : `${totals.na} n/a `;
  const goal = threshold === null ? "" : ` > ${threshold}%`;
  const room = width - rowWidth(left) - widthOf(goal) - widthOf(all) - 2;
  if (room < shortestBar) return spread(left, [span(all, "dim")], width);
  const drawn = bar(Math.min(room, longestBar), counted.passed, counted.applicable, threshold);
  const tone: Tone = score?.verdict === "GO" ? "good" : "accent";
  return spread(
    [...left, span(drawn.done, tone), span(drawn.rest, "dim"), span(goal, "dim")],
    [span(all, "dim")],
    width,
  );
}
