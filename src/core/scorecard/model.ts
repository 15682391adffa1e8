/**
 * The scorecard: a pure function of checklist, ledger and clock. Every view shows these numbers and no others.
 */
import type { Evidence, Outcome } from "../ledger/entry.ts";
import type { NoteSaid } from "../ledger/fold.ts";

export type Status = "pass" | "fail" | "na" | "pending";

export type Reason =
  | "verified"
  | "attested"
  | "overridden"
  | "never checked"
  | "stale"
  | "contradicted"
  | "could not tell"
  | "text changed"
  | "waived"
  | "rolled up";

/** Whose word a pass or a fail stands on; null where nobody's counts. */
export type Proof = "probe" | "person" | "both" | "override" | "children" | null;

/** Who brought something, and when. */
export interface Origin {
  readonly by: string;
  readonly at: string;
}

/** The last mark of an item that was not taken back, as a view shows it. */
export interface Said {
  readonly seq: number;
  readonly status: "pass" | "fail" | "na";
  readonly by: string;
  readonly at: string;
  readonly note: string | null;
  readonly until: string | null;
  readonly override: string | null;
  /** False where it no longer counts: stale, expired, or said of another text. */
  readonly counts: boolean;
  /** True where it was said of another text than the item has now; a fail counts all the same. */
  readonly textChanged: boolean;
  /** ISO time after which it no longer counts; null where it stands until somebody changes it. */
  readonly expires: string | null;
}

/** The last probe result of an item. */
export interface Seen {
  readonly seq: number;
  readonly outcome: Outcome;
  readonly at: string;
  readonly detail: string | null;
  readonly values: Readonly<Record<string, unknown>> | null;
  readonly ms: number | null;
  readonly counts: boolean;
  readonly expires: string | null;
}

export interface ItemScore {
  readonly id: string;
  readonly status: Status;
  readonly reason: Reason;
  readonly proof: Proof;
  /** One sentence: why the item has this status, with both sides named where they differ. */
  readonly why: string;
  readonly said: Said | null;
  /** The last result that was a pass or a fail. */
  readonly seen: Seen | null;
  /** The last attempt where it could not tell and came after `seen`. */
  readonly attempt: Seen | null;
  readonly fields: Readonly<Record<string, string>>;
  readonly evidence: readonly Evidence[];
  /** Who brought each value and each piece of evidence, these in the order of `evidence`. */
  readonly origins: {
    readonly fields: Readonly<Record<string, Origin>>;
    readonly evidence: readonly Origin[];
  };
  readonly notes: readonly NoteSaid[];
  /** True where evidence is asked for, a person's word counts, and none is attached. */
  readonly lacksEvidence: boolean;
  /** Names of fields still to be filled in. */
  readonly missingFields: readonly string[];
}

/** Counts of a set of items. `applicable` is total less n/a; `percent` is floored to one decimal, null where nothing applies. */
export interface Tally {
  readonly total: number;
  readonly applicable: number;
  readonly passed: number;
  readonly failed: number;
  readonly pending: number;
  readonly na: number;
  /** Of those pending: said or seen once, and no longer counting. */
  readonly stale: number;
  readonly percent: number | null;
}

export interface SectionScore extends Tally {
  readonly id: string;
  readonly title: string;
  readonly label: string;
}

export interface PhaseScore extends Tally {
  readonly id: string;
  readonly title: string;
  readonly sections: readonly SectionScore[];
}

/** One line of the scorecard's summary: a section, or a whole phase where its sections have no line of their own. */
export interface Line extends Tally {
  readonly id: string;
  readonly label: string;
}

export interface RedFlag {
  /** The item, or null where a vote or a criterion raised it. */
  readonly item: string | null;
  readonly reason: "failed" | "contradicted" | "failure criterion" | "no-go vote";
  /** One sentence that names the blocker. */
  readonly text: string;
  /** Who raised it and since when, where an entry did. */
  readonly by: string | null;
  readonly at: string | null;
}

/** A pass against a failing probe; listed for ever, also after it was changed or taken back. */
export interface Override {
  readonly item: string;
  readonly by: string;
  readonly at: string;
  readonly text: string;
  /** False once a later entry replaced it or took it back, or it went stale. */
  readonly stands: boolean;
}

/** An item set aside as not applicable. */
export interface Waiver {
  readonly item: string;
  readonly by: string;
  readonly at: string;
  readonly text: string;
  readonly until: string | null;
}

/** What stands in the ledger of an item that the checklist has no more. */
export interface Removed {
  readonly item: string;
  readonly status: "pass" | "fail" | "na";
  readonly by: string;
  readonly at: string;
  /** The reason given. */
  readonly text: string | null;
}

export type MilestoneName = "decision" | "deploy" | "sign-off";
export type Verdict = "GO" | "NO-GO" | "HOLD";

export interface CriterionScore {
  readonly name: string;
  readonly kind: "threshold" | "red flags" | "critical" | "success" | "failure";
  readonly met: boolean;
  /** True where something speaks against it; false where it is met, or not enough is known. */
  readonly wrong: boolean;
  /** Why it is met or not. */
  readonly detail: string;
}

export interface MilestoneScore {
  readonly name: MilestoneName;
  /** Items due by then. */
  readonly due: number;
  readonly applicable: number;
  readonly passed: number;
  readonly percent: number | null;
  readonly verdict: Verdict;
  /** The verdict's reason, the blocker before the percentage. */
  readonly reason: string;
  readonly criteria: readonly CriterionScore[];
  /** The shortest list of items that, passed, turn the verdict into GO; empty where it is GO or can't be reached. */
  readonly wouldChange: readonly string[];
}

export interface Vote {
  readonly category: string;
  readonly vote: "go" | "no-go" | "hold";
  readonly by: string;
  readonly at: string;
  readonly remark: string | null;
}

export interface Decision {
  readonly milestone: string;
  readonly decision: "go" | "no-go";
  readonly by: string;
  readonly at: string;
  readonly override: string | null;
}

export interface Scorecard {
  readonly checklist: string;
  readonly release: string;
  /** The clock it was computed at, ISO 8601 UTC. */
  readonly at: string;
  readonly totals: Tally;
  readonly phases: readonly PhaseScore[];
  /** The summary's lines; they add up to the totals. */
  readonly lines: readonly Line[];
  readonly items: ReadonlyMap<string, ItemScore>;
  readonly redFlags: readonly RedFlag[];
  readonly overrides: readonly Override[];
  readonly waivers: readonly Waiver[];
  readonly removed: readonly Removed[];
  /** Null where the checklist declares no gate. */
  readonly milestones: Readonly<Record<MilestoneName, MilestoneScore>> | null;
  readonly votes: readonly Vote[];
  readonly decision: Decision | null;
  /** Values from `gonogo set`, last one first found. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Sequence numbers of entries dated later than the clock: they don't count. */
  readonly ahead: readonly number[];
}
