import type { Entry, Ledger } from "../core/ledger/entry.ts";
import { BETWEEN, firstLine, LAST_LINE } from "./ledger-text.ts";

/**
 * The bytes of a ledger's file, kept between writes: entries never change, so each one is turned into bytes once and a tick
 * on a large ledger costs little more than the disk does.
 */
export class LedgerImage {
  #bytes: Buffer = Buffer.alloc(0);
  /** Where the last entry's line ends. */
  #end = 0;
  #entries: readonly Entry[] = [];

  /** Takes over the bytes of a ledger as they were read; they must be those that `of` would give. */
  adopt(ledger: Ledger, bytes: Buffer): void {
    this.#bytes = bytes;
    this.#end = bytes.length - LAST_LINE.length;
    this.#entries = ledger.entries;
  }

  /**
   * Splits the bytes of a later state of the ledger's file into its first line and what follows the ledger's entries; null where
   * the entries don't stand there byte for byte.
   */
  split(ledger: Ledger, bytes: Buffer): { readonly first: string; readonly rest: string } | null {
    if (this.#entries !== ledger.entries || ledger.entries.length === 0) return null;
    const start = Buffer.byteLength(firstLine(ledger));
    if (!bytes.subarray(start, this.#end).equals(this.#bytes.subarray(start, this.#end))) return null;
    return { first: bytes.toString("utf8", 0, start), rest: bytes.toString("utf8", this.#end) };
  }

  /** The whole file's bytes; they hold until the next call. */
  of(ledger: Ledger): Buffer {
    const first = firstLine(ledger);
    const kept = this.#keeps(ledger.entries) ? this.#entries.length : 0;
    const lines = ledger.entries.slice(kept).map((entry) => JSON.stringify(entry));
    const added = `${kept > 0 ? BETWEEN : first}${lines.join(BETWEEN)}${LAST_LINE}`;
    const end = kept > 0 ? this.#end : 0;
    const length = end + Buffer.byteLength(added);
    this.#reserve(length, end);
    if (kept > 0) this.#bytes.write(first, 0);
    this.#bytes.write(added, end);
    this.#end = length - LAST_LINE.length;
    this.#entries = ledger.entries;
    return this.#bytes.subarray(0, length);
  }

  /** True where the entries begin with those that the bytes hold. */
  #keeps(entries: readonly Entry[]): boolean {
    const held = this.#entries;
    return held.length > 0 && held.length < entries.length && held.every((entry, i) => entry === entries[i]);
  }

  #reserve(length: number, keep: number): void {
    if (length <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe(length + (length >> 2));
    this.#bytes.copy(larger, 0, 0, keep);
    this.#bytes = larger;
  }
}
