/**
 * Where ledgers lie: `<data folder>/<checklist>/<release>.json`.
 */
import { statSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";
import type { Digest } from "../core/checklist/model.ts";
import { Fault } from "../core/fault.ts";
import { readLedgerText } from "./ledger-text.ts";
import { brokenChain } from "./ledger-trouble.ts";
import { inWords } from "./system-words.ts";

const LONGEST = 100;

export interface DataFolderOptions {
  /** `--data`, where it was given. */
  readonly data?: string | undefined;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The checklist's name. */
  readonly checklist: string;
}

/**
 * The absolute path of the folder that holds all checklists' ledgers: `--data`, else `GONOGO_DATA`, else `data` in the nearest
 * folder above that has ledgers of this checklist in it, else `data` right here. It need not exist yet.
 */
export function dataFolder({ data, cwd, env, checklist }: DataFolderOptions): string {
  const given = data || env.GONOGO_DATA;
  if (given) return resolve(cwd, atHome(given, env));
  const name = checkChecklistName(checklist);
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    if (isFolder(join(folder, "data", name))) return join(folder, "data");
    if (folder === dirname(folder)) return resolve(cwd, "data");
  }
}

/** `~/` as a shell would have it: in `--data=~/ledgers` no shell does, and a folder called `~` is nobody's wish. */
function atHome(path: string, env: DataFolderOptions["env"]): string {
  return /^~(?:[/\\]|$)/.test(path) ? join(env.HOME || homedir(), path.slice(1)) : path;
}

/** The file that keeps a release's ledger. Throws a Fault where a name can't be one. */
export function ledgerPath(folder: string, checklist: string, release: string): string {
  return join(folder, checkChecklistName(checklist), `${checkReleaseName(release)}.json`);
}

/** Gives the name back where a release can be called that; throws a Fault with a name that would do where it can't. */
export function checkReleaseName(name: string): string {
  if (/^[A-Za-z0-9_][A-Za-z0-9._-]*$/.test(name) && name.length <= LONGEST) return name;
  const rule =
    name === ""
      ? "it is empty"
      : name.length > LONGEST
        ? `it is longer than ${LONGEST} characters`
        : /^[.-]/.test(name)
          ? `it begins with "${name[0]}"`
          : "it may hold letters, digits, ., _ and - only";
  throw new Fault(`A release can't be called ${JSON.stringify(name)}: ${rule}.`, {
    mend: `Call it ${JSON.stringify(suggestion(name))}, for example.`,
  });
}

function suggestion(name: string): string {
  const near = name
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .replace(/[^A-Za-z0-9._-]+/g, "-")
    .replace(/^[.-]+|-+$/g, "")
    .slice(0, LONGEST);
  return near || "v1.0.0";
}

/** A checklist's name comes from its file's: any name that is one folder's will do. */
function checkChecklistName(name: string): string {
  if (name !== "" && !name.startsWith(".") && !/[/\\\0]/.test(name)) return name;
  throw new Fault(`A checklist called ${JSON.stringify(name)} can't have a folder for its ledgers.`, {
    mend: "Rename its file or folder so that it begins with a letter or a digit.",
  });
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** One release that has a ledger. */
export interface ReleaseEntry {
  readonly release: string;
  readonly path: string;
  /** How many entries it holds; 0 where it can't be read. */
  readonly entries: number;
  /** Time of the last entry, ISO 8601 UTC; null where there is none. */
  readonly last: string | null;
  /** What is wrong with it, one sentence; null where nothing is. */
  readonly problem: string | null;
}

/**
 * The releases of a checklist that have a ledger, the one last written to first. One that can't be used is listed with its
 * problem; a broken chain is found only where a digest is given.
 */
export async function listReleases(
  folder: string,
  checklist: string,
  digest: Digest | null = null,
): Promise<ReleaseEntry[]> {
  const here = join(folder, checkChecklistName(checklist));
  const releases = await Promise.all(
    (await namesIn(here)).map((name) => describe(join(here, name), checklist, name.slice(0, -5), digest)),
  );
  return releases.sort((a, b) => compare(b.last ?? "", a.last ?? "") || compare(a.release, b.release));
}

async function describe(
  path: string,
  checklist: string,
  release: string,
  digest: Digest | null,
): Promise<ReleaseEntry> {
  try {
    const { ledger, broken } = await readLedgerText(
      await readFile(path, "utf8"),
      { checklist, release, path },
      digest,
    );
    const problem = broken === null ? null : brokenChain(broken, path).message;
    return {
      release,
      path,
      entries: ledger.entries.length,
      last: ledger.entries.at(-1)?.at ?? null,
      problem,
    };
  } catch (error) {
    const { message } = inWords(error, "read", path) as Error;
    return { release, path, entries: 0, last: null, problem: message };
  }
}

/** Names of the files that can be ledgers: what begins with a dot is a lock, or not ours. */
async function namesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(nothingThere);
  return names.filter((name) => /^[^.].*\.json$/.test(name));
}

function nothingThere(error: NodeJS.ErrnoException): never[] {
  if (error.code === "ENOENT" || error.code === "ENOTDIR") return [];
  throw error;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
