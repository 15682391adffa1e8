/** An item with children is never judged by itself: it is what its children are. */
import type { Item } from "../checklist/model.ts";
import type { ItemScore, Status } from "./model.ts";
import { NO_ORIGINS } from "./status.ts";

/**
 * pass when all children are pass or n/a and at least one is pass; n/a when all are; fail when any is fail;
 * else pending.
 */
export function rolledUp(statuses: Iterable<Status>): Status {
  let all = 0;
  let passed = 0;
  let aside = 0;
  for (const status of statuses) {
    if (status === "fail") return "fail";
    all += 1;
    if (status === "pass") passed += 1;
    else if (status === "na") aside += 1;
  }
  if (all === 0 || passed + aside < all) return "pending";
  return passed > 0 ? "pass" : "na";
}

/** The score of an item with children, from theirs. */
export function rollUpScore(
  item: Item,
  children: readonly ItemScore[],
  notes: ItemScore["notes"],
): ItemScore {
  const status = rolledUp(children.map((child) => child.status));
  return {
    id: item.id,
    status,
    reason: "rolled up",
    proof: "children",
    why: sentence(status, children),
    said: null,
    seen: null,
    attempt: null,
    fields: {},
    evidence: [],
    origins: NO_ORIGINS,
    notes,
    lacksEvidence: false,
    missingFields: [],
  };
}

function sentence(status: Status, children: readonly ItemScore[]): string {
  const of = (wanted: Status) => children.filter((child) => child.status === wanted);
  const passed = `${of("pass").length} of its ${children.length} items passed`;
  const aside = of("na").length === 0 ? "" : `, ${of("na").length} not applicable`;
  if (status === "na") return `all of its ${children.length} items are not applicable`;
  if (status === "pass") return `${passed}${aside}`;
  const [word, open] = status === "fail" ? ["failed", of("fail")] : ["pending", of("pending")];
  const first = open[0];
  if (first === undefined) return passed;
  const more = open.length > 1 ? ` and ${open.length - 1} more` : "";
  return `${passed}${aside}; ${word}: ${first.id}${more}`;
}
