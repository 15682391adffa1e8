/** What the walk needs from outside. Commands make them; the walk sees no more than this. */
import type { Checklist, Digest } from "../core/checklist/model.ts";
import type { Evidence, Ledger } from "../core/ledger/entry.ts";
import type { LedgerStore } from "../store/ledger-store.ts";

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Milliseconds by which an entry may be dated ahead of this clock and still count. */
  readonly tolerance: number;
  /** False for a clock that was set by hand: nothing expires while the walk runs. */
  readonly live: boolean;
}

export interface ReleaseSummary {
  readonly name: string;
  /** Number of entries in its ledger; null where it can't be read. */
  readonly entries: number | null;
}

export interface Releases {
  list(): Promise<readonly ReleaseSummary[]>;
  /** Opens a release's ledger, a new one where there is none. Throws a Fault where the name is refused. */
  open(name: string): Promise<LedgerStore>;
}

export interface ExportFormat {
  readonly name: string;
  readonly label: string;
}

export interface Exporter {
  /** The first one is what the preview shows. */
  readonly formats: readonly ExportFormat[];
  /** The artifact's text for a ledger as it stands at a time (ms). */
  render(format: string, ledger: Ledger, now: number): Promise<string>;
  /** Writes it where exports go; gives the path. */
  write(format: string, content: string): Promise<string>;
}

export interface Editor {
  /** The text as the person left it. Throws a Fault where no editor could be run. */
  edit(text: string): Promise<string>;
}

export interface Ports {
  readonly checklist: Checklist;
  readonly store: LedgerStore;
  readonly operator: string;
  readonly digest: Digest;
  readonly clock: Clock;
  readonly releases: Releases;
  readonly exporter: Exporter;
  readonly editor: Editor;
  /** Remembers that the three lines of a first run were shown. */
  readonly firstRun: { seen(): boolean; done(): void };
  readonly evidence: {
    /** Tells a link, an existing file (with its digest) and text apart. */
    classify(text: string): Promise<Evidence>;
  };
}

/** The terminal, as the walk's effects use it. */
export interface Screen {
  /** Gives the terminal to `work`, and takes it back with a full redraw. */
  aside(work: () => Promise<void>): Promise<void>;
  /** Stops the process as Ctrl-Z does; resolves when it is in the foreground again. */
  stop(): Promise<void>;
  redraw(): Promise<void>;
  /** Ends the walk with an exit code. */
  leave(code: number): void;
}
