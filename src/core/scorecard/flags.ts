/** Red flags: what must not be overlooked, the same at every milestone. Each names its blocker in one sentence. */

import { plain, widthCertain } from "../text/plain.ts";
import type { ItemScore, RedFlag, Vote } from "./model.ts";
import type { Plan } from "./plan.ts";
import { shortened, shortText } from "./short-text.ts";

/** Failed items in the checklist's order, then failure criteria with a failed item, then NO-GO votes. */
export function redFlags(plan: Plan, scores: readonly ItemScore[], votes: readonly Vote[]): RedFlag[] {
  return [...failedItems(plan, scores), ...failureCriteria(plan, scores), ...noGoVotes(votes)];
}

/** `W5.2.3 failed: <what is wrong>`: the blocker as a verdict names it; by its text where nobody said what is wrong. */
export function blocker(plan: Plan, flag: RedFlag, scores: readonly ItemScore[]): string {
  const place = flag.item === null ? undefined : plan.index.get(flag.item);
  if (place === undefined) return flag.text;
  const { detail } = raised(scores[place]!);
  return `${flag.item} failed: ${detail === null ? shortText(plan.items[place]!) : shortened(widthCertain(detail))}`;
}

function failedItems(plan: Plan, scores: readonly ItemScore[]): RedFlag[] {
  const flags: RedFlag[] = [];
  scores.forEach((score, place) => {
    if (score.status !== "fail" || plan.children[place]) return;
    const { by, at, detail } = raised(score);
    const text = `${score.id} failed: ${shortText(plan.items[place]!)}${detail === null ? "" : `: ${detail}`}`;
    flags.push({
      item: score.id,
      reason: score.reason === "contradicted" ? "contradicted" : "failed",
      text,
      by,
      at,
    });
  });
  return flags;
}

/** Who raised it: the person whose fail stands, else the probe; a probe's flag names nobody. */
function raised(score: ItemScore): { by: string | null; at: string | null; detail: string | null } {
  const { said, seen } = score;
  const byPerson = said?.status === "fail" && said.counts;
  const by = byPerson ? said.by : null;
  const at = byPerson ? said.at : (seen?.at ?? null);
  const detail =
    (byPerson ? said.note : null) ?? (seen?.counts && seen.outcome === "fail" ? seen.detail : null);
  return { by, at, detail: detail?.trim().replace(/\s+/g, " ") || null };
}

function failureCriteria(plan: Plan, scores: readonly ItemScore[]): RedFlag[] {
  const flags: RedFlag[] = [];
  for (const criterion of plan.checklist.gate?.failure ?? []) {
    const failed = criterion.items.filter((id) => scores[plan.index.get(id) ?? -1]?.status === "fail");
    if (failed.length === 0) continue;
    const text = `${plain(criterion.name)}: ${listed(failed)} failed`;
    flags.push({ item: null, reason: "failure criterion", text, by: null, at: null });
  }
  return flags;
}

function noGoVotes(votes: readonly Vote[]): RedFlag[] {
  return votes
    .filter((vote) => vote.vote === "no-go")
    .map(({ category, by, at, remark }) => {
      const text = `${category} voted NO-GO${remark ? `: ${remark}` : ""}`;
      return { item: null, reason: "no-go vote", text, by, at };
    });
}

/** `a, b, c and 2 more`. */
export function listed(names: readonly string[], most = 3): string {
  const shown = names.slice(0, most).join(", ");
  return names.length > most ? `${shown} and ${names.length - most} more` : shown;
}
