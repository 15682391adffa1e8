/** The gate's criteria, each met or not and why. */
import type { Checklist } from "../checklist/model.ts";
import type { CriterionScore, MilestoneScore, Scorecard } from "../scorecard/model.ts";
import { escapeText } from "./escape.ts";
import { count } from "./words.ts";

/** Success and failure criteria of the decision, and the later milestones' in short. */
export function criteria(checklist: Checklist, scorecard: Scorecard): string[] {
  if (!scorecard.milestones || !checklist.gate) return [];
  const { decision, deploy, "sign-off": signOff } = scorecard.milestones;
  const success = decision.criteria.filter(({ kind }) => kind !== "failure");
  const failure = decision.criteria.filter(({ kind }) => kind === "failure");
  const lines = [
    "",
    "## ✅ Success Criteria (decision)",
    "",
    ...success.map((criterion, index) => `${index + 1}. ${met(criterion)}`),
  ];
  if (failure.length > 0) {
    lines.push("", "## 🚫 Failure Criteria (decision)", "");
    lines.push(...failure.map((criterion, index) => `${index + 1}. ${ruledOut(criterion)}`));
  }
  lines.push("", "### Later milestones", "", later(deploy), later(signOff));
  return lines;
}

const sign = ({ met, wrong }: CriterionScore): string => (met ? "✅" : wrong ? "❌" : "🟡");

function met(criterion: CriterionScore): string {
  const { name, met, detail } = criterion;
  return `${sign(criterion)} ${escapeText(name)} — ${met ? "met" : "not met"}${because(detail)}`;
}

/** Met means ruled out; the detail says so itself. */
function ruledOut(criterion: CriterionScore): string {
  return `${sign(criterion)} ${escapeText(criterion.name)} — ${escapeText(criterion.detail)}`;
}

function because(detail: string): string {
  const words = escapeText(detail);
  return words === "" ? "" : `: ${words}`;
}

function later({ name, criteria }: MilestoneScore): string {
  const missed = criteria.filter((criterion) => !criterion.met);
  const names =
    missed.length === 0 ? "" : `; not met: ${missed.map((one) => escapeText(one.name)).join(", ")}`;
  return `- **${name}:** ${criteria.length - missed.length} of ${count(criteria.length, "criterion", "criteria")} met${names}`;
}
