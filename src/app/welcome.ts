import type { WalkState } from "./state.ts";

/** The three lines of a first run: which release, who you are, the keys that matter. */
export function welcomeLines(state: WalkState): readonly string[] {
  const { checklist, release, operator } = state;
  return [
    `Release ${release} of ${checklist.name}: ${checklist.items.length} items. R opens or begins another.`,
    `You are ${operator}: what you say carries this name. To change it: gonogo --as NAME`,
    "space pass · x fail · n not applicable · u undo · / search · ? all keys",
  ];
}
