/**
 * Everything the walk knows between two keys. Plain data: the reducer is the only one that makes a new one.
 */
import type { Checklist } from "../core/checklist/model.ts";
import type { Draft, Ledger } from "../core/ledger/entry.ts";
import type { MilestoneName, Scorecard } from "../core/scorecard/model.ts";
import type { KeyPress } from "./input.ts";
import type { Line } from "./line-edit.ts";
import type { Menu } from "./menus.ts";
import type { Prompt } from "./prompt.ts";
import type { Wish } from "./wishes.ts";

/** What the header says of the last change: on disk, on its way, or refused and tried again. */
export interface SavingState {
  readonly state: "saved" | "saving" | "failed";
  readonly text: string;
}

export type Tone = "info" | "good" | "warn" | "bad";

export interface Message {
  readonly tone: Tone;
  readonly text: string;
}

export const filters = ["all", "pending", "red flags", "stale", "mine", "no evidence"] as const;
export type Filter = (typeof filters)[number];

export const milestones: readonly MilestoneName[] = ["decision", "deploy", "sign-off"];

/** What the keys act on now. */
export type Mode =
  | { readonly kind: "list" }
  | {
      readonly kind: "search";
      readonly line: Line;
      readonly before: { readonly query: string; readonly cursor: string | null };
    }
  | { readonly kind: "prompt"; readonly prompt: Prompt }
  | { readonly kind: "menu"; readonly menu: Menu }
  | { readonly kind: "help"; readonly scroll: number }
  | {
      readonly kind: "preview";
      readonly title: string;
      readonly lines: readonly string[];
      readonly scroll: number;
    };

/** An undo of an entry that has no sequence number yet, because it is not kept yet. */
export interface UndoOfPending {
  readonly kind: "undo of pending";
  readonly at: string;
  readonly by: string;
  readonly step: number;
  readonly index: number;
}

/** What one key asked for and the store has not kept yet. */
export interface Step {
  /** Counts up within the walk. */
  readonly id: number;
  readonly drafts: readonly (Draft | UndoOfPending)[];
  /** Ids of the items it changes. */
  readonly items: readonly string[];
}

/** The sequence numbers that one step of this walk became. */
export interface KeptStep {
  readonly id: number;
  readonly seqs: readonly number[];
}

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

export interface WalkState {
  readonly checklist: Checklist;
  readonly release: string;
  readonly operator: string;
  /** The ledger as the store last gave it. */
  readonly ledger: Ledger;
  /** Steps not kept yet, oldest first. */
  readonly steps: readonly Step[];
  readonly kept: readonly KeptStep[];
  readonly nextStep: number;
  /** The ledger with the steps on top: what the screen shows. Its last digests are provisional. */
  readonly shown: Ledger;
  readonly scorecard: Scorecard;
  /** Why the last attempt to keep the steps failed; null where it did not. */
  readonly refused: string | null;
  /** Why changes of others can't be seen; null where they can. */
  readonly watchFailed: string | null;
  /** Why what was saved is saved no more; null where it is. */
  readonly lost: string | null;
  /** Milliseconds since the epoch, of the last scoring. */
  readonly now: number;
  /** True where the clock was given and stands still. */
  readonly replay: boolean;
  readonly milestone: MilestoneName;
  readonly filter: Filter;
  readonly query: string;
  /** Id of the item the keys act on. It may be hidden by the filter; then no item is acted on. */
  readonly cursor: string | null;
  /** First row of the list's window. */
  readonly top: number;
  readonly detailScroll: number;
  readonly mode: Mode;
  readonly message: Message | null;
  /** What was written in an editor and cancelled, by the question it answered. */
  readonly discarded: ReadonlyMap<string, string>;
  /** The item marked last: the one `E` attaches evidence to. */
  readonly lastMarked: string | null;
  /** True until the first key of a first run. */
  readonly welcome: boolean;
  readonly size: Size;
  /** True where the walk is flat text to be read aloud, on a screen of any size. */
  readonly spoken: boolean;
  /** Keys that wait for a wish to open what they were meant for, in order; null where nothing is waited for. */
  readonly waiting: readonly KeyPress[] | null;
  /** What the reducer wants done outside; taken away before it is run. */
  readonly wishes: readonly Wish[];
}
