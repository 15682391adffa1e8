/** The top of the artifact: what it is, the verdict first, and what it was made from. */
import type { Checklist } from "../checklist/model.ts";
import type { Ledger } from "../ledger/entry.ts";
import type { MilestoneScore, PhaseScore, Scorecard, Verdict } from "../scorecard/model.ts";
import { passesRest } from "../scorecard/proofs.ts";
import { codeSpan, escapeText, oneLine } from "./escape.ts";
import { who } from "./voices.ts";
import { count, minute, passed, setAside } from "./words.ts";

export const VERDICTS: Readonly<Record<Verdict, string>> = {
  GO: "✅ GO",
  "NO-GO": "❌ NO-GO",
  HOLD: "🟡 HOLD",
};

export function header(checklist: Checklist, scorecard: Scorecard, ledger: Ledger): string[] {
  const title = checklist.phases.at(-1)?.title ?? checklist.title;
  const flags = scorecard.redFlags.length;
  const rest = passesRest(scorecard);
  const lines = [
    `# ${oneLine(title)}`,
    "",
    `## Status: ${status(scorecard)}`,
    "",
    `- **Release:** ${codeSpan(scorecard.release)}`,
    `- **Checklist:** ${oneLine(checklist.title)} (${codeSpan(checklist.name)})`,
    `- **Scored:** ${minute(scorecard.at)}`,
    `- **Ledger:** ${count(ledger.entries.length, "entry", "entries")}`,
    ...(rest === null ? [] : [`- **Passes rest:** ${rest}`]),
    `- **Red flags:** ${flags === 0 ? "none" : `${flags}, [listed below](#red-flags-blockers)`}`,
  ];
  const { decision } = scorecard;
  if (decision) {
    const reason = decision.override === null ? "" : `, over the verdict: ${escapeText(decision.override)}`;
    lines.push(
      `- **Decided:** ${decision.decision.toUpperCase()} at ${escapeText(decision.milestone)}, ${who(decision.by)}, ${minute(decision.at)}${reason}`,
    );
  }
  return lines;
}

/** The furthest milestone that is GO with all before it, else the first; its verdict and why. */
function status(scorecard: Scorecard): string {
  const milestone = headline(scorecard);
  if (!milestone) {
    return `${passed(scorecard.totals)}${setAside(scorecard.totals.total, scorecard.totals.applicable)}; this checklist declares no gate`;
  }
  return `${VERDICTS[milestone.verdict]} (${milestone.name}): ${escapeText(milestone.reason)}`;
}

export function headline(scorecard: Scorecard): MilestoneScore | null {
  if (!scorecard.milestones) return null;
  const { decision, deploy, "sign-off": signOff } = scorecard.milestones;
  let furthest = decision;
  for (const next of [deploy, signOff]) {
    if (furthest.verdict !== "GO" || next.verdict !== "GO") break;
    furthest = next;
  }
  return furthest;
}

/** What the words below an item mean, before the first of them is met. */
export const LEGEND: readonly string[] = [
  "",
  "How to read it: *attested* is a person's word and *verified* a probe's result; an item may have both.",
  "*Contradicted*: a person passed what a probe fails. *Overridden*: passed all the same, for the reason given.",
  "*Stale*: no longer counts, being too old or said of a text that has changed. *Waived*: not applicable, and left out of the numbers.",
  "An item with nothing below it was not touched.",
];

/** The phases before the last one, as they really stand. */
export function prerequisites(scorecard: Scorecard): string[] {
  const before = scorecard.phases.slice(0, -1);
  if (before.length === 0) return [];
  return ["", "**Prerequisites:**", "", ...before.map(prerequisite)];
}

function prerequisite(phase: PhaseScore): string {
  const sign = phase.failed > 0 ? "❌" : isComplete(phase) ? "✅" : "🟡";
  const facts = [passed(phase)];
  if (isComplete(phase)) facts.unshift("complete");
  if (phase.failed > 0) facts.push(`${phase.failed} failed`);
  if (phase.pending > 0)
    facts.push(`${phase.pending} pending${phase.stale > 0 ? ` (${phase.stale} stale)` : ""}`);
  return `- ${sign} ${oneLine(phase.title)}: ${facts.join(", ")}${setAside(phase.total, phase.applicable)}`;
}

function isComplete(phase: PhaseScore): boolean {
  return phase.applicable > 0 && phase.passed === phase.applicable;
}
