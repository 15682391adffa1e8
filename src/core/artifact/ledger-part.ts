/** Where the artifact's facts come from, and how to check them. */
import type { Entry, Ledger } from "../ledger/entry.ts";
import type { Scorecard } from "../scorecard/model.ts";
import { codeSpan } from "./escape.ts";
import { who } from "./voices.ts";
import { count, minute } from "./words.ts";

export function ledgerPart(scorecard: Scorecard, ledger: Ledger): string[] {
  const { entries, head } = ledger;
  const first = entries[0];
  const last = entries.at(-1);
  const lines = ["", "## Ledger", ""];
  if (first && last) {
    lines.push(`- From: ${minute(first.at)}`, `- To: ${minute(last.at)}`);
    for (const [name, written] of writers(entries)) {
      lines.push(`- Written by ${who(name)}: ${count(written, "entry", "entries")}`);
    }
  }
  if (scorecard.ahead.length > 0) {
    lines.push(
      `- Dated later than this scorecard and not counted: ${scorecard.ahead
        .map((n) => `#${n}`)
        .map(codeSpan)
        .join(", ")}`,
    );
  }
  // The checklist's name says what it is called, not where it lies on the reader's machine.
  const check = `gonogo log --verify ${head} -r ${ledger.release}`;
  lines.push(
    `- Head after ${count(entries.length, "entry", "entries")}: ${codeSpan(head)}`,
    `- To check: ${codeSpan(check)}, with the checklist's name or path in \`-c\`, recomputes every entry's digest and says whether this was its head.`,
  );
  return lines;
}

function writers(entries: readonly Entry[]): [string, number][] {
  const written = new Map<string, number>();
  for (const { by } of entries) written.set(by, (written.get(by) ?? 0) + 1);
  return [...written].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}
