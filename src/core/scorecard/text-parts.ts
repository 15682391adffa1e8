/** The parts of the terminal scorecard that are lists: each empty where there is nothing to say. */
import { minute } from "../text/dates.ts";
import { pad, fit as shorten, width, wrap } from "../text/fit.ts";
import { plain, widthCertain } from "../text/plain.ts";
import type { CriterionScore, ItemScore, MilestoneName, RedFlag, Scorecard } from "./model.ts";
import { heading, type Page } from "./page.ts";
import { isStale } from "./stale.ts";

/** So many of a list are shown; the rest is counted. */
const MOST = 10;

/** Red flags, each with whose word it is; of a contradicted item both. */
export function flagLines(page: Page): string[] {
  const { scorecard, style, columns } = page;
  const { redFlags } = scorecard;
  if (redFlags.length === 0) return [];
  const lines = redFlags.slice(0, MOST).flatMap((flag) => {
    const [first = "", ...rest] = wrap(widthCertain(flag.text), columns - 5);
    const why = wrap(widthCertain(raisedBy(scorecard, flag)), columns - 5).filter((line) => line !== "");
    return [
      ` ${style.bad("⚑")} ${style.bad(first)}`,
      ...rest.map((line) => `   ${style.bad(line)}`),
      ...why.map((line) => `   ${style.dim(line)}`),
    ];
  });
  return [heading(style, `Red flags (${redFlags.length})`), ...lines, ...more(page, redFlags.length)];
}

function raisedBy(scorecard: Scorecard, { item, reason, by, at }: RedFlag): string {
  const score = item === null ? undefined : scorecard.items.get(item);
  if (reason === "contradicted" && score !== undefined) return score.why;
  return at === null ? "" : `${by ?? "a probe"} on ${minute(at)}`;
}

/** The criteria of a milestone, met or not and why. */
export function criteriaLines(page: Page, focus: MilestoneName): string[] {
  const { scorecard, style, columns } = page;
  const criteria = scorecard.milestones?.[focus].criteria;
  if (criteria === undefined) return [];
  const names = criteria.map((criterion) => plain(criterion.name));
  const named = Math.min(Math.max(...names.map(width)), Math.floor(columns / 2) - 4);
  const lines = criteria.flatMap((criterion, place) => {
    const [first = "", ...rest] = wrap(widthCertain(criterion.detail), columns - named - 6);
    const indent = " ".repeat(named + 5);
    const name = pad(names[place]!, named);
    return [
      ` ${sign(page, criterion)} ${name}  ${style.dim(first)}`,
      ...rest.map((line) => indent + style.dim(line)),
    ];
  });
  return [heading(style, `Criteria of the ${focus}`), ...lines];
}

function sign({ style }: Page, { met, wrong }: CriterionScore): string {
  if (met) return style.good("✓");
  return wrong ? style.bad("✗") : style.warn("○");
}

/** The shortest list of items that turns the verdict into GO. */
export function wantedLines(page: Page, focus: MilestoneName): string[] {
  const { scorecard, style, columns } = page;
  const milestone = scorecard.milestones?.[focus];
  if (milestone === undefined || milestone.verdict === "GO") return [];
  const ids = milestone.wouldChange;
  if (ids.length === 0) {
    const nothing = "No item alone can turn it into GO.";
    return [heading(style, "What would make it GO"), ` ${style.dim(nothing)}`];
  }
  const shown = ids.slice(0, 2 * MOST).join(", ");
  const text = ids.length > 2 * MOST ? `${shown} and ${ids.length - 2 * MOST} more` : shown;
  const count = ids.length === 1 ? "1 item passed" : `${ids.length} items passed`;
  return [
    heading(style, `What would make it GO: ${count}`),
    ...wrap(text, columns - 2).map((line) => ` ${line}`),
  ];
}

/** Waivers and overrides: what the numbers rest on besides passes. */
export function exceptionLines(page: Page): string[] {
  const { scorecard, style } = page;
  const overrides = scorecard.overrides.map(({ item, by, at, text, stands }) => {
    const state = stands ? "" : "no longer stands, ";
    return ["!", item, `${state}${by} on ${minute(at)}: ${text}`] as const;
  });
  const waivers = scorecard.waivers.map(({ item, by, at, text, until }) => {
    const end = until === null ? "" : ` until ${minute(until)}`;
    return ["–", item, `${by} on ${minute(at)}${end}: ${text}`] as const;
  });
  const parts = [
    overrides.length > 0 ? [heading(style, `Overrides (${overrides.length})`), ...rows(page, overrides)] : [],
    waivers.length > 0 ? [heading(style, `Not applicable (${waivers.length})`), ...rows(page, waivers)] : [],
  ].filter((part) => part.length > 0);
  return parts.flatMap((part, place) => (place === 0 ? part : ["", ...part]));
}

const STATUS = { pass: "pass", fail: "fail", na: "n/a" } as const;
const SIGN = { pass: "✓", fail: "✗", na: "–" } as const;

/** What was said of items that the checklist has no more. */
export function removedLines(page: Page): string[] {
  const { removed } = page.scorecard;
  if (removed.length === 0) return [];
  const lines = removed.map(({ item, status, by, at, text }) => {
    const words = text === null ? "" : `: ${text}`;
    return [SIGN[status], item, `${STATUS[status]}, ${by} on ${minute(at)}${words}`] as const;
  });
  return [heading(page.style, `No longer in the checklist (${removed.length})`), ...rows(page, lines)];
}

/** What was said or seen once and no longer counts. */
export function staleLines(page: Page): string[] {
  const stale = [...page.scorecard.items.values()].filter((score) => isStale(score.reason));
  if (stale.length === 0) return [];
  const lines = stale.map((score) => ["○", score.id, ranOut(score)] as const);
  return [heading(page.style, `Stale (${stale.length})`), ...rows(page, lines)];
}

function ranOut({ said, seen, why, reason }: ItemScore): string {
  const word = reason === "stale" ? (said ?? seen) : null;
  if (word === null || word.counts || word.expires === null) return why;
  const what =
    said === null ? `a probe's ${seen?.outcome}` : `${said.by}'s ${said.status === "na" ? "n/a" : "pass"}`;
  return `${what} ran out on ${minute(word.expires)}`;
}

/** The meeting's votes and what was decided. */
export function meetingLines(page: Page): string[] {
  const { votes, decision } = page.scorecard;
  if (votes.length === 0 && decision === null) return [];
  const said = votes.map(({ category, vote, by, at, remark }) => {
    const symbol = { go: "✓", "no-go": "✗", hold: "○" }[vote];
    return [
      symbol,
      category,
      `${vote.toUpperCase()}, ${by} on ${minute(at)}${remark ? `: ${remark}` : ""}`,
    ] as const;
  });
  const lines = votes.length > 0 ? rows(page, said) : [];
  if (decision !== null) {
    const reason = decision.override === null ? "" : `, as an override: ${decision.override}`;
    const { by, at, milestone } = decision;
    const text = `Decided: ${decision.decision.toUpperCase()} (${milestone}), ${by} on ${minute(at)}${reason}`;
    lines.push(...wrap(widthCertain(text), page.columns - 2).map((line) => ` ${line}`));
  }
  return [heading(page.style, "Votes and decision"), ...lines];
}

/** A symbol, an id and a sentence each, the sentences below each other. */
function rows(page: Page, lines: readonly (readonly [symbol: string, id: string, text: string])[]): string[] {
  const shown = lines.slice(0, MOST);
  const wide = Math.min(24, Math.max(...shown.map(([, id]) => width(id))));
  const drawn = shown.flatMap(([symbol, id, text]) => {
    const [first = "", ...rest] = wrap(widthCertain(text), page.columns - wide - 6);
    const indent = " ".repeat(wide + 5);
    return [
      ` ${page.style.warn(symbol)} ${pad(shorten(id, wide), wide)}  ${first}`,
      ...rest.map((line) => indent + line),
    ];
  });
  return [...drawn, ...more(page, lines.length)];
}

function more({ style }: Page, count: number): string[] {
  return count > MOST ? [`   ${style.dim(`and ${count - MOST} more`)}`] : [];
}
