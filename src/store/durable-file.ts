/**
 * A ledger's file as lowdb sees it: an adapter that reads with validation and writes so that what was written stays.
 */
import { isUtf8 } from "node:buffer";
import { rename } from "node:fs/promises";
import { dirname } from "node:path";
import type { Adapter } from "lowdb";
import type { Digest } from "../core/checklist/model.ts";
import { emptyLedger } from "../core/ledger/chain.ts";
import type { Ledger } from "../core/ledger/entry.ts";
import {
  followLinks,
  keepMode,
  makeFolder,
  readWhole,
  stampOf,
  syncFolder,
  writeWhole,
} from "./file-steps.ts";
import type { LedgerError } from "./ledger-error.ts";
import { LedgerImage } from "./ledger-image.ts";
import { type Reading, readLedgerText, readMore, trusted } from "./ledger-text.ts";
import { notText } from "./ledger-trouble.ts";
import { acquire, type Lock } from "./lock.ts";
import { furthest } from "./lost-entries.ts";
import { inWords } from "./system-words.ts";

export interface DurableFileOptions {
  readonly path: string;
  readonly checklist: string;
  readonly release: string;
  readonly digest: Digest;
  /** Milliseconds to wait for other writers; 10 s where none is given. */
  readonly patience?: number;
}

/** Thrown by `write` where another process took this one for dead and lifted its lock: nothing was written, do it again. */
export class LockLost extends Error {}

/** `read` gives the ledger as it stands, an empty one where there is no file; `write` works under the lock only. */
export interface DurableFile extends Adapter<Ledger> {
  read(): Promise<Ledger>;
  /** Also where the chain is broken. */
  readAnyway(): Promise<Reading>;
  /** Runs the work while no other process writes; makes the folder where there is none. */
  locked<T>(work: () => Promise<T>): Promise<T>;
  /** Changes whenever the file does; null where there is none. */
  stamp(): Promise<string | null>;
  /** Head of the ledger as last read or written here; null where neither happened yet. */
  head(): string | null;
  /** Why this ledger can't be what is on the disk: it lacks what was read or written here before; null where it holds all. */
  lost(ledger: Ledger): LedgerError | null;
}

interface Known extends Reading {
  readonly stamp: string | null;
}

export function durableFile(options: DurableFileOptions): DurableFile {
  const { path, checklist, release, digest, patience } = options;
  const image = new LedgerImage();
  const past = furthest(path);
  let known: Known | null = null;
  let lock: Lock | null = null;
  let target = path;

  async function readAnyway(): Promise<Reading> {
    try {
      for (;;) {
        const before = known;
        if (before !== null && (await stampOf(path)) === before.stamp) return before;
        const fresh = await load();
        // What ended meanwhile, another reading or a write, may know better: look again.
        if (known === before) {
          known = fresh;
          return fresh;
        }
      }
    } catch (error) {
      throw inWords(error, "read", path);
    }
  }

  async function load(): Promise<Known> {
    const whole = await readWhole(path);
    if (whole === null) return { ledger: emptyLedger(checklist, release), broken: null, stamp: null };
    const { bytes, stamp } = whole;
    if (!isUtf8(bytes)) throw notText(path);
    const parts = known?.broken === null ? image.split(known.ledger, bytes) : null;
    const grown = parts && readMore(known!.ledger, parts.first, parts.rest, digest);
    if (grown !== null) {
      image.adopt(grown, bytes);
      return { ledger: grown, broken: null, stamp };
    }
    const expected = { checklist, release, path };
    const { ledger, broken, canonical } = await readLedgerText(bytes.toString("utf8"), expected, digest);
    if (canonical) image.adopt(ledger, bytes);
    return { ledger, broken, stamp };
  }

  async function read(): Promise<Ledger> {
    const ledger = trusted(await readAnyway(), path);
    past.saw(ledger);
    return ledger;
  }

  async function write(ledger: Ledger): Promise<void> {
    if (lock === null) throw new Error("The ledger is written under its lock only");
    const { handle, file } = lock;
    try {
      await keepMode(handle, target);
      await writeWhole(handle, image.of(ledger));
      await rename(file, target).catch(async (error: NodeJS.ErrnoException) => {
        if (error.code === "ENOENT" && (await stampOf(file)) === null) throw new LockLost();
        throw error;
      });
      lock.spent();
      known = null;
      const stamp = await stampOf(handle);
      await syncFolder(dirname(target));
      known = { ledger, broken: null, stamp };
      past.saw(ledger);
    } catch (error) {
      throw inWords(error, "saved", path);
    }
  }

  async function locked<T>(work: () => Promise<T>): Promise<T> {
    try {
      target = await followLinks(path);
      lock = await acquireMaking(target, patience);
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

  return {
    read,
    readAnyway,
    write,
    locked,
    stamp: () => stampOf(path),
    head: () => known?.ledger.head ?? null,
    lost: past.lost,
  };
}

/** The first write makes the folder. */
async function acquireMaking(target: string, patience: number | undefined): Promise<Lock> {
  try {
    return await acquire(target, patience);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    await makeFolder(dirname(target));
    return acquire(target, patience);
  }
}
