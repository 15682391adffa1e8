import type { Proof, Scorecard } from "./model.ts";

const WORDS: readonly (readonly [Proof, string])[] = [
  ["person", "a person's word"],
  ["probe", "a probe"],
  ["both", "both"],
  ["override", "an override"],
];

/**
 * Whose word the passes rest on, and for how many nothing was attached: what somebody who was not there asks first. In
 * words, such as `80 on a person's word, 3 on both; 32 without evidence`; null where nothing passes.
 */
export function passesRest({ items }: Scorecard): string | null {
  const passes = [...items.values()].filter((one) => one.status === "pass" && one.proof !== "children");
  if (passes.length === 0) return null;
  const rest = WORDS.map(
    ([proof, word]) => [passes.filter((one) => one.proof === proof).length, word] as const,
  )
    .filter(([number]) => number > 0)
    .map(([number, word]) => `${number} on ${word}`);
  const bare = passes.filter((one) => one.lacksEvidence).length;
  return `${rest.join(", ")}${bare === 0 ? "" : `; ${bare} without evidence`}`;
}
