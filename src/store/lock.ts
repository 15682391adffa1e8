/**
 * One writer at a time, across processes, without native code.
 *
 * A writer creates a file of a name that nobody else ever uses next to the target (`.<file>.lock-…`), then lists the folder. If
 * nobody else's is there it holds the lock. It writes the target's new content into that very file and renames it
 * over the target, which commits and unlocks in one step.
 *
 * Why two can't both commit on the same base: each one's file exists from before its listing until its rename. Of two
 * that read the same base, the one that created its file later listed while the other's was still there, and so did not
 * go on, unless it took the other for dead and removed the file; then the other's rename fails and it starts afresh.
 * So a wrong guess about who is alive (a suspended process, a clock, another host) costs a second try, never an entry.
 */
import type { FileHandle } from "node:fs/promises";
import { open, readdir, stat, unlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { LedgerError } from "./ledger-error.ts";
import { isGone, type Owner, ownerText, parseOwner, self } from "./owner.ts";

export interface Lock {
  /** The lock's own file, empty: what is written here and renamed over the target replaces it. */
  readonly file: string;
  readonly handle: FileHandle;
  /** Says that the file was renamed: there is nothing left to remove. */
  spent(): void;
  /** Ends it. Never throws. */
  release(): Promise<void>;
}

/** How long (ms) to wait for others by default. */
export const PATIENCE = 10_000;

interface Rival {
  readonly name: string;
  readonly owner: Owner | null;
}

/** This process's own files that it could not remove (a disk turned read-only meanwhile): it no longer holds them. */
const orphans = new Set<string>();

let counter = 0;

/**
 * Waits until nobody else writes the target, at most `patience` ms; then throws a LedgerError that names the holder.
 * The target's folder must exist. Files that dead processes left behind are removed on the way.
 */
export async function acquire(target: string, patience: number = PATIENCE): Promise<Lock> {
  const folder = dirname(target);
  const prefix = `.${basename(target)}.lock-`;
  const started = performance.now();
  // Kept through all tries and first in the name: one who has waited gives way to nobody who came later.
  const ticket = Date.now().toString(36).padStart(9, "0");
  let held: Held | null = null;
  try {
    for (let round = 0; ; round++) {
      held ??= await create(folder, `${prefix}${ticket}-${ownTurn()}-${ownerText(self())}`);
      const rivals = await listRivals(folder, prefix, held);
      if (rivals === null) {
        // Somebody took this process for dead.
        await held.release();
        held = null;
      } else if (rivals.length === 0) {
        return held;
      } else if (performance.now() - started >= patience) {
        throw busy(target, rivals[0]!, patience);
      } else if (rivals.some((rival) => rival.name < held!.name)) {
        await held.release();
        held = null;
        await pause(1 + Math.random() * Math.min(2 ** round, 16));
      } else {
        await pause(1);
      }
    }
  } catch (error) {
    await held?.release();
    throw error;
  }
}

interface Held extends Lock {
  readonly name: string;
}

async function create(folder: string, name: string): Promise<Held> {
  for (const orphan of orphans) if (await isRemoved(orphan)) orphans.delete(orphan);
  const file = join(folder, name);
  const handle = await open(file, "wx", 0o666);
  let renamed = false;
  const spent = () => {
    renamed = true;
  };
  const release = async () => {
    await handle.close().catch(() => {});
    if (!renamed && !(await isRemoved(file))) orphans.add(file);
  };
  return { name, file, handle, spent, release };
}

/** Everybody else who waits or holds; null where the own file is gone. */
async function listRivals(folder: string, prefix: string, held: Held): Promise<Rival[] | null> {
  const names = (await readdir(folder)).filter((name) => name.startsWith(prefix));
  if (names.length === 1 && names[0] === held.name) return [];
  if (!names.includes(held.name)) return null;
  const rivals: Rival[] = [];
  for (const name of names) {
    const file = join(folder, name);
    if (name === held.name || orphans.has(file)) continue;
    // ticket-turn-owner
    const owner = parseOwner(name.slice(prefix.length).split("-").slice(2).join("-"));
    // One that can't be removed still bars the way: its owner, should it live, could still rename it.
    const gone = await isGone(owner, () => silence(file, held.handle));
    if (!gone || !(await isRemoved(file))) rivals.push({ name, owner });
  }
  return rivals;
}

/** Milliseconds since the file was written, by the clock of whoever keeps the files: that of the own file, made just now. */
async function silence(file: string, own: FileHandle): Promise<number> {
  try {
    return (await own.stat()).mtimeMs - (await stat(file)).mtimeMs;
  } catch {
    return 0;
  }
}

async function isRemoved(file: string): Promise<boolean> {
  try {
    await unlink(file);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ENOENT";
  }
}

function ownTurn(): string {
  counter = (counter + 1) % 36 ** 3;
  const random = Math.floor(Math.random() * 36 ** 6).toString(36);
  return `${counter.toString(36).padStart(3, "0")}${random.padStart(6, "0")}`;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function busy(target: string, { owner }: Rival, patience: number): LedgerError {
  const here = owner?.place === self().place;
  const who =
    owner === null ? "another program" : `process ${owner.pid} on ${here ? "this machine" : owner.host}`;
  return new LedgerError(
    "busy",
    `The ledger is being written by ${who}, and was not free for ${patience / 1000} s.`,
    {
      where: target,
      mend:
        owner !== null && here
          ? `Try again; if that process hangs, end it with: kill ${owner.pid}`
          : "Try again; if that process no longer lives, its lock is lifted by itself after 30 s.",
    },
  );
}
