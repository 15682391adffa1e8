import { type FSWatcher, watch } from "node:fs";
import { basename, dirname } from "node:path";
import type { Ledger } from "../core/ledger/entry.ts";

export interface WatchOptions {
  readonly path: string;
  readonly stamp: () => Promise<string | null>;
  readonly read: () => Promise<Ledger>;
  readonly changed: (ledger: Ledger) => void;
  readonly failed: (error: Error) => void;
}

/** Milliseconds between two looks. The system's own notices come sooner, where there are any, but never on all disks. */
const INTERVAL = 250;

/** Calls back after each change of the file; a failure is told once, and only if the next look meets it too. Returns what ends it. */
export function watchFile({ path, stamp, read, changed, failed }: WatchOptions): () => void {
  let ended = false;
  let looking = false;
  let again = false;
  let head: string | null = null;
  let seen: string | null | undefined;
  let trouble: string | null = null;
  let told: string | null = null;
  let notices: FSWatcher | null = null;

  async function look(): Promise<void> {
    if (looking) {
      again = true;
      return;
    }
    looking = true;
    do {
      again = false;
      await once();
    } while (again && !ended);
    looking = false;
  }

  async function once(): Promise<void> {
    try {
      const now = await stamp();
      if (now === seen && trouble === null) return;
      const ledger = await read();
      seen = now;
      trouble = told = null;
      if (ended || ledger.head === head) return;
      const first = head === null;
      head = ledger.head;
      if (!first) changed(ledger);
    } catch (error) {
      tell(error as Error);
    }
  }

  function tell(error: Error): void {
    // Somebody may be in the middle of writing it by other means: what is wrong twice is wrong.
    if (trouble === error.message && told !== error.message && !ended) {
      told = error.message;
      failed(error);
    }
    trouble = error.message;
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
