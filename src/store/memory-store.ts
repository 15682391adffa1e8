import type { Digest } from "../core/checklist/model.ts";
import { emptyLedger } from "../core/ledger/chain.ts";
import type { Draft, Ledger } from "../core/ledger/entry.ts";
import { appendQueue } from "./append-queue.ts";
import type { LedgerStore } from "./ledger-store.ts";

export interface MemoryStoreOptions {
  readonly checklist: string;
  readonly release: string;
  readonly digest: Digest;
  /** What the ledger holds to begin with. */
  readonly ledger?: Ledger;
}

/** A ledger that lives as long as the process: the same promises as the file's, for previews and tests. */
export function openMemoryStore(options: MemoryStoreOptions): LedgerStore {
  let current = options.ledger ?? emptyLedger(options.checklist, options.release);
  const watchers = new Set<(ledger: Ledger) => void>();

  const append = appendQueue(options.digest, async (plan) => {
    const planned = await plan(current);
    if (planned !== current) {
      current = planned;
      for (const changed of watchers) queueMicrotask(() => watchers.has(changed) && changed(planned));
    }
    return current;
  });

  return {
    where: "memory",
    read: async () => current,
    append: (decide: (ledger: Ledger) => readonly Draft[]) => append(decide),
    watch(changed) {
      // A function of its own for each call: the same callback may be given twice.
      const watcher = (ledger: Ledger) => changed(ledger);
      watchers.add(watcher);
      return () => {
        watchers.delete(watcher);
      };
    },
  };
}
