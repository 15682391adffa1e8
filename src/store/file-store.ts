import { Low } from "lowdb";
import { emptyLedger } from "../core/ledger/chain.ts";
import type { Ledger } from "../core/ledger/entry.ts";
import { appendQueue, type Plan } from "./append-queue.ts";
import { type DurableFileOptions, durableFile, LockLost } from "./durable-file.ts";
import { LedgerError } from "./ledger-error.ts";
import type { LedgerStore } from "./ledger-store.ts";
import type { Reading } from "./ledger-text.ts";
import { PATIENCE } from "./lock.ts";
import { watchFile } from "./watch.ts";

export interface FileStore extends LedgerStore {
  /** As `read`, but gives a ledger whose chain is broken too, with the place of the break; for `gonogo log --verify`. */
  readAnyway(): Promise<Reading>;
}

/** The ledger in a file. Nothing is read, made or checked before it is used. */
export function openFileStore(options: DurableFileOptions): FileStore {
  const { path, checklist, release, digest, patience = PATIENCE } = options;
  const file = durableFile(options);
  const db = new Low<Ledger>(file, emptyLedger(checklist, release));

  async function commit(plan: Plan): Promise<Ledger> {
    const started = performance.now();
    for (;;) {
      try {
        return await file.locked(() => write(plan));
      } catch (error) {
        if (!(error instanceof LockLost)) throw error;
        if (performance.now() - started > patience) throw lostTooOften(path);
      }
    }
  }

  async function write(plan: Plan): Promise<Ledger> {
    await db.read();
    const ledger = db.data;
    const lost = file.lost(ledger);
    if (lost) throw lost;
    const planned = await plan(ledger);
    if (planned === ledger) return ledger;
    db.data = planned;
    await db.write();
    return planned;
  }

  return {
    where: path,
    read: () => file.read(),
    readAnyway: () => file.readAnyway(),
    append: appendQueue(digest, commit),
    watch: (changed, failed) => watchFile({ path, file, changed, failed }),
  };
}

function lostTooOften(path: string): LedgerError {
  return new LedgerError(
    "busy",
    "The ledger could not be saved: other programs lifted its lock again and again.",
    {
      where: path,
      mend: "Do the same again; if it stays so, the disk is too slow for all who write to it.",
    },
  );
}
