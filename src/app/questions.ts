/** What has to be asked before something can be said of an item. */
import type { Item } from "../core/checklist/model.ts";
import type { MarkStatus } from "../core/ledger/entry.ts";
import { fit } from "../core/text/fit.ts";
import { plain } from "../core/text/plain.ts";
import { type Question, question } from "./prompt.ts";
import { scoreOf } from "./selectors.ts";
import { failsOfOthers } from "./standing.ts";
import type { WalkState } from "./state.ts";

const editorHint = "enter ok · esc cancel · ctrl-o write it in your editor";
const shortHint = "enter ok · esc cancel";

/** The questions before items can be marked, fields first. */
export function markQuestions(
  state: WalkState,
  item: Item,
  leaves: readonly Item[],
  status: MarkStatus,
): readonly Question[] {
  switch (status) {
    case "fail":
      return [question("reason", `${item.id} failed. Why?`, { hint: editorHint })];
    case "na":
      return [
        overFail(state, item, leaves, "not apply") ??
          question("reason", `${item.id} does not apply. Why?`, { hint: editorHint }),
        question("until", `${item.id} does not apply until when?`, {
          hint: `${shortHint} · 2026-11-30, 7d, or empty: until somebody changes it`,
          optional: true,
        }),
      ];
    case "pass":
      return [
        ...missingFields(state, leaves),
        ...[overFail(state, item, leaves, "pass now") ?? []].flat(),
        ...override(state, item, leaves),
      ];
    case "reset":
      return [];
  }
}

/** Letters of somebody's reason that leave room for the question after it. */
const quoted = 28;

/** Another person's fail is not taken away without a reason: it may have come under the finger. Null where there is none. */
function overFail(state: WalkState, item: Item, leaves: readonly Item[], what: string): Question | null {
  const fails = failsOfOthers(
    state,
    leaves.map(({ id }) => id),
  );
  const [first] = fails;
  if (!first) return null;
  const failed = fails.length > 1 ? `${fails.length} of them` : first.item === item.id ? "it" : first.item;
  const said = first.note === "" ? "" : `: ${fit(first.note, quoted).replace(/[.!?]+$/, "")}`;
  const it = leaves.length > 1 ? item.id : "it";
  return question("reason", `${first.by} failed ${failed}${said}. Why does ${it} ${what}?`, {
    hint: editorHint,
  });
}

function missingFields(state: WalkState, leaves: readonly Item[]): Question[] {
  return leaves.flatMap((leaf) =>
    scoreOf(state, leaf.id).missingFields.map((name) => fieldQuestion(leaf, name, "", shortHint)),
  );
}

function fieldQuestion(item: Item, field: string, initial: string, hint: string): Question {
  return question("field", `${item.id} ${field}?`, {
    item: item.id,
    field,
    initial,
    hint: `${hint} · ${titleOf(item)}`,
  });
}

/** A pass against a probe that says fail needs its reason. */
function override(state: WalkState, item: Item, leaves: readonly Item[]): Question[] {
  const failing = leaves.flatMap((leaf) => {
    const { seen } = scoreOf(state, leaf.id);
    return seen?.counts && seen.outcome === "fail" ? [{ leaf, detail: seen.detail }] : [];
  });
  const [first] = failing;
  if (!first) return [];
  const what = failing.length === 1 ? first.leaf.id : `${failing.length} of them`;
  const seen = first.detail ? ` · the probe: ${first.detail}` : "";
  const hint = `${shortHint} · an override is listed for ever${seen}`;
  return [question("override", `A probe fails ${what}. Why does ${item.id} pass all the same?`, { hint })];
}

/** Every field of an item, as filled in so far. */
export function fieldQuestions(state: WalkState, item: Item): readonly Question[] {
  const { fields } = scoreOf(state, item.id);
  return item.fields.map((name) => ({
    ...fieldQuestion(item, name, fields[name] ?? "", `${shortHint} · empty: as it is`),
    optional: true,
  }));
}

export function noteQuestion(item: Item, initial = ""): Question {
  return question("note", `Note on ${item.id}`, { hint: editorHint, initial });
}

export function evidenceQuestion(item: Item, initial = ""): Question {
  const asked = item.evidence ? ` · asked for: ${plain(item.evidence)}` : "";
  return question("evidence", `Evidence for ${item.id}: a link, a file's path, or text`, {
    hint: `${shortHint}${asked}`,
    initial,
  });
}

export const releaseQuestion: Question = question("release", "Name of the new release", {
  hint: `${shortHint} · letters, digits, . _ - · for example v1.4.0`,
});

export function titleOf(item: Item): string {
  return plain(item.label ?? item.text);
}
