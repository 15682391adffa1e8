/** The scorecard's numbers, in the words of the source document: `20/28 checks passed`. */
import type { Checklist } from "../checklist/model.ts";
import type { ItemScore, MilestoneScore, RedFlag, Scorecard } from "../scorecard/model.ts";
import { itemText } from "./checklist-part.ts";
import { escapeLine, escapeOpening, escapeText } from "./escape.ts";
import { VERDICTS } from "./header.ts";
import { voices, who } from "./voices.ts";
import { minute, orNone, passed, percent, setAside } from "./words.ts";

/** So many ids of what would change a verdict are named; a longer list is work to do, not a decision to take. */
const NAMED = 12;

export function summary(checklist: Checklist, scorecard: Scorecard): string[] {
  const { totals } = scorecard;
  return [
    "",
    "## 📋 Readiness Scorecard",
    "",
    "### Summary",
    "",
    ...scorecard.lines.map(
      (line) => `- ${escapeOpening(line.label)}: ${passed(line)}${setAside(line.total, line.applicable)}`,
    ),
    "",
    `**Overall:** ${passed(totals)} = ${percent(totals.percent)} complete${setAside(totals.total, totals.applicable)}`,
    ...milestones(scorecard),
    "",
    "### Red Flags (Blockers)",
    "",
    ...orNone(
      scorecard.redFlags.map((flag) => `- ❌ ${redFlag(flag, checklist, scorecard)}`),
      "None found ✅",
    ),
  ];
}

function milestones(scorecard: Scorecard): string[] {
  if (!scorecard.milestones) return [];
  const { decision, deploy, "sign-off": signOff } = scorecard.milestones;
  return [
    "",
    "### Milestones",
    "",
    "Each counts the items due by then: a check that can only be true after the deploy does not weigh on the decision.",
    "",
    ...[decision, deploy, signOff].flatMap(milestone),
  ];
}

function milestone(score: MilestoneScore): string[] {
  const { name, due, applicable, verdict, reason, wouldChange } = score;
  const lines = [
    `- **${name}:** ${VERDICTS[verdict]}, ${passed(score)} = ${percent(score.percent)} complete${setAside(due, applicable)}`,
    `  - because: ${escapeText(reason)}`,
  ];
  if (name === "decision" && wouldChange.length > 0) {
    const more = wouldChange.length - NAMED;
    const named = wouldChange.slice(0, NAMED).map(escapeLine).join(", ");
    lines.push(`  - would be GO with: ${named}${more > 0 ? ` and ${more} more` : ""}`);
  }
  return lines;
}

function redFlag(flag: RedFlag, checklist: Checklist, scorecard: Scorecard): string {
  if (flag.item !== null) {
    const score = scorecard.items.get(flag.item);
    if (score) return `${named(flag.item, checklist)} — ${because(score)}`;
  }
  const by = flag.by === null ? "" : ` (${who(flag.by)}${flag.at === null ? "" : `, ${minute(flag.at)}`})`;
  return `${escapeText(flag.text)}${by}`;
}

/** An item's id with its text: `**W5.2.3** Retention: 24h TTL para dedupe keys`. */
export function named(id: string, checklist: Checklist): string {
  const item = checklist.items.find((other) => other.id === id);
  return item ? `**${id}** ${itemText({ ...item, number: null })}` : `**${escapeLine(id)}**`;
}

/** The voices that a status stands on, on one line; the scorecard's own sentence where there is none. */
export function because(score: ItemScore): string {
  const lines = voices(score);
  return lines.length > 0 ? lines.join("; ") : escapeText(score.why);
}
