/** Texts that were written in an editor and then cancelled: the same question brings them back. */
import { keymap } from "./keymap.ts";
import { linesOf } from "./line-edit.ts";
import { type Answered, type Intent, type Prompt, promptOf, type Question } from "./prompt.ts";
import type { WalkState } from "./state.ts";

/** Which question of which change: the reason of a fail is not the one of a waiver. */
function slotOf(intent: Intent, question: Question): string {
  const item = intent.kind === "release" ? "" : intent.item;
  const status = intent.kind === "mark" ? intent.status : "";
  return [intent.kind, item, status, question.kind, question.item, question.field].join("\n");
}

/** The prompt for these questions, each with what was cancelled of it before. */
export function promptFor(state: WalkState, intent: Intent, questions: readonly Question[]): Prompt | null {
  const kept = questions.map((question) => state.discarded.get(slotOf(intent, question)));
  const prompt = promptOf(
    intent,
    questions.map((question, place) => {
      const text = kept[place];
      return text === undefined ? question : { ...question, initial: text.replaceAll("\n", " ⏎ ") };
    }),
  );
  const isKept = kept.some((text) => text !== undefined);
  return prompt && { ...prompt, written: isKept };
}

function withTexts(
  state: WalkState,
  intent: Intent,
  answers: readonly Answered[],
  keep: boolean,
): ReadonlyMap<string, string> {
  const discarded = new Map(state.discarded);
  for (const { question, value } of answers) {
    const slot = slotOf(intent, question);
    if (keep && value !== "") discarded.set(slot, value);
    else discarded.delete(slot);
  }
  return discarded;
}

/** Nothing is brought back of what was said in the end. */
export function forgotten(state: WalkState, intent: Intent, answers: readonly Answered[]): WalkState {
  if (state.discarded.size === 0) return state;
  return { ...state, discarded: withTexts(state, intent, answers, false) };
}

/** A cancelled prompt: what was written in an editor is kept, and it is said how it comes back. */
export function cancelled(state: WalkState, prompt: Prompt): WalkState {
  const plain: WalkState = { ...state, message: { tone: "info", text: "Cancelled: nothing was changed." } };
  if (!prompt.written) return plain;
  const { intent, question, line } = prompt;
  const texts = [...prompt.answered, { question, value: linesOf(line.value) }];
  const discarded = withTexts(state, intent, texts, true);
  const how = wayBack(intent);
  if (how === null || texts.every(({ value }) => value === "")) return { ...plain, discarded };
  return { ...state, discarded, message: { tone: "info", text: `Cancelled; ${how} brings your text back.` } };
}

/** `x on W5.1.1`: the key that asks the same again. */
function wayBack(intent: Intent): string | null {
  if (intent.kind === "release") return null;
  const binding = keymap.find(({ mode, action }) => {
    if (mode !== "list") return false;
    return intent.kind === "mark"
      ? action.type === "mark" && action.status === intent.status
      : action.type === `ask ${intent.kind}`;
  });
  return binding ? `${binding.keys[0]} on ${intent.item}` : null;
}
