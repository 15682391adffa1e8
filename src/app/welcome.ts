import type { WalkState } from "./state.ts";

/** The three lines of a first run: which release, who you are, the keys that matter. */
export function welcomeLines(state: WalkState): readonly string[] {
  const { checklist, release, operator } = state;
  return [
    `Release ${release} of ${checklist.name}: ${checklist.items.length} items. R picks another release.`,
    `You are ${operator}: all you say is signed so. --as NAME says who you are.`,
    "space pass · x fail · n not applicable · u undo · / search · ? all keys",
  ];
}
