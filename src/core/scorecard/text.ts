/**
 * `gonogo score`: the scorecard to read in a terminal. The verdict and its reason come first, then the red flags, then
 * the numbers, then what would change them. Symbols and words say everything; colours only repeat it.
 */
import type { Checklist } from "../checklist/model.ts";
import { minute } from "../text/dates.ts";
import { pad, fit as shorten, width, wrap } from "../text/fit.ts";
import { plain, widthCertain } from "../text/plain.ts";
import { barText } from "./bar-text.ts";
import type { MilestoneName, MilestoneScore, Scorecard, Tally, Verdict } from "./model.ts";
import { heading, type Page } from "./page.ts";
import { passesRest } from "./proofs.ts";
import { plainStyle, type Style } from "./style.ts";
import { percentText } from "./tally.ts";
import {
  criteriaLines,
  exceptionLines,
  flagLines,
  meetingLines,
  removedLines,
  staleLines,
  wantedLines,
} from "./text-parts.ts";

export type { Style } from "./style.ts";

export interface TextOptions {
  /** Columns of the terminal; less than 60 are treated as 60. */
  readonly columns: number;
  readonly style?: Style;
  /** The milestone whose verdict comes first; the decision where none is given. */
  readonly milestone?: MilestoneName;
}

const WIDEST = 120;
const NARROWEST = 60;

/** The scorecard as lines of at most `columns`, each ended by a newline. */
export function scoreText(checklist: Checklist, scorecard: Scorecard, options: TextOptions): string {
  const columns = Math.max(NARROWEST, Math.min(WIDEST, options.columns)) - 1;
  const page: Page = { checklist, scorecard, columns, style: options.style ?? plainStyle };
  const focus = options.milestone ?? "decision";
  const parts = [
    title(page),
    verdicts(page, focus),
    flagLines(page),
    summary(page),
    criteriaLines(page, focus),
    wantedLines(page, focus),
    exceptionLines(page),
    staleLines(page),
    removedLines(page),
    meetingLines(page),
  ];
  const lines = parts.filter((part) => part.length > 0).flatMap((part) => ["", ...part]);
  return `${lines
    .slice(1)
    .map((line) => line.trimEnd())
    .join("\n")}\n`;
}

function title({ checklist, scorecard, columns, style }: Page): string[] {
  const at = minute(scorecard.at);
  const room = columns - at.length - 3;
  const release = shorten(widthCertain(scorecard.release), Math.floor(room / 2));
  const name = shorten(plain(checklist.title), room - width(release) - 3);
  const gap = " ".repeat(Math.max(2, columns - width(name) - width(release) - at.length - 4));
  return [` ${style.strong(name)} › ${style.accent(release)}${gap}${style.dim(at)}`];
}

const TONE: Readonly<Record<Verdict, "good" | "bad" | "warn">> = { GO: "good", "NO-GO": "bad", HOLD: "warn" };

/** The verdict that is asked for with its reason, then each milestone's numbers against its threshold. */
function verdicts(page: Page, focus: MilestoneName): string[] {
  const { scorecard, columns, style, checklist } = page;
  const { milestones } = scorecard;
  if (milestones === null)
    return [` ${style.dim("The checklist declares no gate: there is no verdict to give.")}`];
  const { verdict, reason } = milestones[focus];
  const badge = style[TONE[verdict]](style.strong(verdict));
  const [first = "", ...rest] = wrap(widthCertain(reason), columns - verdict.length - 4);
  const indent = " ".repeat(verdict.length + 3);
  const threshold = checklist.gate?.threshold ?? 0;
  const all = Object.values(milestones);
  const numbers = all.map((one) => `${one.passed}/${one.applicable}`);
  const wide = Math.max(...numbers.map((text) => text.length));
  const limit = `> ${threshold}%`;
  const bar = columns - 11 - 8 - wide - 9 - limit.length - 5;
  const row = (one: MilestoneScore, place: number): string[] => {
    const name = one.name === focus ? style.strong(pad(one.name, 10)) : pad(one.name, 10);
    const word = style[TONE[one.verdict]](pad(one.verdict, 6));
    const number = numbers[place]!.padStart(wide);
    const drawn = barText(style, bar, one.passed, one.applicable, threshold);
    const line = ` ${name} ${word} ${number} ${percentText(one.percent).padStart(7)}  ${drawn}  ${style.dim(limit)}`;
    return needsReason(one, milestones[focus]) ? [line, ...why(page, one)] : [line];
  };
  return [` ${badge}  ${first}`, ...rest.map((line) => `${indent}${line}`), "", ...all.flatMap(row)];
}

/** A milestone's own reason is said where it is another than the first and not in the numbers beside it. */
function needsReason(one: MilestoneScore, focus: MilestoneScore): boolean {
  const threshold = one.criteria.find((criterion) => criterion.kind === "threshold");
  return (
    one.name !== focus.name &&
    one.reason !== focus.reason &&
    one.verdict === "HOLD" &&
    threshold?.met === true
  );
}

function why({ columns, style }: Page, one: MilestoneScore): string[] {
  return wrap(widthCertain(one.reason), columns - 19).map((line) => `${" ".repeat(19)}${style.dim(line)}`);
}

/** The scorecard's lines with their bars, and the total in the words of the artifact. */
function summary({ scorecard, columns, style }: Page): string[] {
  const { lines, totals } = scorecard;
  const labels = lines.map((line) => plain(line.label));
  const numbers = lines.map((line) => `${line.passed}/${line.applicable}`);
  const wide = Math.max(0, ...numbers.map((text) => text.length));
  const marks = lines.map((line) => marksOf(line, style));
  const room = columns - wide - 8 - 13;
  const named = Math.min(Math.max(0, ...labels.map(width)), Math.floor(room * 0.6));
  const drawn = lines.map((line, place) => {
    const bar = barText(
      style,
      Math.max(8, Math.min(40, room - named - 4)),
      line.passed,
      line.applicable,
      null,
    );
    const number = `${numbers[place]!.padStart(wide)} ${percentText(line.percent).padStart(7)}`;
    return ` ${pad(labels[place]!, named)}  ${bar}  ${number}  ${marks[place]}`;
  });
  const aside = totals.na === 0 ? "" : ` (${totals.na} of ${totals.total} not applicable)`;
  const complete = totals.percent === null ? "nothing applies" : `${percentText(totals.percent)} complete`;
  const overall = `Overall: ${totals.passed}/${totals.applicable} checks passed = ${complete}${aside}`;
  const said = wrap(overall, columns - 1).map((line) => ` ${style.strong(line)}`);
  const rest = passesRest(scorecard);
  const stands = rest === null ? [] : wrap(`Passes rest: ${rest}`, columns - 1);
  return [heading(style, "Scorecard"), ...drawn, "", ...said, ...stands.map((line) => ` ${style.dim(line)}`)];
}

/** What is wrong or set aside in a line, or that it is done. */
function marksOf(line: Tally, style: Style): string {
  const marks = [
    line.failed > 0 ? style.bad(`✗ ${line.failed}`) : "",
    line.na > 0 ? style.dim(`– ${line.na}`) : "",
  ].filter((mark) => mark !== "");
  if (marks.length > 0) return marks.join(" ");
  return line.total > 0 && line.passed === line.applicable ? style.good("✓") : "";
}
