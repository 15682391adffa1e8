/**
 * Small builders: a checklist and a ledger in as few words as a test needs. What is not named has the plainest value.
 * The clock of tests is NOW; entries are made a day earlier unless they say otherwise.
 */
import type { Checklist, Criterion, Gate, Item, Phase, Section } from "../../src/core/checklist/model.ts";
import type {
  Draft,
  Entry,
  Ledger,
  MarkEntry,
  Outcome,
  ProbeEntry,
  ProbeResult,
} from "../../src/core/ledger/entry.ts";
import type { Scorecard } from "../../src/core/scorecard/model.ts";
import { score } from "../../src/core/scorecard/score.ts";

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** 2026-11-21 12:00 UTC. */
export const NOW = Date.UTC(2026, 10, 21, 12);

/** A time as the ledger writes it, so many milliseconds before NOW. */
export function ago(ms: number): string {
  return new Date(NOW - ms).toISOString();
}

/** Stands in for a digest: another text has another one. */
export function digestOf(text: string): string {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, "0").repeat(2);
}

/** What a test says of an item; nested ones are given as such. */
export interface ItemSpec extends Partial<Omit<Item, "children" | "parent" | "textDigest">> {
  readonly children?: readonly ItemSpec[];
}

export interface SectionSpec {
  readonly title?: string;
  /** Names the section's line of the summary. */
  readonly label?: string;
  readonly items: readonly (ItemSpec | string)[];
}

export interface PhaseSpec {
  readonly id?: string;
  readonly title?: string;
  readonly sections: readonly SectionSpec[];
}

export interface GateSpec extends Partial<Omit<Gate, "success" | "failure">> {
  /** Ids by the criterion's name. */
  readonly success?: Readonly<Record<string, readonly string[]>>;
  readonly failure?: Readonly<Record<string, readonly string[]>>;
}

export interface ChecklistSpec extends Partial<Omit<Checklist, "phases" | "items" | "gate">> {
  /** Shorthand for one phase with one section. */
  readonly items?: readonly (ItemSpec | string)[];
  readonly sections?: readonly SectionSpec[];
  readonly phases?: readonly PhaseSpec[];
  readonly gate?: GateSpec | null;
}

/** An item; `textDigest` follows from its text. */
export function anItem(spec: ItemSpec | string = {}, place: { phase?: string; section?: string } = {}): Item {
  const given = typeof spec === "string" ? { id: spec } : spec;
  const id = given.id ?? "W5.1.1";
  const text = given.text ?? `Text of ${id}`;
  return {
    number: null,
    placed: false,
    label: null,
    phase: place.phase ?? "W5",
    section: place.section ?? "W5/1",
    group: null,
    when: "before",
    valid: DAY,
    attested: 30 * DAY,
    critical: false,
    needs: given.expect ? "probe" : "person",
    expect: null,
    warn: null,
    during: null,
    mutates: false,
    fields: [],
    evidence: null,
    guidance: "",
    position: { file: "W5.md", line: 1 },
    ...given,
    id,
    text,
    textDigest: digestOf(text),
    parent: null,
    children: [],
  };
}

/** An item that a probe can vouch for. */
export function probed(id: string, spec: ItemSpec = {}): ItemSpec {
  return { id, expect: "true", needs: "probe", ...spec };
}

/** A checklist; without a gate unless one is given. */
export function aChecklist(spec: ChecklistSpec = {}): Checklist {
  const specs = spec.phases ?? [
    { id: "W5", sections: spec.sections ?? [{ items: spec.items ?? ["W5.1.1"] }] },
  ];
  const items: Item[] = [];
  const phases = specs.map((phase, place): Phase => {
    const id = phase.id ?? `W${place + 1}`;
    const sections = phase.sections.map((section, at) => aSection(section, id, at, items));
    return { id, title: phase.title ?? id, sections, position: { file: `${id}.md`, line: 1 } };
  });
  return {
    name: "a-checklist",
    title: "A checklist",
    artifact: "A_CHECKLIST_READINESS.md",
    timezone: "UTC",
    vars: {},
    secrets: [],
    observations: {},
    rollCall: [],
    ...spec,
    phases,
    items,
    gate: spec.gate ? aGate(spec.gate) : null,
  };
}

function aSection(spec: SectionSpec, phase: string, place: number, items: Item[]): Section {
  const id = `${phase}/${place + 1}`;
  const title = spec.title ?? `Section ${place + 1}`;
  const first = items.length;
  for (const item of spec.items) add(item, null, { phase, section: id }, items);
  return {
    id,
    phase,
    title,
    label: spec.label ?? title,
    labelled: spec.label !== undefined,
    items: items.slice(first).map((item) => item.id),
    position: { file: `${phase}.md`, line: 1 },
  };
}

/** Adds an item and what is nested in it, in document order. */
function add(
  spec: ItemSpec | string,
  parent: string | null,
  place: { phase: string; section: string },
  items: Item[],
): string {
  const item = anItem(spec, place);
  const at = items.push(item) - 1;
  const nested = typeof spec === "string" ? [] : (spec.children ?? []);
  const children = nested.map((child) => add(child, item.id, place, items));
  items[at] = { ...item, parent, children };
  return item.id;
}

function aGate(spec: GateSpec): Gate {
  const criteria = (named: Readonly<Record<string, readonly string[]>> = {}): Criterion[] =>
    Object.entries(named).map(([name, items]) => ({ name, patterns: items, items }));
  return {
    threshold: spec.threshold ?? 95,
    success: criteria(spec.success),
    failure: criteria(spec.failure),
  };
}

/** What a test says of an entry; the ledger numbers and chains it. */
export type EntrySpec = Draft extends infer D ? (D extends Draft ? D & { seq?: number } : never) : never;

type Said = Partial<Omit<MarkEntry, "kind" | "item" | "status">>;

/** ana says it, a day ago, of the text that `anItem` gives the id. */
export function mark(item: string | Item, status: MarkEntry["status"] = "pass", said: Said = {}): EntrySpec {
  const id = typeof item === "string" ? item : item.id;
  const textDigest = typeof item === "string" ? digestOf(`Text of ${id}`) : item.textDigest;
  const { seq: _seq, prevDigest: _prev, ...rest } = said;
  return { kind: "mark", at: ago(DAY), by: "ana", source: "walk", item: id, status, textDigest, ...rest };
}

/** A run of probes an hour ago: outcomes by item. */
export function probe(
  outcomes: Readonly<Record<string, Outcome | Partial<ProbeResult>>>,
  said: Partial<Omit<ProbeEntry, "kind" | "results">> = {},
): EntrySpec {
  const results = Object.fromEntries(
    Object.entries(outcomes).map(([id, given]) => {
      const result = typeof given === "string" ? { outcome: given } : given;
      return [id, { outcome: "pass" as const, textDigest: digestOf(`Text of ${id}`), ...result }];
    }),
  );
  const { seq: _seq, prevDigest: _prev, ...rest } = said;
  return { kind: "probe", at: ago(HOUR), by: "ana", source: "verify", results, ...rest };
}

/** ana takes an entry back. */
export function undo(undoes: number, said: { at?: string; by?: string } = {}): EntrySpec {
  return { kind: "undo", at: ago(MINUTE), by: "ana", source: "walk", undoes, ...said };
}

export function vote(
  category: string,
  cast: "go" | "no-go" | "hold",
  said: { by?: string; remark?: string } = {},
): EntrySpec {
  return { kind: "vote", at: ago(HOUR), by: "ana", source: "board", category, vote: cast, ...said };
}

/** A ledger of these entries, numbered from 1. Its digests only tell entries apart; they are not SHA-256. */
export function aLedger(...entries: readonly (EntrySpec | Entry | readonly EntrySpec[])[]): Ledger {
  let head = "0".repeat(64);
  const numbered = entries.flat().map((spec, place): Entry => {
    const entry = { ...(spec as Draft), seq: place + 1, prevDigest: head } as Entry;
    head = digestOf(JSON.stringify(entry)).repeat(4);
    return entry;
  });
  return { checklist: "a-checklist", release: "v1", entries: numbered, head };
}

/** The scorecard at NOW, or so many milliseconds after it. */
export function scoreAt(checklist: Checklist, ledger: Ledger, after = 0, tolerance = 0): Scorecard {
  return score(checklist, ledger, { now: NOW + after, tolerance });
}
