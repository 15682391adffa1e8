import type { Draft, Ledger } from "../core/ledger/entry.ts";

/** Where a ledger lives. The file, memory and (later) a shared server keep the same promises behind it. */
export interface LedgerStore {
  /** For people: the file's path, or the server's address without secrets. */
  readonly where: string;
  /** The ledger as it stands; an empty one where nothing was written yet. Throws a LedgerError where it can't be trusted. */
  read(): Promise<Ledger>;
  /**
   * Adds entries. `decide` sees the ledger as it stands under the lock and returns what to add (nothing: an empty list);
   * what it throws reaches the caller and nothing is written. Resolves only when the entries are safely kept. Refuses, as the
   * watch does, where entries are gone that this store has read or written: what is added must not hide that.
   */
  append(decide: (ledger: Ledger) => readonly Draft[]): Promise<Ledger>;
  /** Calls back within a second of any change, also another process's. Returns the function that ends it. */
  watch(changed: (ledger: Ledger) => void, failed: (error: Error) => void): () => void;
}
