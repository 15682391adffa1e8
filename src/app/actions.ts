/** Everything that can happen in the walk. */
import type { Evidence, Ledger, MarkStatus } from "../core/ledger/entry.ts";
import type { KeyPress } from "./input.ts";
import type { ExportFormat, ReleaseSummary } from "./ports.ts";
import type { Message, Size } from "./state.ts";

/** What a key of the table asks for. */
export type Command =
  | { readonly type: "move"; readonly by: number }
  | { readonly type: "page"; readonly by: number }
  | { readonly type: "go"; readonly to: "first" | "last" }
  | { readonly type: "section"; readonly by: 1 | -1 }
  | { readonly type: "pending"; readonly by: 1 | -1 }
  | { readonly type: "match"; readonly by: 1 | -1 }
  | { readonly type: "red flag" }
  | { readonly type: "mark"; readonly status: MarkStatus }
  | { readonly type: "ask note" }
  | { readonly type: "ask long note" }
  | { readonly type: "ask evidence"; readonly of: "this" | "last" }
  | { readonly type: "ask fields" }
  | { readonly type: "undo" }
  | { readonly type: "redo" }
  | { readonly type: "menu"; readonly of: "status" | "filter" | "release" | "format" }
  | { readonly type: "search" }
  | { readonly type: "search ends"; readonly keep: boolean }
  | { readonly type: "clear" }
  | { readonly type: "milestone" }
  | { readonly type: "detail"; readonly by: number }
  | { readonly type: "preview" }
  | { readonly type: "help" }
  | { readonly type: "scroll"; readonly by: number | "page" | "-page" | "top" | "bottom" }
  | { readonly type: "close" }
  | { readonly type: "answer" }
  | { readonly type: "back" }
  | { readonly type: "cancel" }
  | { readonly type: "edit" }
  | { readonly type: "choose by"; readonly by: number }
  | { readonly type: "choose"; readonly value?: string }
  | { readonly type: "redraw" }
  | { readonly type: "stop" }
  | { readonly type: "quit" };

/** What is reported back from outside. */
export type Report =
  | { readonly type: "press"; readonly key: KeyPress }
  | { readonly type: "paste"; readonly text: string }
  | { readonly type: "resize"; readonly size: Size }
  | { readonly type: "tick" }
  /** The detail was scrolled beyond its end, which is here. */
  | { readonly type: "detail ends"; readonly scroll: number }
  | { readonly type: "say"; readonly message: Message | null }
  /** The store's ledger, changed by anybody. */
  | { readonly type: "ledger"; readonly ledger: Ledger }
  /** `lost`: what was saved is gone from the disk. */
  | { readonly type: "watch failed"; readonly reason: string; readonly lost?: boolean }
  /** Steps are on disk; `seqs` are the sequence numbers each one got. */
  | {
      readonly type: "kept";
      readonly ledger: Ledger;
      readonly steps: readonly { readonly id: number; readonly seqs: readonly number[] }[];
    }
  | { readonly type: "not kept"; readonly reason: string }
  | { readonly type: "edited"; readonly text: string }
  | { readonly type: "classified"; readonly item: string; readonly evidence: Evidence }
  | { readonly type: "not classified"; readonly item: string; readonly text: string; readonly reason: string }
  | { readonly type: "previewed"; readonly title: string; readonly lines: readonly string[] }
  | { readonly type: "formats"; readonly formats: readonly ExportFormat[] }
  | { readonly type: "releases"; readonly releases: readonly ReleaseSummary[] }
  | { readonly type: "opened"; readonly release: string; readonly ledger: Ledger }
  /** A name that somebody typed was refused. */
  | { readonly type: "not opened"; readonly name: string; readonly reason: string }
  | { readonly type: "unsaved at quit" }
  /** What keys had to wait for is done. */
  | { readonly type: "resume" };

export type Action = Command | Report;
