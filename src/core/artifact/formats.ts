/** The forms in which a release can be handed on. The export command and the walk's menu are made from this table. */
import type { Checklist } from "../checklist/model.ts";
import type { Ledger } from "../ledger/entry.ts";
import type { Scorecard } from "../scorecard/model.ts";
import { isJsonArtifact, renderJson } from "./json.ts";
import { renderArtifact } from "./markdown.ts";
import { readTrailer } from "./trailer.ts";

export interface Format {
  readonly name: string;
  /** Of the file, without the dot. */
  readonly extension: string;
  /** For help and menus. */
  readonly summary: string;
  readonly render: (checklist: Checklist, scorecard: Scorecard, ledger: Ledger) => string;
  /** True of a file that this format wrote, also one that was edited since. */
  readonly ours: (text: string) => boolean;
}

export const formats: readonly Format[] = [
  {
    name: "md",
    extension: "md",
    summary: "Markdown to read, review and edit",
    render: renderArtifact,
    ours: (text) => readTrailer(text) !== null,
  },
  {
    name: "json",
    extension: "json",
    summary: "JSON for other programs",
    render: renderJson,
    ours: isJsonArtifact,
  },
];
