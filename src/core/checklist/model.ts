/**
 * What must hold. A checklist is read from Markdown and never written back.
 * phases › sections › groups › items; items are also kept flat, in document order.
 */

/** When an item falls due, seen from the deploy. */
export type When = "before" | "day" | "after";

/** Whose word proves an item: a probe alone, a probe and a person, or a person alone. */
export type Needs = "probe" | "both" | "person";

/** Where something stands in the checklist's source; `line` counts from 1. */
export interface Position {
  readonly file: string;
  readonly line: number;
}

export interface Item {
  /** `W5.3.1`; a nested item's is its parent's plus its position, `W5.6.2.1`. */
  readonly id: string;
  /** The item's Markdown as written, without the checkbox and without the bold number that opens it. */
  readonly text: string;
  /** The bold number as written (`3.1`), or null where there is none: the id is then the item's position. */
  readonly number: string | null;
  /** True where the id is the item's place: put a line in above, and it is another. */
  readonly placed: boolean;
  /** A shorter name for narrow places; the text where none is given. */
  readonly label: string | null;
  /** Digest of `text`: a mark made on another text no longer counts. */
  readonly textDigest: string;
  readonly phase: string;
  /** Id of the section, `W5/1`. */
  readonly section: string;
  /** Title of the group (the heading below the section), or null. */
  readonly group: string | null;
  readonly when: When;
  /** Milliseconds for which a probe's result counts. */
  readonly valid: number;
  /** Milliseconds for which a person's word counts. */
  readonly attested: number;
  readonly critical: boolean;
  readonly needs: Needs;
  /** CEL expression over observations, or null: only a person can vouch for the item. */
  readonly expect: string | null;
  /** Digest of the expectation: a result seen under another one no longer counts. Absent: not compared. */
  readonly expectDigest?: string;
  readonly warn: string | null;
  readonly during: string | null;
  readonly mutates: boolean;
  /** Names of the values to fill in, in order. */
  readonly fields: readonly string[];
  /** What to attach, or null where no evidence is asked for. */
  readonly evidence: string | null;
  /** Markdown that helps to judge the item: the prose below it, then its block's `note`; empty where there is none. */
  readonly guidance: string;
  readonly parent: string | null;
  /** Ids of nested items; an item with children is a roll-up and is never marked by hand. */
  readonly children: readonly string[];
  readonly position: Position;
}

export interface Section {
  /** `W5/1`: the phase and the section's place in it. */
  readonly id: string;
  readonly phase: string;
  /** The heading as written. */
  readonly title: string;
  /** The scorecard's short name for it; the title, made plain, where none is given. */
  readonly label: string;
  /** True where the checklist itself names the scorecard's line (`label:` in the heading's block). */
  readonly labelled: boolean;
  readonly items: readonly string[];
  readonly position: Position;
}

export interface Phase {
  /** The file's stem: `W5`. */
  readonly id: string;
  /** The document's first heading, or its file name. */
  readonly title: string;
  readonly sections: readonly Section[];
  readonly position: Position;
}

export interface Criterion {
  readonly name: string;
  /** Selectors as written: ids and prefixes with `*`. */
  readonly patterns: readonly string[];
  /** The items that the patterns name, in document order; never empty. */
  readonly items: readonly string[];
}

export interface Gate {
  /** Per cent of the items due and applicable that must be passed: strictly more than this. */
  readonly threshold: number;
  readonly success: readonly Criterion[];
  readonly failure: readonly Criterion[];
}

/** Where a variable's value comes from after `gonogo set`: the environment, then the default. */
export interface Variable {
  readonly env: string | null;
  readonly default: unknown;
  readonly about: string | null;
}

export interface Checklist {
  /** The name its ledgers are kept under: the folder's name, or the file's without its ending. */
  readonly name: string;
  readonly title: string;
  /** File name of the exported artifact. */
  readonly artifact: string;
  /** IANA zone in which a date without a time ends; `UTC` where none is given. */
  readonly timezone: string;
  readonly phases: readonly Phase[];
  readonly items: readonly Item[];
  /** Null where the checklist declares no gate: there is then no verdict to give. */
  readonly gate: Gate | null;
  readonly vars: Readonly<Record<string, Variable>>;
  /** Names of environment variables whose values are masked everywhere. */
  readonly secrets: readonly string[];
  /** Observations by name, validated when a probe first needs them. */
  readonly observations: Readonly<Record<string, unknown>>;
  /** Roles called in the meeting, in order. */
  readonly rollCall: readonly string[];
}

/** A SHA-256 digest of a text, in hex. The core asks for one instead of importing a platform's. */
export type Digest = (text: string) => string;

/** One thing wrong (or doubtful) in a checklist, said so that its author can mend it. */
export interface Problem {
  readonly severity: "error" | "warning";
  readonly position: Position;
  /** What is wrong. */
  readonly message: string;
  /** What to do about it. */
  readonly mend: string;
}
