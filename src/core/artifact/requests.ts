/** From edits to the ledger: what the changes of an imported file ask for, under the rules of marking. */
import type { Checklist } from "../checklist/model.ts";
import type { Draft } from "../ledger/entry.ts";
import { type MarkRequest, markDrafts, type NoteRequest, noteDrafts } from "../ledger/mark.ts";
import type { Scorecard } from "../scorecard/model.ts";
import type { ArtifactChange } from "./change.ts";

export type ImportRequest =
  | { readonly kind: "mark"; readonly line: number; readonly request: MarkRequest }
  | { readonly kind: "note"; readonly line: number; readonly request: NoteRequest };

/** One request a change, in the file's order, said by `by`. Conflicts are left out unless they are asked for. */
export function toRequests(
  changes: readonly ArtifactChange[],
  by: string,
  options: { readonly conflicts?: boolean } = {},
): ImportRequest[] {
  return changes
    .filter((change) => change.conflict === undefined || options.conflicts === true)
    .map((change) => {
      const { item, status, note, evidence, fields, until, override, line } = change;
      const remarks = { items: [item], note, evidence, fields, by, source: "import" } as const;
      return status === undefined
        ? { kind: "note", line, request: remarks }
        : { kind: "mark", line, request: { ...remarks, status, until, override } };
    });
}

/** The entries to add; all or none. Throws what the rules of marking throw. `now` is epoch milliseconds. */
export function importDrafts(
  checklist: Checklist,
  scorecard: Scorecard,
  requests: readonly ImportRequest[],
  now: number,
): Draft[] {
  return requests.flatMap((one) =>
    one.kind === "mark"
      ? markDrafts(checklist, scorecard, one.request, now)
      : noteDrafts(checklist, one.request, now),
  );
}
