/**
 * The artifact: what stands of a release, for a reader who was not there. GitHub Markdown in the order of the source
 * document; one fact a line; the same bytes for the same checklist, ledger and clock.
 */
import type { Checklist } from "../checklist/model.ts";
import type { Ledger } from "../ledger/entry.ts";
import type { Scorecard } from "../scorecard/model.ts";
import { checklistPart } from "./checklist-part.ts";
import { criteria } from "./criteria.ts";
import { exceptions } from "./exceptions.ts";
import { header, LEGEND, prerequisites } from "./header.ts";
import { ledgerPart } from "./ledger-part.ts";
import { bodyHash, partsOf } from "./parts.ts";
import { summary } from "./summary.ts";
import { trailer } from "./trailer.ts";
import { tree } from "./tree.ts";
import { readWritten } from "./written.ts";

/** The whole artifact as GitHub Markdown, with LF line ends. */
export function renderArtifact(checklist: Checklist, scorecard: Scorecard, ledger: Ledger): string {
  const items = checklistPart(checklist, scorecard, ledger);
  const body = [
    ...header(checklist, scorecard, ledger),
    ...prerequisites(scorecard),
    ...LEGEND,
    ...items.lines,
    ...summary(checklist, scorecard),
    ...criteria(checklist, scorecard),
    ...exceptions(checklist, scorecard),
    ...tree(checklist, scorecard),
    ...ledgerPart(scorecard, ledger),
  ].join("\n");
  const parts = partsOf(body, readWritten(body)).map(({ hash }) => hash);
  const closing = trailer(ledger, items.exported, { body: bodyHash(body), parts });
  return `${[body, ...closing].join("\n")}\n`;
}
