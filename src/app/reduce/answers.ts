/** What the answers of a prompt become in the ledger. */

import type { Item } from "../../core/checklist/model.ts";
import { Fault } from "../../core/fault.ts";
import type { Draft, Evidence } from "../../core/ledger/entry.ts";
import { meantAsFile } from "../../core/ledger/evidence.ts";
import { markDrafts, type NoteRequest, noteDrafts } from "../../core/ledger/mark.ts";
import { parseUntil } from "../../core/text/dates.ts";
import { type Answered, answerTo, fieldsOf, type Intent } from "../prompt.ts";
import { scoreOf } from "../selectors.ts";
import { reasonOf } from "../sentence.ts";
import { failsOfOthers } from "../standing.ts";
import type { WalkState } from "../state.ts";
import { withStep } from "../steps.ts";
import { indexOf } from "../visible.ts";
import { wished } from "../wishes.ts";
import { marked } from "./marked.ts";
import { rescored } from "./rescore.ts";
import type { Moment } from "./world.ts";

/** The state after the answers, or why they were refused: then the question stays open with what was typed. */
export type Settled = { readonly state: WalkState } | { readonly refused: string };

export function settleAnswers(
  state: WalkState,
  intent: Intent,
  answers: readonly Answered[],
  moment: Moment,
): Settled {
  try {
    return { state: settle(state, intent, answers, moment) };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { refused: reasonOf(error) };
  }
}

function settle(state: WalkState, intent: Intent, answers: readonly Answered[], moment: Moment): WalkState {
  if (intent.kind === "release") {
    const name = answerTo(answers, "release") ?? "";
    return wished(state, { kind: "open release", name, typed: true });
  }
  const item = indexOf(state.checklist).byId.get(intent.item);
  if (!item) throw new Fault(`${intent.item} is not in the checklist`);
  switch (intent.kind) {
    case "mark":
      return mark(state, intent, item, answers, moment);
    case "note":
      return noted(state, item, { note: answerTo(answers, "note") }, `Note on ${item.id} added.`, moment);
    case "fields": {
      const fields = changedFields(state, item, answers);
      if (Object.keys(fields).length === 0) {
        return { ...state, message: { tone: "info", text: `The fields of ${item.id} are as they were.` } };
      }
      const names = Object.keys(fields).join(", ");
      return noted(state, item, { fields }, `${item.id}: ${names} filled in.`, moment);
    }
    case "evidence": {
      const text = answerTo(answers, "evidence") ?? "";
      // A file is read for its digest: that is not done between two keys.
      return wished(state, { kind: "classify", item: item.id, text });
    }
  }
}

function mark(
  state: WalkState,
  intent: Extract<Intent, { kind: "mark" }>,
  item: Item,
  answers: readonly Answered[],
  moment: Moment,
): WalkState {
  const until = answerTo(answers, "until");
  const fields = fieldsOf(answers);
  const override = answerTo(answers, "override");
  const drafts = intent.leaves.flatMap((leaf) =>
    markDrafts(
      state.checklist,
      state.scorecard,
      {
        items: [leaf],
        status: intent.status,
        // For a pass, it was asked because of a fail: it is said of the failed ones alone.
        note:
          intent.status === "pass" && failsOfOthers(state, [leaf]).length === 0
            ? undefined
            : answerTo(answers, "reason"),
        until: until === undefined ? undefined : parseUntil(until, state.checklist.timezone, moment.now),
        fields: fields.get(leaf),
        override: failedByProbe(state, leaf) ? override : undefined,
        by: state.operator,
        source: "walk",
      },
      moment.now,
    ),
  );
  return marked(state, item, intent.status, drafts, intent.leaves, moment);
}

function failedByProbe(state: WalkState, leaf: string): boolean {
  const { seen } = scoreOf(state, leaf);
  return seen?.counts === true && seen.outcome === "fail";
}

function changedFields(state: WalkState, item: Item, answers: readonly Answered[]): Record<string, string> {
  const { fields } = scoreOf(state, item.id);
  const given = Object.entries(fieldsOf(answers).get(item.id) ?? {});
  return Object.fromEntries(given.filter(([name, value]) => fields[name] !== value));
}

function noted(
  state: WalkState,
  item: Item,
  said: Pick<NoteRequest, "note" | "fields" | "evidence">,
  text: string,
  moment: Moment,
): WalkState {
  const request: NoteRequest = { items: [item.id], ...said, by: state.operator, source: "walk" };
  const drafts: Draft[] = noteDrafts(state.checklist, request, moment.now);
  return { ...rescored(withStep(state, drafts, [item.id]), moment), message: { tone: "good", text } };
}

const kinds: Readonly<Record<Evidence["kind"], string>> = {
  link: "a link",
  file: "a file, with its digest",
  text: "a text",
};

/** Evidence that was looked at is attached. */
export function attached(state: WalkState, id: string, evidence: Evidence, moment: Moment): WalkState {
  const item = indexOf(state.checklist).byId.get(id);
  if (!item) return state;
  const text = `${id}: evidence attached (${kinds[evidence.kind]}).`;
  const attached = noted(state, item, { evidence: [evidence] }, text, moment);
  if (evidence.kind !== "text" || !meantAsFile(evidence)) return attached;
  const doubt = `${id}: attached as a text, for there is no file ${evidence.text} here. u takes it back.`;
  return { ...attached, message: { tone: "warn", text: doubt } };
}
