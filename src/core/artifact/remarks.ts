/** What hangs below an item in the artifact: whose word it stands on, values, evidence, notes. One fact a line. */
import type { Item } from "../checklist/model.ts";
import type { Evidence } from "../ledger/entry.ts";
import type { ItemScore, Origin } from "../scorecard/model.ts";
import { codeSpan, escapeLine, escapeText, link } from "./escape.ts";
import { formerly, voices, who } from "./voices.ts";
import { minute } from "./words.ts";

/** The lines below an item, without bullets; none where nothing was said, seen or attached. */
export function remarks(item: Item, score: ItemScore): string[] {
  const { origins } = score;
  const lines = voices(score);
  if (isOfAnotherText(score)) lines.push("its text has changed since, and the fail stands");

  for (const name of item.fields) {
    const value = score.fields[name];
    if (value === undefined) continue;
    lines.push(`${codeSpan(`{${name}}`)}: ${escapeLine(value)}${broughtBy(origins.fields[name], score)}`);
  }
  for (const [place, piece] of score.evidence.entries())
    lines.push(`evidence: ${evidence(piece)}${broughtBy(origins.evidence[place], score)}`);
  for (const note of score.notes) {
    if (isQuoted(note, score)) continue;
    const former = formerly(note, score);
    const said = `${former ?? "note"} by ${who(note.by)}, ${minute(note.at)}: ${escapeText(note.text)}`;
    lines.push(former === null ? said : `${said} (no longer stands)`);
  }
  if (score.status === "pass" && item.children.length === 0) {
    if (score.lacksEvidence) lines.push("no evidence attached");
    if (score.missingFields.length > 0) {
      lines.push(`not filled in: ${score.missingFields.map((name) => codeSpan(`{${name}}`)).join(", ")}`);
    }
  }
  return lines;
}

/** A link, a file with the start of its digest, or text. */
export function evidence(piece: Evidence): string {
  switch (piece.kind) {
    case "link":
      return link(piece.url);
    case "file":
      return `file ${codeSpan(piece.path)}, sha256 ${codeSpan(`${piece.sha256.slice(0, 12)}…`)}`;
    case "text":
      return escapeText(piece.text);
  }
}

/** Who brought it, where that was not the one (or the moment) already named. */
function broughtBy(origin: Origin | undefined, { said }: ItemScore): string {
  if (!origin || (said?.by === origin.by && said.at === origin.at)) return "";
  return ` (${who(origin.by)}, ${minute(origin.at)})`;
}

/** A person's fail stands whatever becomes of the text; every other status says so by its reason. */
function isOfAnotherText({ status, said }: ItemScore): boolean {
  return status === "fail" && said?.status === "fail" && said.textChanged;
}

/** The note of the mark, where a voice has quoted it already. */
function isQuoted(note: ItemScore["notes"][number], { said, reason }: ItemScore): boolean {
  if (!said || said.note !== note.text || said.by !== note.by || said.at !== note.at) return false;
  if (reason === "never checked") return false;
  if (reason === "overridden") return said.override === null;
  return reason !== "verified" || said.counts;
}
