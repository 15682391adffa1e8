/** What an edited file asks of the ledger: each item's box, sign and remarks against what was exported and what stands. */
import type { Checklist } from "../checklist/model.ts";
import type { MarkStatus } from "../ledger/entry.ts";
import type { ItemScore, Scorecard, Status } from "../scorecard/model.ts";
import { rolledUp } from "../scorecard/roll-up.ts";
import type { ArtifactChange, NotUnderstood, ReadItem } from "./change.ts";
import { compose, type Refusal } from "./compose.ts";

interface Outcome {
  readonly changes: ArtifactChange[];
  readonly notUnderstood: NotUnderstood[];
  readonly unchanged: number;
}

/** What is left of an item whose mark needs a line that could not be read. */
const SAYS: Readonly<Record<Status, string>> = {
  pass: "its tick is left too",
  fail: "its ❌ is left too",
  na: "its n/a is left too",
  pending: "its empty box is left too",
};

type Answer = MarkStatus | Refusal | null;

/**
 * Compares each item read; what a rule of marking would refuse is said with its line and a way out. A line that could
 * not be read keeps back only what can't be said without it.
 */
export function decide(read: readonly ReadItem[], checklist: Checklist, scorecard: Scorecard): Outcome {
  const changes: ArtifactChange[] = [];
  const notUnderstood: NotUnderstood[] = [];
  const byId = new Map(read.map((one) => [one.item.id, one]));
  const items = new Map(checklist.items.map((item) => [item.id, item]));
  const leavesOf = (id: string): readonly string[] => {
    const children = items.get(id)?.children ?? [];
    return children.length === 0 ? [id] : children.flatMap(leavesOf);
  };
  let unchanged = 0;

  for (const whole of read) {
    const { item, line, text } = whole;
    const score = scorecard.items.get(item.id)!;
    const { problems } = whole.hand;
    notUnderstood.push(...problems);
    const emptied = emptiedOf(whole, score);
    if (emptied !== null) notUnderstood.push({ line, text, why: emptied });
    const below = leavesOf(item.id).flatMap((id) => byId.get(id) ?? []);
    const status = item.children.length > 0 ? askRollUp(whole, below, score) : askLeaf(whole, score);
    const one = status === null ? { ...whole, hand: unsaid(whole, score) } : whole;
    const { hand } = one;
    const targets = item.children.length > 0 && status !== null ? below.filter(isOpen) : [one];
    const composed =
      isRefusal(status) || (status === null && !hand.any)
        ? [status]
        : targets.map((target) => compose(target, one, status, checklist, scorecard));
    const refusal = composed.find(isRefusal);
    if (refusal) {
      const isKeptBack = problems.length > 0 && status !== null && !isRefusal(status);
      notUnderstood.push({ line, text, why: `${isKeptBack ? `${SAYS[whole.says]}: ` : ""}${refusal.why}` });
    } else if (composed.some(isChange)) changes.push(...composed.filter(isChange));
    else if (one.was !== null && hand.missing > 0 && problems.length === 0) {
      const why =
        "a line below it was taken out: the ledger keeps what was said; mark the item anew to change it";
      notUnderstood.push({ line, text, why });
    } else if (problems.length === 0 && emptied === null) unchanged += 1;
  }
  return { changes, notUnderstood, unchanged };
}

function isRefusal(one: Answer | ArtifactChange): one is Refusal {
  return one !== null && typeof one === "object" && "why" in one;
}

function isChange(one: Answer | ArtifactChange): one is ArtifactChange {
  return one !== null && typeof one === "object" && "item" in one;
}

function isOpen(one: ReadItem): boolean {
  return one.says === "pending";
}

/** The mark that an item's box and sign ask for; null for none. */
function askLeaf(one: ReadItem, score: ItemScore): Answer {
  const { says, was } = one;
  const { said, status } = score;
  // What a copy that gonogo did not write says by an empty box is said by `emptiedOf`.
  if (was === null && (says === "pending" || says === status)) return null;
  if (was !== null && says === was.status) return null;
  if (says !== "pending") return said?.counts && said.status === says && status === says ? null : says;
  if (standsOnProbe(one, score)) return { why: `stands on a probe's result: ${CONTRADICT}` };
  return said === null ? null : "reset";
}

const CONTRADICT = "to contradict it, mark it ❌ with a reason";

/** True where taking back what a person said would not make the item pending. */
function standsOnProbe({ item }: ReadItem, { said, seen }: ItemScore): boolean {
  return seen?.counts === true && (said === null || (seen.outcome === "pass" && item.needs === "probe"));
}

/**
 * Why an empty box takes nothing back: without the export's closing comment nobody knows whether it was emptied, or
 * never filled. Null where the ledger says no more than the box.
 */
function emptiedOf(one: ReadItem, score: ItemScore): string | null {
  const { item, says, was } = one;
  if (was !== null || says !== "pending" || score.status === "pending" || item.children.length > 0)
    return null;
  const mend = standsOnProbe(one, score) ? CONTRADICT : `to take it back: gonogo mark ${item.id} --reset`;
  return `empty here, ${IN_LEDGER[score.status]} in the ledger, and left so; ${mend}`;
}

const IN_LEDGER = { pass: "passed", fail: "failed", na: "n/a" } as const;

/** What was written below an item less what the ledger has already: a file may be imported twice. */
function unsaid({ says, was, hand }: ReadItem, score: ItemScore): ReadItem["hand"] {
  const isTaken = says === score.status && says !== was?.status;
  const note = score.notes.some(({ text }) => text === hand.note) ? null : hand.note;
  const known = new Set(score.evidence.map((piece) => JSON.stringify(piece)));
  const evidence = hand.evidence.filter((piece) => !known.has(JSON.stringify(piece)));
  const fields = Object.fromEntries(
    Object.entries(hand.fields).filter(([name, value]) => score.fields[name] !== value),
  );
  const until = isTaken ? null : hand.until;
  const override = isTaken ? null : hand.override;
  const any =
    [note, until, override].some((one) => one !== null) || evidence.length + Object.keys(fields).length > 0;
  return { ...hand, note, evidence, fields, until, override, any };
}

/** A box above others, ticked or set aside by itself, speaks for those below that are still open. */
function askRollUp({ says, was }: ReadItem, below: readonly ReadItem[], { status }: ItemScore): Answer {
  if (says === (was?.status ?? status) || (was === null && says === "pending")) return null;
  // Ticking all below and the box above them is one and the same edit.
  if (below.length > 0 && rolledUp(below.map((leaf) => leaf.says)) === says) return null;
  const isEdited = below.some((leaf) => leaf.says !== (leaf.was?.status ?? "pending"));
  const fits = says === "pass" ? ["pending", "pass", "na"] : says === "na" ? ["pending", "na"] : [];
  if (isEdited || below.length === 0 || !below.every((leaf) => fits.includes(leaf.says))) {
    return { why: "says something else than the items below it: mark those" };
  }
  return says === "pass" ? "pass" : "na";
}
