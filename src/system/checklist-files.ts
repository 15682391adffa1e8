/** Reads a checklist from the disk: a bundled one, a folder or a single file. */
import { statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Checklist, Problem } from "../core/checklist/model.ts";
import { Fault } from "../core/fault.ts";
import { oneLine } from "../core/text/harmless.ts";
import { cached, keep } from "./checklist-cache.ts";
import { bundledNames, readSource, type Source } from "./checklist-source.ts";
import { sha256 } from "./digest.ts";

export interface ChecklistPlaces {
  readonly cwd: string;
  /** The folder with the bundled checklists. */
  readonly bundled: string;
  /** Where parsed checklists are kept; null: nowhere. */
  readonly cache: string | null;
  /** The program's version: what another one parsed does not count. */
  readonly version?: string;
}

export interface Loaded {
  readonly checklist: Checklist;
  /** Warnings; a checklist with errors is not loaded. */
  readonly problems: readonly Problem[];
}

/** Raise it when what parsing gives changes: what was kept before then no longer counts. */
const format = 2;
/** Problems shown where a checklist can't be used; lint shows all. */
const most = 20;

/**
 * The checklist that a reference names: a bundled one's name, a folder of Markdown files, or a Markdown file.
 * Throws a Fault where there is none, it can't be read, or it has errors (with the first twenty, file and line).
 */
export async function loadChecklist(reference: string, places: ChecklistPlaces): Promise<Loaded> {
  const source = await readSource(reference, places);
  const { cache } = places;
  const key = cache === null ? "" : keyOf(source, places.version ?? "");
  const known = cache === null ? null : cached(cache, key);
  if (known) return known;
  const { checklist, problems } = await parse(source);
  if (!checklist) throw unusable(reference, problems);
  if (cache !== null) keep(cache, key, { checklist, problems });
  return { checklist, problems };
}

/** All that is wrong or doubtful in a checklist, read afresh. Throws a Fault where its files can't be read. */
export async function lintFiles(reference: string, places: ChecklistPlaces): Promise<readonly Problem[]> {
  return (await parse(await readSource(reference, places))).problems;
}

/** Names of the bundled checklists. */
export async function listBundled(bundled: string): Promise<string[]> {
  return bundledNames(bundled);
}

async function parse({ name, files }: Source): Promise<{ checklist: Checklist | null; problems: Problem[] }> {
  const { parseChecklist } = await import("../core/checklist/parse.ts");
  return parseChecklist(files, { name, digest: sha256 });
}

/** Names all that the parsed checklist depends on: the texts, their paths, and the program that parses them. */
function keyOf({ name, files }: Source, version: string): string {
  const texts = files.map(({ path, text }) => [path, sha256(text)]);
  return sha256(JSON.stringify([format, version, build(), name, texts]));
}

/** Changes with every build, also where the version does not. */
function build(): number {
  try {
    return statSync(fileURLToPath(import.meta.url)).mtimeMs;
  } catch {
    return 0;
  }
}

function unusable(reference: string, problems: readonly Problem[]): Fault {
  const errors = problems.filter(({ severity }) => severity === "error");
  const lines = errors
    .slice(0, most)
    .map(({ position, message, mend }) => oneLine(`${position.file}:${position.line} ${message} → ${mend}`));
  const more = errors.length > most ? [`… and ${errors.length - most} more`] : [];
  const [first] = errors;
  const count = errors.length === 1 ? "an error" : `${errors.length} errors`;
  return new Fault([`the checklist ${reference} has ${count}:`, ...lines, ...more].join("\n"), {
    mend: `Mend ${errors.length === 1 ? "it" : "them"}; \`gonogo lint ${reference}\` shows everything.`,
    ...(first ? { where: `${first.position.file}:${first.position.line}` } : {}),
  });
}
