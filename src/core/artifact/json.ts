/** The artifact for programs: the scorecard's JSON, every item with whose word it stands on, and the ledger's head. */
import type { Checklist } from "../checklist/model.ts";
import type { Ledger } from "../ledger/entry.ts";
import { scoreJson } from "../scorecard/json.ts";
import type { Scorecard } from "../scorecard/model.ts";

/** Two-space JSON that ends with a newline; the same bytes for the same checklist, ledger and clock. */
export function renderJson(checklist: Checklist, scorecard: Scorecard, ledger: Ledger): string {
  const items = checklist.items.map((item) => {
    const score = scorecard.items.get(item.id)!;
    const { status, reason, proof, why, said, seen, attempt, fields, evidence, origins, notes } = score;
    return {
      id: item.id,
      text: item.text,
      phase: item.phase,
      section: item.section,
      group: item.group,
      when: item.when,
      critical: item.critical,
      needs: item.needs,
      parent: item.parent,
      status,
      reason,
      proof,
      why,
      said,
      seen,
      attempt,
      fields,
      evidence,
      origins,
      notes,
      lacksEvidence: score.lacksEvidence,
      missingFields: score.missingFields,
    };
  });
  const { lines, settings, ahead } = scorecard;
  const shown = Object.keys(settings).filter((name) => !checklist.secrets.includes(name));
  const artifact = {
    gonogo: "artifact",
    version: 1,
    title: checklist.title,
    ...scoreJson(scorecard),
    lines,
    settings: Object.fromEntries(shown.sort().map((name) => [name, settings[name]])),
    items,
    ledger: { head: ledger.head, entries: ledger.entries.length, ahead },
  };
  return `${JSON.stringify(artifact, null, 2)}\n`;
}

/** True of a text that `renderJson` wrote. */
export function isJsonArtifact(text: string): boolean {
  return /^\s*\{\s*"gonogo":\s*"artifact"/.test(text);
}
