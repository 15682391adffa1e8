import type { WalkState } from "./state.ts";

/** The three lines of a first run: which release, who you are, the keys that matter. */
export function welcomeLines(state: WalkState): readonly string[] {
  const { checklist, release, operator } = state;
  return [
    `Release: ${release}, ${checklist.items.length} items to check. R opens or begins another.`,
    `You sign as ${operator}. Start with --as NAME to change it.`,
    "space pass · x fail · n not applicable · u undo · / search · ? all keys",
  ];
}
