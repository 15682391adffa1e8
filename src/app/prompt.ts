/** A question at the bottom of the screen, or a row of them, that ends in one change of the ledger. */
import type { MarkStatus } from "../core/ledger/entry.ts";
import { emptyLine, type Line, lineOf, linesOf } from "./line-edit.ts";

/** What the answers are for. */
export type Intent =
  | {
      readonly kind: "mark";
      readonly item: string;
      readonly status: MarkStatus;
      /** The items that are marked: the item itself, or those below a roll-up. */
      readonly leaves: readonly string[];
    }
  | { readonly kind: "note"; readonly item: string }
  | { readonly kind: "evidence"; readonly item: string }
  | { readonly kind: "fields"; readonly item: string }
  | { readonly kind: "release" };

export type QuestionKind = "reason" | "until" | "override" | "note" | "evidence" | "field" | "release";

export interface Question {
  readonly kind: QuestionKind;
  /** A field's name and the item it belongs to, otherwise empty. */
  readonly field: string;
  readonly item: string;
  readonly title: string;
  readonly hint: string | null;
  readonly optional: boolean;
  readonly initial: string;
}

export interface Answered {
  readonly question: Question;
  readonly value: string;
}

export interface Prompt {
  readonly intent: Intent;
  readonly question: Question;
  readonly line: Line;
  readonly error: string | null;
  /** Questions answered before this one, oldest first. */
  readonly answered: readonly Answered[];
  readonly rest: readonly Question[];
  /** True where an editor was used, now or before: its text is not thrown away by one key. */
  readonly written: boolean;
}

export function question(kind: QuestionKind, title: string, more: Partial<Question> = {}): Question {
  return { kind, title, field: "", item: "", hint: null, optional: false, initial: "", ...more };
}

/** A prompt for the first of the questions; null where there is none. */
export function promptOf(intent: Intent, questions: readonly Question[]): Prompt | null {
  const [first, ...rest] = questions;
  if (!first) return null;
  return {
    intent,
    question: first,
    line: lineOf(first.initial),
    error: null,
    answered: [],
    rest,
    written: false,
  };
}

/** The next question after an answer, or the answers where it was the last. */
export function answered(prompt: Prompt): { next: Prompt } | { done: readonly Answered[] } {
  const value = linesOf(prompt.line.value);
  if (value === "" && !prompt.question.optional) {
    return {
      next: { ...prompt, error: `${required[prompt.question.kind]}; esc leaves everything as it was` },
    };
  }
  const all = [...prompt.answered, { question: prompt.question, value }];
  const [next, ...rest] = prompt.rest;
  if (!next) return { done: all };
  return {
    next: { ...prompt, question: next, line: lineOf(next.initial), error: null, answered: all, rest },
  };
}

/** Back to the question before, with its answer as it was typed; the same prompt at the first. */
export function back(prompt: Prompt): Prompt {
  const last = prompt.answered.at(-1);
  if (!last) return prompt;
  return {
    ...prompt,
    question: last.question,
    line: last.value === "" ? emptyLine : lineOf(last.value.replaceAll("\n", " ⏎ ")),
    error: null,
    answered: prompt.answered.slice(0, -1),
    rest: [prompt.question, ...prompt.rest],
  };
}

const required: Readonly<Record<QuestionKind, string>> = {
  reason: "a reason is needed",
  until: "give a date",
  override: "an override needs a reason",
  note: "the note is empty",
  evidence: "give a link, a file's path or text",
  field: "the value is empty",
  release: "give the release a name",
};

export function answerTo(answers: readonly Answered[], kind: QuestionKind): string | undefined {
  const value = answers.find((answer) => answer.question.kind === kind)?.value;
  return value === "" ? undefined : value;
}

/** Values of fields, for each item they belong to. */
export function fieldsOf(answers: readonly Answered[]): ReadonlyMap<string, Record<string, string>> {
  const fields = new Map<string, Record<string, string>>();
  for (const { question, value } of answers) {
    if (question.kind !== "field" || value === "") continue;
    const own = fields.get(question.item) ?? {};
    own[question.field] = value;
    fields.set(question.item, own);
  }
  return fields;
}
