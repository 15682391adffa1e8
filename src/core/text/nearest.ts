import { distance } from "fastest-levenshtein";

/** Words longer than this were not mistyped from anything short. */
const longestWord = 100;

/**
 * The candidates that `word` may have been meant for, best first: those a few letters away, and those that it begins.
 * Case does not count. At most `max` of them, and none where nothing is plausible.
 */
export function nearest(word: string, candidates: Iterable<string>, max = 3): string[] {
  const wanted = word.toLowerCase();
  if (wanted === "" || wanted.length > longestWord) return [];
  const reach = Math.max(1, Math.floor(wanted.length / 3));
  const found: { candidate: string; away: number }[] = [];
  for (const candidate of new Set(candidates)) {
    const other = candidate.toLowerCase();
    const begins = wanted.length > 1 && other.startsWith(wanted);
    if (!begins && Math.abs(other.length - wanted.length) > reach) continue;
    const slip = wanted !== other && (begins || isSwap(wanted, other));
    const away = slip ? 1 : distance(wanted, other);
    if (begins || away <= reach) found.push({ candidate, away });
  }
  return found
    .sort((a, b) => a.away - b.away)
    .slice(0, max)
    .map(({ candidate }) => candidate);
}

/** Two neighbours that changed places are one slip of the fingers. */
function isSwap(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  const at = [...one].findIndex((letter, place) => letter !== other[place]);
  if (at < 0) return false;
  return one.slice(0, at) + (one[at + 1] ?? "") + one[at] + one.slice(at + 2) === other;
}
