/** The gate: each milestone's criteria, its verdict, and the verdict's reason. */
import { plain } from "../text/plain.ts";
import { listed } from "./flags.ts";
import type { CriterionScore, ItemScore, MilestoneScore, Status, Verdict } from "./model.ts";
import type { Plan, PlannedCriterion, PlannedMilestone } from "./plan.ts";
import { isMoreThan, percentText, tally } from "./tally.ts";

/** What the gate needs to know of the red flags: how many, and how the first is called. */
export interface Flags {
  readonly count: number;
  readonly first: string | null;
}

/** A milestone's score but for what would change it. */
export function judge(
  plan: Plan,
  milestone: PlannedMilestone,
  scores: readonly ItemScore[],
  flags: Flags,
): Omit<MilestoneScore, "wouldChange"> {
  const due = tally(scores, milestone.due);
  const share = `${due.passed} of ${due.applicable} due passed`;
  const rate = due.percent === null ? share : `${share} (${percentText(due.percent)})`;
  const threshold = plan.checklist.gate?.threshold ?? 0;

  const criteria: CriterionScore[] = [
    {
      name: `More than ${threshold}% passed`,
      kind: "threshold",
      met: isMoreThan(threshold, due.passed, due.applicable),
      wrong: false,
      detail: rate,
    },
    {
      name: "No red flags",
      kind: "red flags",
      met: flags.count === 0,
      wrong: flags.count > 0,
      detail: flags.count === 0 ? "none" : blockers(flags),
    },
  ];
  if (milestone.critical.length > 0) {
    const criterion = { name: "Critical items passed", items: milestone.critical };
    criteria.push({ ...held(criterion, scores, ["pass"]), kind: "critical" });
  }
  for (const criterion of milestone.success) {
    criteria.push({ ...held(criterion, scores, ["pass", "na"]), kind: "success" });
  }
  for (const criterion of milestone.failure) {
    const { name, met, wrong, detail } = held(criterion, scores, ["pass"]);
    criteria.push({
      name,
      kind: "failure",
      met,
      wrong,
      detail: `${met ? "ruled out" : "not ruled out"}: ${detail}`,
    });
  }

  const unmet = criteria.find((criterion) => !criterion.met);
  const verdict: Verdict = flags.count > 0 ? "NO-GO" : unmet === undefined ? "GO" : "HOLD";
  return {
    name: milestone.name,
    due: due.total,
    applicable: due.applicable,
    passed: due.passed,
    percent: due.percent,
    verdict,
    reason:
      verdict === "NO-GO"
        ? blockers(flags)
        : unmet === undefined
          ? `${rate}, no red flags, every criterion met`
          : hold(unmet, threshold),
    criteria,
  };
}

function hold(unmet: CriterionScore, threshold: number): string {
  const { kind, name, detail } = unmet;
  return kind === "threshold" ? `${detail}, more than ${threshold}% wanted` : `${plain(name)}: ${detail}`;
}

function blockers({ first, count }: Flags): string {
  return `${first ?? ""}${count > 1 ? ` (and ${count - 1} more)` : ""}`;
}

/** Whether every item of a criterion has one of the wanted statuses; if not, which ones do not, worst first. */
function held(
  criterion: PlannedCriterion,
  scores: readonly ItemScore[],
  wanted: readonly Status[],
): Omit<CriterionScore, "kind"> {
  const { name, items } = criterion;
  const open = items.map((place) => scores[place]!).filter((score) => !wanted.includes(score.status));
  if (open.length === 0) {
    const aside = items.filter((place) => scores[place]!.status === "na").length;
    const detail = `${items.length - aside} of ${items.length} passed${aside > 0 ? `, ${aside} not applicable` : ""}`;
    return { name, met: true, wrong: false, detail };
  }
  const parts = (["fail", "pending", "na"] as const)
    .map((status) => [WORD[status], open.filter((score) => score.status === status)] as const)
    .filter(([, some]) => some.length > 0)
    .map(([word, some]) => `${listed(some.map((score) => score.id))} ${word}`);
  const wrong = open.some((score) => score.status === "fail");
  return { name, met: false, wrong, detail: parts.join("; ") };
}

const WORD = { fail: "failed", pending: "pending", na: "not applicable" } as const;
