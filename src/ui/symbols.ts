import type { Status } from "../core/scorecard/model.ts";
import type { Tone } from "./theme.ts";

/** Symbols that every terminal draws one column wide, with or without an emoji font. */
export const symbols = {
  selected: "❯",
  current: "▸",
  flag: "⚑",
  done: "✓",
  crumb: "›",
  separator: "·",
  more: "…",
  up: "↑",
  down: "↓",
  cursor: "▏",
} as const;

export const statusSymbol: Readonly<Record<Status, string>> = {
  pass: "✓",
  fail: "✗",
  na: "–",
  pending: "○",
};

export const statusTone: Readonly<Record<Status, Tone>> = {
  pass: "good",
  fail: "bad",
  na: "dim",
  pending: "plain",
};

export const statusWord: Readonly<Record<Status, string>> = {
  pass: "pass",
  fail: "fail",
  na: "n/a",
  pending: "pending",
};
