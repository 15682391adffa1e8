/** The forms in which a release can be handed on. The export command and the walk's menu are made from this table. */
import type { Checklist } from "../checklist/model.ts";
import type { Ledger } from "../ledger/entry.ts";
import type { Scorecard } from "../scorecard/model.ts";
import { type Held, heldByJson, heldByMarkdown, type Standing } from "./held.ts";
import { renderJson } from "./json.ts";
import { renderArtifact } from "./markdown.ts";

export interface Format {
  readonly name: string;
  /** Of the file, without the dot. */
  readonly extension: string;
  /** For help and menus. */
  readonly summary: string;
  readonly render: (checklist: Checklist, scorecard: Scorecard, ledger: Ledger) => string;
  /** What a file holds that this format must not replace unasked; null for nothing. */
  readonly held: (text: string, standing: Standing) => Held | null;
}

export const formats: readonly Format[] = [
  {
    name: "md",
    extension: "md",
    summary: "Markdown to read, review and edit",
    render: renderArtifact,
    held: heldByMarkdown,
  },
  {
    name: "json",
    extension: "json",
    summary: "JSON for other programs",
    render: renderJson,
    held: heldByJson,
  },
];
