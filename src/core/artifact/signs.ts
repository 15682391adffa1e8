/** The signs and words between an item's box and its text that say what it is. */
import type { Status } from "../scorecard/model.ts";

/** "box": the box says it all. */
export type Sign = "fail" | "na" | "box";

/** What people write for each, as regular expressions. */
export const SIGNS: readonly (readonly [Sign, string])[] = [
  ["fail", "❌|✗|✘|✖\\ufe0f?|:x:|fail(?:ed)?\\b:?"],
  ["na", "n\\/a\\b:?|➖"],
  ["box", "(?:pending|passed):"],
];

const BOXES: Readonly<Record<Status, string>> = {
  pass: "[x]",
  fail: "[ ] ❌",
  na: "[ ] n/a",
  pending: "[ ]",
};

/** True for an item's text that opens with what could be a sign. */
export function opensLikeSign(text: string): boolean {
  return /^(?:[❌✗✘✖➖✅✔✓☑]|:\w+:|n\/a\b)/iu.test(text);
}

/** Box and sign of a status. Where the text opens with a sign of its own, a word says which one counts. */
export function boxOf(status: Status, text: string): string {
  const box = BOXES[status];
  if (!opensLikeSign(text)) return box;
  if (status === "pending") return `${box} pending:`;
  return status === "pass" ? `${box} passed:` : box;
}
