/**
 * A ledger's file as lowdb sees it: an adapter that reads with validation and writes so that what was written stays.
 */
import { constants } from "node:fs";
import { type FileHandle, mkdir, open, readlink, realpath, rename, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { Adapter } from "lowdb";
import type { Digest } from "../core/checklist/model.ts";
import { type ChainBreak, emptyLedger } from "../core/ledger/chain.ts";
import type { Ledger } from "../core/ledger/entry.ts";
import { brokenChain, ledgerText, readLedgerText } from "./ledger-text.ts";
import { acquire, type Lock } from "./lock.ts";
import { inWords } from "./system-words.ts";

export interface DurableFileOptions {
  readonly path: string;
  readonly checklist: string;
  readonly release: string;
  readonly digest: Digest;
  /** Milliseconds to wait for other writers. */
  readonly patience?: number;
}

/** Thrown by `write` where another process took this one for dead and removed its lock: nothing was written, do it again. */
export class LockLost extends Error {}

export interface Reading {
  readonly ledger: Ledger;
  readonly broken: ChainBreak | null;
}

/** `read` gives the ledger as it stands (never null: an empty one where there is no file); `write` needs the lock. */
export interface DurableFile extends Adapter<Ledger> {
  read(): Promise<Ledger>;
  /** Also where the chain is broken. */
  readAnyway(): Promise<Reading>;
  /** Runs the work while no other process writes; makes the folder where there is none. */
  locked<T>(work: () => Promise<T>): Promise<T>;
  /** Changes whenever the file does; null where there is none. */
  stamp(): Promise<string | null>;
}

interface Known extends Reading {
  readonly stamp: string | null;
}

export function durableFile(options: DurableFileOptions): DurableFile {
  const { path, checklist, release, digest } = options;
  let known: Known | null = null;
  let lock: Lock | null = null;
  let target = path;

  async function readAnyway(): Promise<Reading> {
    try {
      for (;;) {
        const before = known;
        if (before !== null && (await stampOf(path)) === before.stamp) return before;
        const fresh = await load();
        // A write that ended meanwhile knows better.
        if (known === before) known = fresh;
        if (known === fresh) return fresh;
      }
    } catch (error) {
      throw inWords(error, "read", path);
    }
  }

  async function load(): Promise<Known> {
    const content = await readWhole(path);
    if (content === null) return { ledger: emptyLedger(checklist, release), broken: null, stamp: null };
    const reading = await readLedgerText(content.text, { checklist, release, path }, digest);
    return { ...reading, stamp: content.stamp };
  }

  async function read(): Promise<Ledger> {
    const { ledger, broken } = await readAnyway();
    if (broken !== null) throw brokenChain(broken, path);
    return ledger;
  }

  async function write(ledger: Ledger): Promise<void> {
    if (lock === null) throw new Error("The ledger is written under its lock only");
    const { handle, file } = lock;
    try {
      await keepOwnerAndMode(handle, target);
      await handle.writeFile(ledgerText(ledger));
      await handle.sync();
      await rename(file, target).catch(async (error: NodeJS.ErrnoException) => {
        if (error.code === "ENOENT" && (await stampOf(file)) === null) throw new LockLost();
        throw error;
      });
      const stamp = stampText(await handle.stat({ bigint: true }));
      known = null;
      await syncFolder(dirname(target));
      known = { ledger, broken: null, stamp };
    } catch (error) {
      throw inWords(error, "saved", path);
    }
  }

  async function locked<T>(work: () => Promise<T>): Promise<T> {
    try {
      target = await followLinks(path);
      lock = await acquireIn(target, options.patience);
    } catch (error) {
      throw inWords(error, "saved", path);
    }
    try {
      return await work();
    } finally {
      const held = lock;
      lock = null;
      await held.release();
    }
  }

  return { read, readAnyway, write, locked, stamp: () => stampOf(path) };
}

async function acquireIn(target: string, patience: number | undefined): Promise<Lock> {
  try {
    return await acquire(target, patience);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    await mkdir(dirname(target), { recursive: true });
    return acquire(target, patience);
  }
}

/** The file that a symbolic link leads to, also where there is none yet: it is replaced, not the link. */
async function followLinks(path: string): Promise<string> {
  let target = resolve(path);
  try {
    return await realpath(target);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  for (let link = await linkOf(target); link !== null; link = await linkOf(target)) {
    target = resolve(dirname(target), link);
  }
  const folder = await realpath(dirname(target)).catch(() => dirname(target));
  return join(folder, target.slice(dirname(target).length));
}

async function linkOf(path: string): Promise<string | null> {
  return readlink(path).catch(() => null);
}

async function readWhole(path: string): Promise<{ readonly text: string; readonly stamp: string } | null> {
  let handle: FileHandle;
  try {
    handle = await open(path, constants.O_RDONLY);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
  try {
    const stamp = stampText(await handle.stat({ bigint: true }));
    return { text: await handle.readFile("utf8"), stamp };
  } finally {
    await handle.close();
  }
}

async function stampOf(path: string): Promise<string | null> {
  try {
    return stampText(await stat(path, { bigint: true }));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

interface Facts {
  readonly dev: bigint;
  readonly ino: bigint;
  readonly size: bigint;
  readonly mtimeNs: bigint;
  readonly ctimeNs: bigint;
}

function stampText({ dev, ino, size, mtimeNs, ctimeNs }: Facts): string {
  return `${dev}:${ino}:${size}:${mtimeNs}:${ctimeNs}`;
}

/** The file that is replaced passes its mode on, and its owner where that is allowed (a tick as root must not lock others out). */
async function keepOwnerAndMode(handle: FileHandle, target: string): Promise<void> {
  let old: { readonly mode: number; readonly uid: number; readonly gid: number };
  try {
    old = await stat(target);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
    throw error;
  }
  const own = await handle.stat();
  if (old.uid !== own.uid || old.gid !== own.gid) await handle.chown(old.uid, old.gid).catch(() => {});
  if (old.mode !== own.mode) await handle.chmod(old.mode & 0o7777);
}

/** Makes the rename itself last. Where folders can't be opened (Windows) the system sees to it. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
