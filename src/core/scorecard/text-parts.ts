/** The parts of the terminal scorecard that are lists: each empty where there is nothing to say. */
import { minute } from "../text/dates.ts";
import { pad, fit as shorten, width, wrap } from "../text/fit.ts";
import { plain } from "../text/plain.ts";
import type { CriterionScore, MilestoneName } from "./model.ts";
import { heading, type Page } from "./page.ts";

/** So many of a list are shown; the rest is counted. */
const MOST = 10;

/** Red flags, each with the sentence of its item. */
export function flagLines(page: Page): string[] {
  const { scorecard, style, columns } = page;
  const { redFlags } = scorecard;
  if (redFlags.length === 0) return [];
  const lines = redFlags.slice(0, MOST).flatMap((flag) => {
    const [first = "", ...rest] = wrap(plain(flag.text), columns - 5);
    const score = flag.item === null ? undefined : scorecard.items.get(flag.item);
    const why = score === undefined ? [] : wrap(plain(score.why), columns - 5);
    return [
      ` ${style.bad("⚑")} ${style.bad(first)}`,
      ...rest.map((line) => `   ${style.bad(line)}`),
      ...why.map((line) => `   ${style.dim(line)}`),
    ];
  });
  return [heading(style, `Red flags (${redFlags.length})`), ...lines, ...more(page, redFlags.length)];
}

/** The criteria of a milestone, met or not and why. */
export function criteriaLines(page: Page, focus: MilestoneName): string[] {
  const { scorecard, style, columns } = page;
  const criteria = scorecard.milestones?.[focus].criteria;
  if (criteria === undefined) return [];
  const names = criteria.map((criterion) => plain(criterion.name));
  const named = Math.min(Math.max(...names.map(width)), Math.floor(columns / 2) - 4);
  const lines = criteria.flatMap((criterion, place) => {
    const [first = "", ...rest] = wrap(plain(criterion.detail), columns - named - 6);
    const indent = " ".repeat(named + 5);
    const name = pad(names[place]!, named);
    return [
      ` ${sign(page, criterion)} ${name}  ${style.dim(first)}`,
      ...rest.map((line) => indent + style.dim(line)),
    ];
  });
  return [heading(style, `Criteria of the ${focus}`), ...lines];
}

function sign({ style }: Page, { met, detail, kind }: CriterionScore): string {
  if (met) return style.good("✓");
  return kind === "red flags" || / failed\b/.test(detail) ? style.bad("✗") : style.warn("○");
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

/** What was passed once and has run out. */
export function staleLines(page: Page): string[] {
  const stale = [...page.scorecard.items.values()].filter((score) => score.reason === "stale");
  if (stale.length === 0) return [];
  const lines = stale.map((score) => ["○", score.id, score.why] as const);
  return [heading(page.style, `Stale (${stale.length})`), ...rows(page, lines)];
}

/** A symbol, an id and a sentence each, the sentences below each other. */
function rows(page: Page, lines: readonly (readonly [symbol: string, id: string, text: string])[]): string[] {
  const shown = lines.slice(0, MOST);
  const wide = Math.min(24, Math.max(...shown.map(([, id]) => width(id))));
  const drawn = shown.flatMap(([symbol, id, text]) => {
    const [first = "", ...rest] = wrap(plain(text), page.columns - wide - 6);
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
