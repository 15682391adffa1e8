/** What reading an edited file gives: the edits, and what could not be read. */
import type { Item } from "../checklist/model.ts";
import type { Evidence, MarkEntry, MarkStatus } from "../ledger/entry.ts";
import type { Status } from "../scorecard/model.ts";
import type { ByHand } from "./hand.ts";

/** One edit: what the file now says of an item that the ledger does not. */
export interface ArtifactChange {
  readonly item: string;
  /** Absent where only a note, evidence or values are added. */
  readonly status?: MarkStatus;
  readonly note?: string;
  readonly evidence?: readonly Evidence[];
  readonly fields?: Readonly<Record<string, string>>;
  /** n/a only, ISO 8601. */
  readonly until?: string;
  readonly override?: string;
  /** The item's line in the file. */
  readonly line: number;
  /** The item's status when the file was exported; null for a file that gonogo did not write. */
  readonly wasExportedAs: Status | null;
  /** The item's status as the ledger stands. */
  readonly now: Status;
  /** Where the ledger has changed too, to something else: who says what. Such a change is not taken unasked. */
  readonly conflict?: string;
}

export interface NotUnderstood {
  /** 0 where it is about the whole file. */
  readonly line: number;
  readonly text: string;
  readonly why: string;
}

/** An item of the file with all that it says, ready to be compared with the ledger. */
export interface ReadItem {
  readonly item: Item;
  readonly line: number;
  readonly text: string;
  readonly says: Status;
  readonly was: { readonly status: Status; readonly seq: number } | null;
  /** The item's last mark or reset as the ledger stands; null for none. */
  readonly last: MarkEntry | null;
  readonly hand: ByHand;
}
