/** Prompts: opening them, typing into them, and what their answers become. */

import { cancelled, forgotten, promptFor } from "../discarded.ts";
import { editLine, insert, lineOf, linesOf } from "../line-edit.ts";
import {
  type Answered,
  answered,
  back,
  type Intent,
  type Prompt,
  promptOf,
  type Question,
} from "../prompt.ts";
import { evidenceQuestion, fieldQuestions, markQuestions, noteQuestion } from "../questions.ts";
import { current } from "../selectors.ts";
import type { WalkState } from "../state.ts";
import { indexOf } from "../visible.ts";
import { wished } from "../wishes.ts";
import { settleAnswers } from "./answers.ts";
import { withPrompt } from "./open.ts";
import { framed } from "./rescore.ts";
import type { Handlers, Moment } from "./world.ts";

/** A key that the prompt's table does not name: it edits or types. */
export function typedPrompt(state: WalkState, edit: { key: string; text: string }): WalkState {
  if (state.mode.kind !== "prompt") return state;
  const { prompt } = state.mode;
  const line =
    edit.key === "paste" ? insert(prompt.line, edit.text) : editLine(prompt.line, edit.key, edit.text);
  return line ? { ...state, mode: { kind: "prompt", prompt: { ...prompt, line, error: null } } } : state;
}

function closed(state: WalkState): WalkState {
  return framed({ ...state, mode: { kind: "list" } });
}

/** What has to be asked as well, since somebody failed the item while the answers were typed; null where nothing has. */
function askedSince(state: WalkState, intent: Intent, answers: readonly Answered[]): Question | null {
  if (intent.kind !== "mark") return null;
  const { byId } = indexOf(state.checklist);
  const item = byId.get(intent.item);
  const leaves = intent.leaves.flatMap((id) => byId.get(id) ?? []);
  const questions = item ? markQuestions(state, item, leaves, intent.status) : [];
  const asked = new Set(answers.map(({ question }) => question.kind));
  return questions.find(({ kind }) => (kind === "reason" || kind === "override") && !asked.has(kind)) ?? null;
}

function finish(state: WalkState, prompt: Prompt, answers: readonly Answered[], moment: Moment): WalkState {
  const more = askedSince(state, prompt.intent, answers);
  const next = more && promptOf(prompt.intent, [more]);
  if (next)
    return {
      ...state,
      mode: { kind: "prompt", prompt: { ...next, answered: answers, written: prompt.written } },
    };
  const result = settleAnswers(closed(state), prompt.intent, answers, moment);
  if (!("refused" in result)) return forgotten(result.state, prompt.intent, answers);
  return { ...state, mode: { kind: "prompt", prompt: { ...prompt, error: result.refused } } };
}

export const asks: Handlers<
  | "ask note"
  | "ask long note"
  | "ask evidence"
  | "ask fields"
  | "answer"
  | "back"
  | "cancel"
  | "edit"
  | "edited"
  | "not classified"
> = {
  "ask note"(state) {
    const item = current(state);
    return item
      ? withPrompt(state, promptFor(state, { kind: "note", item: item.id }, [noteQuestion(item)]))
      : state;
  },
  "ask long note"(state, _, moment) {
    const asked = moment.reduce(state, { type: "ask note" });
    return moment.reduce(asked, { type: "edit" });
  },
  "ask evidence"(state, action) {
    const last = action.of === "last" ? state.lastMarked : null;
    const item = last === null ? current(state) : indexOf(state.checklist).byId.get(last);
    return item
      ? withPrompt(state, promptFor(state, { kind: "evidence", item: item.id }, [evidenceQuestion(item)]))
      : state;
  },
  "ask fields"(state) {
    const item = current(state);
    return item
      ? withPrompt(state, promptFor(state, { kind: "fields", item: item.id }, fieldQuestions(state, item)))
      : state;
  },
  answer(state, _, moment) {
    if (state.mode.kind !== "prompt") return state;
    const { prompt } = state.mode;
    const result = answered(prompt);
    if ("next" in result) return { ...state, mode: { kind: "prompt", prompt: result.next } };
    return finish(state, prompt, result.done, moment);
  },
  back(state) {
    if (state.mode.kind !== "prompt") return state;
    return { ...state, mode: { kind: "prompt", prompt: back(state.mode.prompt) } };
  },
  cancel: (state) => (state.mode.kind === "prompt" ? cancelled(closed(state), state.mode.prompt) : state),
  edit(state) {
    if (state.mode.kind !== "prompt") return state;
    const text = linesOf(state.mode.prompt.line.value);
    return wished(state, { kind: "edit", text });
  },
  edited(state, action) {
    if (state.mode.kind !== "prompt") return state;
    const { prompt } = state.mode;
    // A file ends with a line end that nobody typed.
    const line = insert(lineOf(""), action.text.replace(/\s+$/, ""));
    return { ...state, mode: { kind: "prompt", prompt: { ...prompt, line, error: null, written: true } } };
  },
  "not classified"(state, action) {
    const item = indexOf(state.checklist).byId.get(action.item);
    const message = {
      tone: "bad",
      text: `Evidence for ${action.item} was not attached: ${action.reason}`,
    } as const;
    // What was typed is not lost: the question comes back with it, unless the person is doing something else by now.
    if (!item || state.mode.kind !== "list") return { ...state, message };
    const prompt = promptOf({ kind: "evidence", item: item.id }, [evidenceQuestion(item, action.text)]);
    return withPrompt(state, prompt && { ...prompt, error: action.reason });
  },
};
