import type { LedgerState } from "../ledger/fold.ts";
import type { Removed } from "./model.ts";
import type { Plan } from "./plan.ts";

/**
 * What people said of items that the checklist has no more, fails first, else in the order in which it was said. It weighs on
 * nothing, but nobody makes a blocker go away unseen by striking its line out.
 */
export function removedOf(plan: Plan, { items }: LedgerState): readonly Removed[] {
  const found: (Removed & { readonly seq: number })[] = [];
  for (const [id, { mark }] of items) {
    if (mark === null || mark.status === "reset" || plan.index.has(id)) continue;
    const { seq, item, status, by, at, note, override } = mark;
    found.push({ seq, item, status, by, at, text: override ?? note ?? null });
  }
  return found
    .sort((a, b) => Number(b.status === "fail") - Number(a.status === "fail") || a.seq - b.seq)
    .map(({ seq: _, ...removed }) => removed);
}
