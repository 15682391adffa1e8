/**
 * Parsed checklists, kept under the digest of what they were made from. A hit costs one JSON.parse instead of YAML,
 * zod and the parser. Nothing depends on it: a damaged entry is ignored, and so is a folder that can't be written.
 */
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Checklist, Problem } from "../core/checklist/model.ts";

export interface Parsed {
  readonly checklist: Checklist;
  readonly problems: readonly Problem[];
}

/** As many checklists as somebody works on at a time, with their last versions. */
const KEPT = 20;

const fileOf = (folder: string, key: string): string => join(folder, `checklist-${key}.json`);

/** What was kept under the key, or null. */
export async function cached(folder: string, key: string): Promise<Parsed | null> {
  try {
    const kept = JSON.parse(await readFile(fileOf(folder, key), "utf8")) as { key: unknown } & Parsed;
    return kept.key === key ? { checklist: kept.checklist, problems: kept.problems } : null;
  } catch {
    return null;
  }
}

/** Keeps it, and drops the oldest where there are too many. Never throws. */
export async function keep(folder: string, key: string, parsed: Parsed): Promise<void> {
  const file = fileOf(folder, key);
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(temporary, JSON.stringify({ key, ...parsed }));
    await rename(temporary, file);
    await prune(folder);
  } catch {
    await rm(temporary, { force: true }).catch(() => {});
  }
}

async function prune(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.startsWith("checklist-"));
  if (names.length <= KEPT) return;
  const aged = await Promise.all(
    names.map(async (name) => ({ name, time: (await stat(join(folder, name))).mtimeMs })),
  );
  aged.sort((a, b) => b.time - a.time);
  await Promise.all(aged.slice(KEPT).map(({ name }) => rm(join(folder, name), { force: true })));
}
