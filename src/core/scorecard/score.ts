/** The scorecard: checklist and ledger at a time. The only way to it; every view shows what comes out here. */
import type { Checklist } from "../checklist/model.ts";
import type { Ledger } from "../ledger/entry.ts";
import { type Clock, fold, type LedgerState } from "../ledger/fold.ts";
import { blocker, redFlags } from "./flags.ts";
import { judge } from "./gate.ts";
import { linesOf } from "./lines.ts";
import type {
  Decision,
  ItemScore,
  MilestoneName,
  MilestoneScore,
  Override,
  PhaseScore,
  RedFlag,
  Scorecard,
  Vote,
  Waiver,
} from "./model.ts";
import { type Plan, planOf } from "./plan.ts";
import { removedOf } from "./removed.ts";
import { rollUpScore } from "./roll-up.ts";
import { itemScore } from "./status.ts";
import { sum, tally } from "./tally.ts";
import { wouldChange } from "./would-change.ts";

/** Scores a checklist against a ledger at a time in epoch milliseconds. */
export function score(checklist: Checklist, ledger: Ledger, clock: Clock): Scorecard {
  return scorer(checklist)(ledger, clock);
}

/** The same for many ledgers or times: what the checklist alone decides is worked out once. */
export function scorer(checklist: Checklist): (ledger: Ledger, clock: Clock) => Scorecard {
  const plan = planOf(checklist);
  return (ledger, clock) => scoreWith(plan, ledger, clock);
}

function scoreWith(plan: Plan, ledger: Ledger, clock: Clock): Scorecard {
  const { checklist } = plan;
  const state = fold(ledger.entries, clock, plan.home);
  const scores = itemScores(plan, state, clock.now);
  const phases = phaseScores(plan, scores);
  const votes: Vote[] = state.votes.map(({ category, vote, by, at, remark }) => {
    return { category, vote, by, at, remark: remark ?? null };
  });
  const flags = redFlags(plan, scores, votes);
  return {
    checklist: ledger.checklist,
    release: ledger.release,
    at: new Date(clock.now).toISOString(),
    totals: tally(scores),
    phases,
    lines: linesOf(checklist, phases),
    items: new Map(scores.map((one) => [one.id, one])),
    redFlags: flags,
    overrides: overridesOf(plan, state, scores),
    waivers: waiversOf(plan, scores),
    removed: removedOf(plan, state),
    milestones: milestonesOf(plan, scores, flags),
    votes,
    decision: decisionOf(state),
    settings: Object.fromEntries(state.settings),
    ahead: state.ahead,
  };
}

function itemScores(plan: Plan, state: LedgerState, now: number): ItemScore[] {
  const scores = [...plan.unchecked];
  // Children stand after their parent: from the last to the first, they are scored before it.
  for (let place = plan.items.length - 1; place >= 0; place--) {
    const item = plan.items[place]!;
    const children = plan.children[place];
    const known = state.items.get(item.id);
    if (children) {
      scores[place] = rollUpScore(
        item,
        children.map((child) => scores[child]!),
        known?.notes ?? [],
      );
    } else if (known !== undefined) {
      scores[place] = itemScore(item, known, now);
    }
  }
  return scores;
}

function phaseScores(plan: Plan, scores: readonly ItemScore[]): PhaseScore[] {
  const sections = new Map(
    plan.sections.map(({ section, items }) => [
      section.id,
      {
        id: section.id,
        title: section.title,
        label: section.label,
        ...tally(scores, items),
      },
    ]),
  );
  return plan.checklist.phases.map((phase) => {
    const own = phase.sections.map((section) => sections.get(section.id)!);
    return { id: phase.id, title: phase.title, ...sum(own), sections: own };
  });
}

function milestonesOf(
  plan: Plan,
  scores: readonly ItemScore[],
  flags: readonly RedFlag[],
): Record<MilestoneName, MilestoneScore> | null {
  if (plan.milestones === null) return null;
  const first = flags[0];
  const known = { count: flags.length, first: first === undefined ? null : blocker(plan, first, scores) };
  const votedDown = flags.some((flag) => flag.reason === "no-go vote");
  const milestone = (place: number): MilestoneScore => {
    const planned = plan.milestones![place]!;
    const judgement = judge(plan, planned, scores, known);
    const reachable = judgement.verdict !== "GO" && !votedDown;
    let found: readonly string[] | null = reachable ? null : [];
    return {
      ...judgement,
      // Worked out when somebody asks: the walk scores anew after every tick, and does not show it.
      get wouldChange() {
        found ??= wouldChange(plan, planned, scores);
        return found;
      },
    };
  };
  return { decision: milestone(0), deploy: milestone(1), "sign-off": milestone(2) };
}

function waiversOf(plan: Plan, scores: readonly ItemScore[]): Waiver[] {
  const waived = scores.filter((one, place) => one.status === "na" && !plan.children[place]);
  return waived.flatMap(({ id, said }) =>
    said === null
      ? []
      : [{ item: id, by: said.by, at: said.at, text: said.note ?? "no reason given", until: said.until }],
  );
}

function overridesOf(plan: Plan, state: LedgerState, scores: readonly ItemScore[]): Override[] {
  return state.overrides.map(({ mark, item }) => {
    const place = plan.index.get(item);
    const now = place === undefined ? undefined : scores[place];
    return {
      item,
      by: mark.by,
      at: mark.at,
      text: mark.override ?? "",
      stands: now?.reason === "overridden" && now.said?.seq === mark.seq,
    };
  });
}

function decisionOf(state: LedgerState): Decision | null {
  if (state.decision === null) return null;
  const { milestone, decision, by, at, override } = state.decision;
  return { milestone, decision, by, at, override: override ?? null };
}
