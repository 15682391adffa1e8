import type { Entry, Evidence } from "../core/ledger/entry.ts";
import { evidenceText } from "../core/ledger/evidence.ts";
import { minute } from "../core/text/dates.ts";
import { oneLine } from "../core/text/harmless.ts";

/** An entry in a table's words: what was done, to what, and what was said with it. */
export interface LogLine {
  readonly seq: string;
  readonly at: string;
  readonly by: string;
  readonly what: string;
  readonly item: string;
  readonly rest: string;
}

/** An entry as one line of the log. Nothing in it can move the cursor or break the line. */
export function logLine(entry: Entry): LogLine {
  const { what, item, rest } = said(entry);
  return {
    seq: String(entry.seq),
    at: minute(entry.at),
    by: oneLine(entry.by),
    what,
    item: oneLine(item),
    rest: oneLine(rest.filter(Boolean).join(" · ")),
  };
}

interface Said {
  readonly what: string;
  readonly item: string;
  readonly rest: readonly string[];
}

function said(entry: Entry): Said {
  switch (entry.kind) {
    case "mark":
      return {
        what: entry.status === "na" ? "n/a" : entry.status,
        item: entry.item,
        rest: [
          entry.note ?? "",
          entry.override === undefined ? "" : `override: ${entry.override}`,
          entry.until === undefined ? "" : `until ${minute(entry.until)}`,
          ...attached(entry),
        ],
      };
    case "note":
      return { what: "note", item: entry.item, rest: [entry.note ?? "", ...attached(entry)] };
    case "probe": {
      const outcomes = Object.values(entry.results).map((result) => result.outcome);
      const same = entry.same?.length ?? 0;
      return {
        what: "probe",
        item: `${outcomes.length + same} items`,
        rest: [
          ...(["pass", "fail", "unknown"] as const).map((outcome) => count(outcomes, outcome)),
          same === 0 ? "" : `${same} as before`,
        ],
      };
    }
    case "vote":
      return { what: "vote", item: entry.category, rest: [entry.vote.toUpperCase(), entry.remark ?? ""] };
    case "decision":
      return {
        what: "decide",
        item: entry.milestone,
        rest: [entry.decision.toUpperCase(), entry.override ?? ""],
      };
    case "set":
      return { what: "set", item: entry.name, rest: [valueText(entry.value)] };
    case "undo":
      return { what: "undo", item: `#${entry.undoes}`, rest: [] };
  }
}

function count(outcomes: readonly string[], outcome: string): string {
  const found = outcomes.filter((other) => other === outcome).length;
  return found === 0 ? "" : `${found} ${outcome === "unknown" ? "could not tell" : outcome}`;
}

function attached(entry: {
  evidence?: readonly Evidence[];
  fields?: Readonly<Record<string, string>>;
}): string[] {
  const fields = Object.entries(entry.fields ?? {}).map(([name, value]) => `${name}=${value}`);
  return [...fields, ...(entry.evidence ?? []).map(quoted)];
}

/** What somebody wrote is quoted: it may look like anything. */
function quoted(evidence: Evidence): string {
  return evidence.kind === "text" ? `“${evidence.text}”` : evidenceText(evidence);
}

/** A variable's value as it was set. */
export function valueText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
