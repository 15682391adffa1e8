/** Finds a checklist on the disk, a bundled one, a folder or a single file, and reads it. */
import { readdir, readFile, stat } from "node:fs/promises";
import { basename, extname, join, relative, resolve } from "node:path";
import type { Checklist, Problem } from "../core/checklist/model.ts";
import type { SourceFile } from "../core/checklist/parse.ts";
import { Fault } from "../core/fault.ts";
import { cached, keep, type Parsed } from "./checklist-cache.ts";
import { sha256 } from "./digest.ts";

export interface ChecklistPlaces {
  readonly cwd: string;
  /** The folder with the bundled checklists. */
  readonly bundled: string;
  /** Where parsed checklists are kept; null: nowhere. */
  readonly cache: string | null;
}

export interface Loaded {
  readonly checklist: Checklist;
  /** Warnings; a checklist with errors is not loaded. */
  readonly problems: readonly Problem[];
}

/** Raise it when what parsing gives changes: what was kept by an older version then no longer counts. */
const FORMAT = "1";
/** Nobody writes a checklist of this size (bytes); a log or a dump is meant by mistake. */
const LARGEST = 50 * 1024 * 1024;
/** Problems shown where a checklist can't be used; lint shows all. */
const SHOWN = 20;

/**
 * The checklist that a reference names: a bundled one's name, a folder of Markdown files, or a Markdown file.
 * Throws a Fault where there is none, it can't be read, or it has errors (with all of them, file and line).
 */
export async function loadChecklist(reference: string, places: ChecklistPlaces): Promise<Loaded> {
  const source = await sourceOf(reference, places);
  const key = sha256(
    [FORMAT, source.name, ...source.files.flatMap(({ path, text }) => [path, text])].join("\0"),
  );
  const known = places.cache === null ? null : await cached(places.cache, key);
  if (known !== null) return known;
  const { checklist, problems } = await parsed(source);
  if (checklist === null) throw unusable(reference, problems);
  const fresh: Parsed = { checklist, problems };
  if (places.cache !== null) await keep(places.cache, key, fresh);
  return fresh;
}

/** All that is wrong or doubtful in a checklist, read afresh. Throws a Fault where its files can't be read. */
export async function lintFiles(reference: string, places: ChecklistPlaces): Promise<readonly Problem[]> {
  return (await parsed(await sourceOf(reference, places))).problems;
}

/** Names of the bundled checklists. */
export async function listBundled(bundled: string): Promise<string[]> {
  const entries = await readdir(bundled, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

interface Source {
  readonly name: string;
  readonly files: readonly SourceFile[];
}

async function parsed({
  name,
  files,
}: Source): Promise<{ checklist: Checklist | null; problems: Problem[] }> {
  const { parseChecklist } = await import("../core/checklist/parse.ts");
  return parseChecklist(files, { name, digest: sha256 });
}

async function sourceOf(reference: string, places: ChecklistPlaces): Promise<Source> {
  const names = await listBundled(places.bundled);
  const path = names.includes(reference) ? join(places.bundled, reference) : resolve(places.cwd, reference);
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => error);
  if (found instanceof Error) throw await notThere(reference, path, names, found);
  if (found.isDirectory()) return fromFolder(path, places.cwd);
  if (!found.isFile()) {
    throw new Fault(`${reference} is neither a file nor a folder`, {
      mend: "Name a Markdown file or a folder of them.",
    });
  }
  const file = await readMarkdown(path, places.cwd, found.size);
  return { name: basename(path, extname(path)), files: [file] };
}

async function fromFolder(folder: string, cwd: string): Promise<Source> {
  const names = (await readdir(folder).catch(unreadable(folder)))
    .filter((name) => /\.(md|markdown)$/i.test(name) && !name.startsWith("."))
    .sort();
  if (names.length === 0) {
    throw new Fault(`${shown(folder, cwd)} holds no Markdown file`, {
      mend: "A checklist is a Markdown file, or a folder of them with its cover in README.md.",
    });
  }
  const files: SourceFile[] = [];
  for (const name of names) {
    const path = join(folder, name);
    const found = await stat(path).catch(unreadable(path));
    if (found.isFile()) files.push(await readMarkdown(path, cwd, found.size));
  }
  return { name: basename(folder), files };
}

async function readMarkdown(path: string, cwd: string, size: number): Promise<SourceFile> {
  const name = shown(path, cwd);
  if (size > LARGEST) {
    throw new Fault(`${name} is ${Math.round(size / 1024 / 1024)} MB: too large for a checklist`, {
      mend: "Look whether another file is meant; a checklist may have 50 MB.",
    });
  }
  const bytes = await readFile(path).catch(unreadable(path));
  if (bytes.includes(0)) {
    throw new Fault(`${name} is not text`, { mend: "A checklist is Markdown, in UTF-8." });
  }
  try {
    return { path: name, text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    throw new Fault(`${name} is not in UTF-8`, { mend: "Save it as UTF-8 in your editor, then try again." });
  }
}

/** The path as a person would type it from here. */
function shown(path: string, cwd: string): string {
  const near = relative(cwd, path);
  return near === "" || near.startsWith("..") ? path : near;
}

async function notThere(
  reference: string,
  path: string,
  names: readonly string[],
  error: NodeJS.ErrnoException,
): Promise<Fault> {
  if (error.code !== "ENOENT" && error.code !== "ENOTDIR") return readFault(path, error);
  const { nearest } = await import("../core/text/nearest.ts");
  const near = nearest(reference, names);
  const bundled = names.length === 0 ? "" : ` Bundled: ${names.join(", ")}.`;
  return new Fault(`there is no checklist ${reference}`, {
    where: path,
    mend:
      near.length > 0 ? `Did you mean ${near.join(" or ")}?` : `Name a Markdown file or a folder.${bundled}`,
  });
}

function unreadable(path: string): (error: unknown) => never {
  return (error) => {
    throw readFault(path, error as NodeJS.ErrnoException);
  };
}

function readFault(path: string, error: NodeJS.ErrnoException): Fault {
  const denied = error.code === "EACCES" || error.code === "EPERM";
  return new Fault(denied ? `${path} may not be read` : `${path} can't be read: ${error.message}`, {
    mend: denied ? "Look at its permissions and its folder's." : "Look at the path and the disk.",
    cause: error,
  });
}

function unusable(reference: string, problems: readonly Problem[]): Fault {
  const errors = problems.filter((problem) => problem.severity === "error");
  const lines = errors
    .slice(0, SHOWN)
    .map(({ position, message, mend }) => `  ${position.file}:${position.line}  ${message} → ${mend}`);
  const more = errors.length > SHOWN ? [`  and ${errors.length - SHOWN} more`] : [];
  const count = errors.length === 1 ? "an error" : `${errors.length} errors`;
  return new Fault([`${reference} has ${count}:`, ...lines, ...more].join("\n"), {
    mend: `Mend ${errors.length === 1 ? "it" : "them"}; \`gonogo lint ${reference}\` shows everything.`,
  });
}
