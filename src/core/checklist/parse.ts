import { type Document, isCover, readDocument, type SourceFile } from "./document.ts";
import { buildGate } from "./gate.ts";
import { baseName, naturally } from "./ids.ts";
import { type Built, buildPhase } from "./items.ts";
import { lint } from "./lint.ts";
import type { Checklist, Digest, Item, Problem, Variable } from "./model.ts";
import { noItems } from "./no-items.ts";
import { count, Problems } from "./problems.ts";
import type { FrontMatter } from "./schema.ts";

export type { SourceFile } from "./document.ts";

export interface ParseOptions {
  /** The name its ledgers are kept under. */
  readonly name: string;
  readonly digest: Digest;
}

/**
 * Reads a checklist from its Markdown files: one file, or the files of a folder with README.md as the cover. The
 * checklist is null where any problem is an error; warnings say what can't work. Never throws.
 */
export function parseChecklist(
  files: readonly SourceFile[],
  options: ParseOptions,
): { checklist: Checklist | null; problems: Problem[] } {
  const problems = new Problems();
  const documents = inOrder(files).map((file) => readDocument(file, files.length === 1, problems));
  const built = documents.map((document) => buildPhase(document, options.digest, problems));
  const phases = built.filter((one) => one !== null);
  const items = phases.flatMap((one) => one.items);
  const main = documents.find((document) => files.length === 1 || document.cover) ?? null;
  if (items.length === 0) noItems(documents, options.name, problems);
  refuseDoubles(phases, problems);
  const front = main?.front.data ?? {};
  if (main && front.items !== undefined && front.items !== items.length && items.length > 0) {
    const message = `the checklist has ${count(items.length, "item")}, but \`items\` says ${front.items}`;
    problems.error(
      main.file,
      main.front.lineOf(["items"]),
      message,
      "Look for what was added or lost, then correct the number.",
    );
  }
  const gate = main ? buildGate(main.front, main.file, items, problems) : null;
  const checklist = assemble(options.name, front, main, phases, items, gate);
  lint(checklist, documents, main, problems);
  const sorted = sortProblems(problems.list, documents);
  return { checklist: problems.fatal ? null : checklist, problems: sorted };
}

/** The cover first, then the files as people order them. */
function inOrder(files: readonly SourceFile[]): SourceFile[] {
  const several = files.length > 1;
  const rank = (file: SourceFile) => (several && isCover(file.path) ? 0 : 1);
  return [...files].sort(
    (a, b) => rank(a) - rank(b) || naturally(baseName(a.path), baseName(b.path)) || naturally(a.path, b.path),
  );
}

function refuseDoubles(phases: readonly Built[], problems: Problems): void {
  const seenPhases = new Map<string, Built>();
  for (const one of phases) {
    const { id, position } = one.phase;
    const first = seenPhases.get(id);
    if (first) {
      const message = `two files give the phase \`${id}\`: this one and ${first.phase.position.file}`;
      problems.error(position.file, 1, message, "Rename one of them.");
    } else seenPhases.set(id, one);
  }
  const seen = new Map<string, Item>();
  for (const item of phases.flatMap((one) => one.items)) {
    const first = seen.get(item.id);
    if (!first) {
      seen.set(item.id, item);
      continue;
    }
    const { file, line } = first.position;
    problems.error(
      item.position.file,
      item.position.line,
      `the id \`${item.id}\` is given twice: here and at ${file}:${line}`,
      "Give one of them another bold number, or an `id` of its own in a gonogo block.",
    );
  }
  for (const [id, { phase }] of seenPhases) {
    const item = seen.get(id);
    if (item)
      problems.error(
        item.position.file,
        item.position.line,
        `\`${id}\` is the id of the phase ${phase.position.file}`,
        "Give the item another `id`.",
      );
  }
}

function assemble(
  name: string,
  front: FrontMatter,
  main: Document | null,
  phases: readonly Built[],
  items: readonly Item[],
  gate: Checklist["gate"],
): Checklist {
  const stem = name
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, "_")
    .replace(/^_+|_+$/g, "");
  const vars = Object.entries(front.vars ?? {}).map(([key, variable]): [string, Variable] => [
    key,
    { env: variable.env ?? null, default: variable.default ?? null, about: variable.about ?? null },
  ]);
  return {
    name,
    title: front.title ?? main?.heading ?? name,
    artifact: front.artifact ?? `${stem === "" ? "" : `${stem}_`}READINESS.md`,
    timezone: front.timezone ?? "UTC",
    phases: phases.map((one) => one.phase),
    items,
    gate,
    vars: Object.fromEntries(vars),
    secrets: front.secrets ?? [],
    observations: front.observations ?? {},
    rollCall: front.rollCall ?? [],
  };
}

/** Problems in the order of the files and their lines. */
function sortProblems(list: readonly Problem[], documents: readonly Document[]): Problem[] {
  const order = new Map(documents.map(({ file }, i) => [file, i]));
  const place = ({ position }: Problem) => order.get(position.file) ?? 0;
  return [...list].sort((a, b) => place(a) - place(b) || a.position.line - b.position.line);
}
