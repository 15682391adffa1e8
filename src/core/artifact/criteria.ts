/** The gate's criteria, each met or not and why. */
import type { Checklist } from "../checklist/model.ts";
import type { CriterionScore, MilestoneScore, Scorecard } from "../scorecard/model.ts";
import { escapeText } from "./escape.ts";
import { count } from "./words.ts";

/** Success and failure criteria of the decision, and the later milestones' in short. */
export function criteria(checklist: Checklist, scorecard: Scorecard): string[] {
  if (!scorecard.milestones || !checklist.gate) return [];
  const { decision, deploy, "sign-off": signOff } = scorecard.milestones;
  const failed = failing(checklist, scorecard);
  const success = decision.criteria.filter(({ kind }) => kind !== "failure");
  const failure = decision.criteria.filter(({ kind }) => kind === "failure");
  const lines = [
    "",
    "## ✅ Success Criteria (decision)",
    "",
    ...success.map((criterion, index) => `${index + 1}. ${met(criterion, failed)}`),
  ];
  if (failure.length > 0) {
    lines.push("", "## 🚫 Failure Criteria (decision)", "");
    lines.push(...failure.map((criterion, index) => `${index + 1}. ${ruledOut(criterion, failed)}`));
  }
  lines.push("", "### Later milestones", "", later(deploy), later(signOff));
  return lines;
}

function met({ name, kind, met, detail }: CriterionScore, failed: ReadonlySet<string>): string {
  const sign = met ? "✅" : kind === "red flags" || failed.has(`${kind} ${name}`) ? "❌" : "🟡";
  return `${sign} ${escapeText(name)} — ${met ? "met" : "not met"}${because(detail)}`;
}

/** Met means ruled out; the detail says so itself. */
function ruledOut({ name, kind, met, detail }: CriterionScore, failed: ReadonlySet<string>): string {
  const sign = met ? "✅" : failed.has(`${kind} ${name}`) ? "❌" : "🟡";
  return `${sign} ${escapeText(name)} — ${escapeText(detail)}`;
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

/** The criteria of which an item has failed: wrong, and not only unknown. */
function failing(checklist: Checklist, scorecard: Scorecard): ReadonlySet<string> {
  const found = new Set<string>();
  const look = (
    kind: CriterionScore["kind"],
    list: readonly { name: string; items: readonly string[] }[],
  ) => {
    for (const { name, items } of list) {
      if (items.some((id) => scorecard.items.get(id)?.status === "fail")) found.add(`${kind} ${name}`);
    }
  };
  look("success", checklist.gate?.success ?? []);
  look("failure", checklist.gate?.failure ?? []);
  return found;
}
