/**
 * Entries to fill ledgers with: plain ones by number, and arbitrary ones for properties.
 */
import { hash } from "node:crypto";
import { mkdtempSync, readdirSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { onTestFinished } from "vitest";
import { chain, emptyLedger } from "../../src/core/ledger/chain.ts";
import type { Draft, Evidence, Ledger, ProbeResult } from "../../src/core/ledger/entry.ts";

export const sha256 = (text: string): string => hash("sha256", text, "hex");

export const NAMES = { checklist: "connector", release: "v1.4.0" };

/** A pass of item `W5.<n>`, the n-th second of a day. */
export function aTick(n: number, by = "ana"): Draft {
  return {
    kind: "mark",
    at: new Date(Date.UTC(2026, 10, 20, 0, 0, n)).toISOString(),
    by,
    source: "walk",
    item: `W5.${n}`,
    status: "pass",
    textDigest: "0123456789abcdef",
  };
}

export const ticks = (count: number): Draft[] =>
  Array.from({ length: count }, (_, index) => aTick(index + 1));

export const ledgerOf = (drafts: readonly Draft[]): Ledger =>
  chain(emptyLedger(NAMES.checklist, NAMES.release), drafts, sha256);

/** A folder of the test's own, gone when it ends. */
export function tempFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "gonogo-store-")));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Names of lock files in a folder. */
export const locksIn = (folder: string): string[] =>
  readdirSync(folder).filter((name) => name.includes(".lock-"));

// Text as people type it and as it should never be: emoji, quotes, control characters, half of a pair.
const text = fc.oneof(
  fc.string(),
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: "binary", maxLength: 6 }),
);
const name = text.filter((value) => value !== "");
const key = name.filter((value) => value !== "__proto__");
const time = fc
  .date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true })
  .map((date) => date.toISOString());
const digest = fc.stringMatching(/^[0-9a-f]{64}$/);

const evidence: fc.Arbitrary<Evidence> = fc.oneof(
  fc.record({ kind: fc.constant("link" as const), url: name }),
  fc.record({ kind: fc.constant("file" as const), path: name, sha256: digest }),
  fc.record({ kind: fc.constant("text" as const), text }),
);

const base = { at: time, by: name, source: fc.constantFrom("walk", "cli", "import", "verify", "board") };
const about = {
  note: text,
  evidence: fc.array(evidence, { maxLength: 2 }),
  fields: fc.dictionary(key, text, { maxKeys: 3 }),
};

const result = fc.record(
  {
    outcome: fc.constantFrom("pass", "fail", "unknown"),
    textDigest: name,
    expectDigest: name,
    detail: text,
    values: fc.dictionary(key, fc.jsonValue({ maxDepth: 2 }), { maxKeys: 2 }),
    ms: fc.double({ min: 0, max: 1e9, noNaN: true }),
  },
  { requiredKeys: ["outcome", "textDigest"] },
) as fc.Arbitrary<ProbeResult>;

const optional = <
  T extends Record<string, fc.Arbitrary<unknown>>,
  O extends Record<string, fc.Arbitrary<unknown>>,
>(
  kind: Draft["kind"],
  required: T,
  others: O,
) =>
  fc.record(
    { ...base, kind: fc.constant(kind), ...required, ...others },
    { requiredKeys: ["at", "by", "source", "kind", ...Object.keys(required)] as never[] },
  );

const marked = { item: name, textDigest: name };

/** Any entry that may be written, but for an undo. */
const anyStatement = fc.oneof(
  optional("mark", { ...marked, status: fc.constant("pass") }, { ...about, override: text }),
  optional("mark", { ...marked, status: fc.constant("na") }, { ...about, until: time }),
  optional("mark", { ...marked, status: fc.constantFrom("fail", "reset") }, about),
  optional("note", marked, about),
  optional(
    "probe",
    { results: fc.dictionary(key, result, { maxKeys: 3 }) },
    { same: fc.array(name, { maxLength: 3 }) },
  ),
  optional("vote", { category: name, vote: fc.constantFrom("go", "no-go", "hold") }, { remark: text }),
  optional("decision", { milestone: name, decision: fc.constantFrom("go", "no-go") }, { override: text }),
  optional("set", { name, value: fc.jsonValue({ maxDepth: 2 }) }, {}),
) as unknown as fc.Arbitrary<Draft>;

/** Drafts of a ledger, undos of earlier entries among them. */
export const anyDrafts = (
  constraints: { minLength?: number; maxLength?: number } = {},
): fc.Arbitrary<Draft[]> =>
  fc
    .array(fc.tuple(anyStatement, fc.nat(), fc.integer({ min: 0, max: 5 })), {
      maxLength: 12,
      ...constraints,
    })
    .map((rows) =>
      rows.map(([draft, which, dice], index) => {
        const { at, by, source } = draft;
        return dice === 0 && index > 0
          ? { kind: "undo", at, by, source, undoes: 1 + (which % index) }
          : draft;
      }),
    );
