/** The walk of the real program on a small checklist, and what it left on the disk. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Entry } from "../../src/core/ledger/entry.ts";
import { freshFolder } from "./cli.ts";
import { Terminal, type TerminalOptions } from "./terminal.ts";

/** What stands in the footer when the list takes keys. */
export const ready = "? help";

export interface WalkOptions extends TerminalOptions {
  /** The checklist's file; `small.md` where none is given. */
  readonly checklist?: string;
  readonly operator?: string;
  readonly args?: readonly string[];
  /** Where it is remembered that the walk has explained itself; somebody who has seen it where none is given. */
  readonly state?: string;
}

/** The arguments of a walk. */
export const walkArgs = ({ checklist = "small.md", operator = "ana", args = [] }: WalkOptions): string[] => [
  "-c",
  checklist,
  "--as",
  operator,
  ...args,
];

/** Opens the walk in a folder and waits until it takes keys. */
export async function openWalk(cwd: string, options: WalkOptions = {}): Promise<Terminal> {
  const terminal = startWalk(cwd, options);
  await terminal.waitFor(ready);
  return terminal;
}

/** Opens the walk without waiting for it. */
export function startWalk(cwd: string, options: WalkOptions = {}): Terminal {
  const env = { XDG_STATE_HOME: options.state ?? experienced(), ...options.env };
  return new Terminal(walkArgs(options), { ...options, cwd, env });
}

/** A state folder of somebody who has walked before. */
export function experienced(): string {
  const state = freshFolder();
  mkdirSync(join(state, "gonogo"));
  writeFileSync(join(state, "gonogo/walked"), "");
  return state;
}

export const ledgerPath = (cwd: string, release = "unreleased", checklist = "small"): string =>
  join(cwd, "data", checklist, `${release}.json`);

export function entriesIn(cwd: string, release?: string, checklist?: string): Entry[] {
  return (JSON.parse(readFileSync(ledgerPath(cwd, release, checklist), "utf8")) as { entries: Entry[] })
    .entries;
}

/** Entries in a few words, without the checklist's name: `1.2 fail: no backups`. */
export function saidIn(cwd: string, release?: string, checklist = "small"): string[] {
  return entriesIn(cwd, release, checklist).map((entry) => {
    const item = "item" in entry ? entry.item.replace(`${checklist}.`, "") : "";
    const what = entry.kind === "mark" ? entry.status : entry.kind;
    const note = "note" in entry && entry.note ? `: ${entry.note}` : "";
    return `${item} ${what}${note}`.trim();
  });
}

/** The row of the list that the keys act on. */
export function cursorRow(terminal: Terminal): string {
  return terminal.lines().find((line) => line.includes("│❯")) ?? "";
}

/** Waits until the keys act on an item; gives the screen. */
export function cursorOn(terminal: Terminal, item: string): Promise<string> {
  return terminal.waitFor(() => cursorRow(terminal).includes(` ${item} `));
}

/** A folder with `many.md`: a section of so many items, `1.1 Item 1` and on. */
export function manyFolder(count: number): string {
  const folder = freshFolder();
  const items = Array.from({ length: count }, (_, place) => `- [ ] **1.${place + 1}** Item ${place + 1}`);
  writeFileSync(join(folder, "many.md"), `# Many\n\n## All\n\n${items.join("\n")}\n`);
  return folder;
}
