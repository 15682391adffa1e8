/**
 * Parsed checklists, kept under the digest of what they were made from. A hit costs one JSON.parse instead of YAML,
 * zod and the parser. Nothing depends on it: a damaged entry is ignored, and so is a folder that can't be written.
 */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Checklist, Problem } from "../core/checklist/model.ts";
import { sha256 } from "./digest.ts";

export interface Parsed {
  readonly checklist: Checklist;
  readonly problems: readonly Problem[];
}

/** As many as somebody works on at a time, with their last versions. */
const most = 20;
const ours = /^checklist-[0-9a-f]{64}\.json/;

const fileOf = (folder: string, key: string): string => join(folder, `checklist-${key}.json`);

/** What was kept under the key, or null. An entry begins with the digest of the rest, so that damage is seen. */
export function cached(folder: string, key: string): Parsed | null {
  try {
    const text = readFileSync(fileOf(folder, key), "utf8");
    const body = text.slice(65);
    return text.slice(0, 65) === `${sha256(body)}\n` ? (JSON.parse(body) as Parsed) : null;
  } catch {
    return null;
  }
}

/** Keeps it, and drops the oldest where there are too many. Never throws. */
export function keep(folder: string, key: string, parsed: Parsed): void {
  const file = fileOf(folder, key);
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const body = JSON.stringify({ checklist: parsed.checklist, problems: parsed.problems });
    writeFileSync(temporary, `${sha256(body)}\n${body}`, { mode: 0o600 });
    renameSync(temporary, file);
    prune(folder, file);
  } catch {
    try {
      rmSync(temporary, { force: true });
    } catch {
      // What can't be written can't be removed either; the next prune looks again.
    }
  }
}

function prune(folder: string, newest: string): void {
  const aged = readdirSync(folder)
    .filter((name) => ours.test(name))
    .map((name) => join(folder, name))
    .filter((path) => path !== newest)
    .map((path) => ({ path, time: timeOf(path) }))
    .sort((a, b) => b.time - a.time);
  for (const { path } of aged.slice(most - 1)) rmSync(path, { force: true });
}

/** When a file was written; another process may have removed it meanwhile. */
function timeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
