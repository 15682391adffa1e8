import type { ArtifactChange } from "../core/artifact/change.ts";
import type { ArtifactReading } from "../core/artifact/read.ts";
import type { Style } from "../core/scorecard/style.ts";
import { minute } from "../core/text/dates.ts";
import { oneLine } from "../core/text/harmless.ts";

/** What was taken, what stands against it in the ledger, and what was not understood, each with its line in the file. */
export function importReport(
  { changes, notUnderstood, unchanged }: ArtifactReading,
  { style, conflicts: taking }: { readonly style: Style; readonly conflicts: boolean },
): string {
  const isTaken = (change: ArtifactChange) => taking || change.conflict === undefined;
  const taken = changes.filter(isTaken);
  const conflicts = changes.filter((change) => !isTaken(change));
  const lines = [
    ...taken.map((change) => `line ${change.line}  ${described(change)}`),
    ...conflicts.map(
      (change) =>
        `line ${change.line}  ${style.warn("left as it is")}  ${described(change)}: ${oneLine(change.conflict ?? "")}`,
    ),
    ...notUnderstood.map(({ line, text, why }) => {
      const about = text === "" ? "" : `${oneLine(text).replace(/:$/, "")}: `;
      return `${line === 0 ? "file" : `line ${line}`}  ${style.warn("not taken")}  ${about}${oneLine(why)}`;
    }),
    style.dim(
      `${taken.length} taken, ${conflicts.length + notUnderstood.length} not taken, ${unchanged} unchanged`,
    ),
  ];
  return `${lines.join("\n")}\n`;
}

function described({ item, status, note, evidence, fields, until, now }: ArtifactChange): string {
  const to =
    status === undefined ? "adds" : `${label(now)} → ${status === "reset" ? "pending" : label(status)}`;
  const rest = [
    ...(until === undefined ? [] : [`until ${minute(until)}`]),
    ...(note === undefined ? [] : [`“${oneLine(note)}”`]),
    ...Object.entries(fields ?? {}).map(([name, value]) => `${name}=${oneLine(value)}`),
    ...(evidence ?? []).map((piece) =>
      oneLine(piece.kind === "link" ? piece.url : piece.kind === "file" ? piece.path : piece.text),
    ),
  ];
  return [`${item}  ${to}`, ...rest].join("  ");
}

function label(status: string): string {
  return status === "na" ? "n/a" : status;
}
