/** `gonogo score --json`: the scorecard for programs. Keys and their order are a promise. */
import type { MilestoneScore, Scorecard, Tally } from "./model.ts";

/** A plain object, ready for JSON.stringify; percentages are floored to one decimal, null where nothing applies. */
export function scoreJson(scorecard: Scorecard): object {
  const { checklist, release, at, totals, phases, milestones } = scorecard;
  return {
    checklist,
    release,
    at,
    totals: {
      total: totals.total,
      applicable: totals.applicable,
      passed: totals.passed,
      failed: totals.failed,
      pending: totals.pending,
      na: totals.na,
      stale: totals.stale,
      percent: totals.percent,
    },
    phases: phases.map((phase) => ({
      id: phase.id,
      title: phase.title,
      ...counts(phase),
      sections: phase.sections.map((section) => ({
        id: section.id,
        title: section.title,
        label: section.label,
        ...counts(section),
      })),
    })),
    redFlags: scorecard.redFlags.map(({ item, reason, text }) => ({ item, reason, text })),
    overrides: scorecard.overrides,
    waivers: scorecard.waivers,
    milestones:
      milestones === null
        ? null
        : Object.fromEntries(Object.entries(milestones).map(([name, one]) => [name, milestone(one)])),
    votes: scorecard.votes,
    decision: scorecard.decision,
    removed: scorecard.removed,
  };
}

function counts({ passed, applicable, total, percent }: Tally): object {
  return { passed, applicable, total, percent };
}

function milestone(score: MilestoneScore): object {
  const { due, applicable, passed, percent, verdict, criteria, wouldChange } = score;
  return {
    due,
    applicable,
    passed,
    percent,
    verdict,
    criteria: criteria.map(({ name, met, detail }) => ({ name, met, detail })),
    wouldChange,
  };
}
