/** What a reader must not overlook: overrides, waivers, what has gone stale, the votes, the values that were set. */
import type { Checklist } from "../checklist/model.ts";
import type { Scorecard } from "../scorecard/model.ts";
import { isStale } from "../scorecard/stale.ts";
import { codeSpan, escapeOpening, escapeText } from "./escape.ts";
import { because, named } from "./summary.ts";
import { SAID, who } from "./voices.ts";
import { minute, orNone } from "./words.ts";

export function exceptions(checklist: Checklist, scorecard: Scorecard): string[] {
  return [
    "",
    "## Overrides",
    "",
    ...orNone(overrides(checklist, scorecard), "None."),
    "",
    "## Not Applicable",
    "",
    ...orNone(waivers(checklist, scorecard), "None."),
    "",
    "## Stale",
    "",
    ...orNone(stale(checklist, scorecard), "None."),
    ...removed(scorecard),
    ...votes(scorecard),
    ...values(checklist, scorecard),
  ];
}

function overrides(checklist: Checklist, { overrides }: Scorecard): string[] {
  return overrides.map(({ item, by, at, text, stands }) => {
    const now = stands ? "" : "no longer stands, ";
    return `- ${named(item, checklist)} — ${now}overridden by ${who(by)}, ${minute(at)}: ${escapeText(text)}`;
  });
}

function waivers(checklist: Checklist, { waivers }: Scorecard): string[] {
  return waivers.map(({ item, by, at, text, until }) => {
    const end = until === null ? "" : `, until ${minute(until)}`;
    return `- ${named(item, checklist)} — waived by ${who(by)}, ${minute(at)}${end}: ${escapeText(text)}`;
  });
}

/** Words and results that no longer count: too old, or said of a text that has changed. */
function stale(checklist: Checklist, scorecard: Scorecard): string[] {
  const lines: string[] = [];
  for (const item of checklist.items) {
    const score = scorecard.items.get(item.id);
    if (score?.status !== "pending" || item.children.length > 0) continue;
    if (!isStale(score.reason)) continue;
    lines.push(`- ${named(item.id, checklist)} — ${because(score)}`);
  }
  return lines;
}

/** An item's text went with it: what is left is what was said. */
function removed({ removed }: Scorecard): string[] {
  if (removed.length === 0) return [];
  const lines = removed.map(({ item, status, by, at, text }) => {
    const words = text === null ? "" : `: ${escapeText(text)}`;
    return `- **${escapeText(item)}** — ${SAID[status]} by ${who(by)}, ${minute(at)}${words}`;
  });
  return ["", "## No Longer in the Checklist", "", ...lines];
}

function votes({ votes }: Scorecard): string[] {
  if (votes.length === 0) return [];
  const lines = votes.map(({ category, vote, by, at, remark }) => {
    const words = remark === null ? "" : `: ${escapeText(remark)}`;
    return `- ${escapeOpening(category)} — ${vote.toUpperCase()} by ${who(by)}, ${minute(at)}${words}`;
  });
  return ["", "## Votes", "", ...lines];
}

/** A secret's value never comes from the ledger; should somebody have set one, it is not repeated here. */
function values(checklist: Checklist, { settings }: Scorecard): string[] {
  const names = Object.keys(settings).sort();
  if (names.length === 0) return [];
  const lines = names.map((name) => {
    const value = settings[name];
    const shown = checklist.secrets.includes(name)
      ? "(secret)"
      : codeSpan(typeof value === "string" ? value : (JSON.stringify(value) ?? ""));
    return `- ${codeSpan(name)}: ${shown}`;
  });
  return ["", "## Values Set", "", ...lines];
}
