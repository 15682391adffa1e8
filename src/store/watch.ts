import { type FSWatcher, watch } from "node:fs";
import { basename, dirname } from "node:path";
import type { Ledger } from "../core/ledger/entry.ts";
import type { DurableFile } from "./durable-file.ts";

export interface WatchOptions {
  readonly path: string;
  readonly file: DurableFile;
  readonly changed: (ledger: Ledger) => void;
  readonly failed: (error: Error) => void;
}

/** Milliseconds between two looks. The system's own notices come sooner, where there are any, but never on all disks. */
const INTERVAL = 250;

/** Calls back after each change of the file; a failure is told once, and only if it lasts. Returns what ends it. */
export function watchFile({ path, file, changed, failed }: WatchOptions): () => void {
  let ended = false;
  let looking = false;
  let again = false;
  // What the caller has seen already; where that is nothing, what the first look finds.
  let head = file.head();
  let seen: string | null | undefined;
  let doubt: { readonly what: string; readonly since: number } | null = null;
  let told: string | null = null;
  let notices: FSWatcher | null = null;

  async function look(): Promise<void> {
    again = looking;
    if (looking) return;
    looking = true;
    do {
      again = false;
      await once();
    } while (again && !ended);
    looking = false;
  }

  async function once(): Promise<void> {
    const ledger = await news();
    if (ledger === null || ended) return;
    // Whoever was told of a trouble is told of its end too, also where it left nothing changed.
    const over = told !== null;
    told = null;
    if (ledger.head === head && !over) return;
    const first = head === null;
    head = ledger.head;
    if (!first || over) changed(ledger);
  }

  /** The ledger where the file is another than at the last look. */
  async function news(): Promise<Ledger | null> {
    let now: string | null | undefined;
    try {
      now = await file.stamp();
      // Our own writes go by unseen: a file taken away after one may look as it did at the last look.
      if (now === seen && doubt === null && file.head() === head) return null;
      const ledger = await file.read();
      // Also a look from before our own last write: that one is over a while later.
      const lost = file.lost(ledger);
      if (lost) throw lost;
      seen = now;
      doubt = null;
      return ledger;
    } catch (error) {
      const { message } = error as Error;
      if (!sure(message)) return null;
      seen = now;
      doubt = null;
      if (told !== message && !ended) failed(error as Error);
      told = message;
      return null;
    }
  }

  /** Somebody may be in the middle of replacing the file by other means: what is still so a while later is so. */
  function sure(what: string): boolean {
    const now = performance.now();
    if (doubt?.what !== what) doubt = { what, since: now };
    return now - doubt.since >= INTERVAL / 2;
  }

  function listen(): void {
    if (notices !== null) return;
    try {
      notices = watch(dirname(path), { persistent: false }, (_event, name) => {
        if (name === null || name === basename(path)) void look();
      });
      notices.on("error", () => {
        notices?.close();
        notices = null;
      });
    } catch {
      // No folder yet, or no notices on this system: the timer sees it all the same.
    }
  }

  const timer = setInterval(() => {
    listen();
    void look();
  }, INTERVAL);
  timer.unref();
  listen();
  void look();

  return () => {
    ended = true;
    clearInterval(timer);
    notices?.close();
  };
}
