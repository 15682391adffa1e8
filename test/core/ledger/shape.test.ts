import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Draft, Entry } from "../../../src/core/ledger/entry.ts";
import { entrySchema, explainEntries, explainLedger } from "../../../src/core/ledger/schema.ts";
import { isEntry, isStamp, isTime } from "../../../src/core/ledger/shape.ts";
import { anyDrafts, aTick, ledgerOf, ticks } from "../../helpers/ledgers.ts";

type Json = Record<string, unknown>;

const tick = ledgerOf([aTick(1)]).entries[0]!;
const second = (draft: object): unknown => ledgerOf([aTick(1), draft as Draft]).entries[1];

/** All objects and lists in a value, itself among them. */
function nodes(value: unknown): Json[] {
  if (typeof value !== "object" || value === null) return [];
  return [value as Json, ...Object.values(value).flatMap(nodes)];
}

/** One change somewhere in an entry: a value replaced, a key taken out, put in, or made a dangerous one. */
function change(entry: Entry, node: number, at: number, how: number, value: unknown): unknown {
  const copy = JSON.parse(JSON.stringify(entry)) as Json;
  const all = nodes(copy);
  const target = all[node % all.length]!;
  const keys = Object.keys(target);
  const key = keys[at % Math.max(keys.length, 1)] ?? "added";
  const put = (name: string) =>
    Object.defineProperty(target, name, { value, enumerable: true, writable: true, configurable: true });
  if (how === 0) delete target[key];
  else if (how === 1) put("__proto__");
  else if (how === 2) put("added");
  else put(key);
  // What a list lacks is null once it is written.
  return JSON.parse(JSON.stringify(copy));
}

const oddValue = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom("", "pass", "na", "undo", "mark", 0, -1, 1.5, 2 ** 53, null, [], {}, [""], {
    kind: "link",
  }),
  fc.constantFrom(
    "2026-02-30T12:00:00.000Z",
    "2026-01-31T12:00:00Z",
    "2024-02-29T23:59:59.999Z",
    "0".repeat(64),
  ),
);

describe("the quick check and the schema", () => {
  const agree = (value: unknown) => expect(isEntry(value)).toBe(entrySchema.safeParse(value).success);

  test("both take every entry that is written", () => {
    fc.assert(
      fc.property(anyDrafts(), (drafts) => {
        const { entries } = ledgerOf(drafts);
        expect(entries.every(isEntry)).toBe(true);
        expect(explainEntries(entries)).toEqual([]);
      }),
    );
  });

  test("agree on every entry with one or two changes somewhere in it", () => {
    const edit = fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: 0, max: 5 }), oddValue);
    fc.assert(
      fc.property(anyDrafts({ minLength: 1, maxLength: 4 }), edit, edit, (drafts, first, next) => {
        for (const entry of ledgerOf(drafts).entries) {
          const once = change(entry, ...first);
          agree(once);
          if (nodes(once).length > 0) agree(change(once as Entry, ...next));
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test("agree on any JSON, also on one that says it is an entry", () => {
    const kind = fc.constantFrom("mark", "note", "probe", "vote", "decision", "set", "undo", "other", 1);
    fc.assert(
      fc.property(fc.jsonValue(), kind, (value, said) => {
        agree(value);
        if (typeof value === "object" && value !== null && !Array.isArray(value))
          agree({ ...value, kind: said });
      }),
    );
  });

  test("agree on what a score could stumble over", () => {
    const odd: unknown[] = [
      null,
      [],
      "mark",
      7,
      {},
      { ...tick, kind: "constructor" },
      { ...tick, kind: "__proto__" },
      { ...tick, status: "PASS" },
      { ...tick, seq: "1" },
      { ...tick, at: "yesterday" },
      { ...tick, at: "2026-11-20T00:00:01Z" },
      { ...tick, at: "2026-11-20T00:00:01.000+00:00" },
      { ...tick, until: "2026-12-01T00:00:00Z" },
      { ...tick, status: "na", until: "2026-12-01" },
      { ...tick, status: "fail", override: "known" },
      { ...tick, evidence: { 0: { kind: "text", text: "x" }, length: 1 } },
      { ...tick, evidence: [{ kind: "link", url: "x", text: "y" }] },
      { ...tick, fields: ["x"] },
      { ...tick, fields: JSON.parse('{"__proto__": "x"}') },
      { ...tick, fields: JSON.parse('{"__proto__": 1}') },
      { ...tick, seq: 1, kind: "undo", undoes: 1 },
    ];
    for (const value of odd) {
      agree(value);
      expect(isEntry(value)).toBe(false);
    }
  });
});

describe("an entry", () => {
  const of = { at: tick.at, by: "ana", source: "cli" };

  test("of a waiver may say until when, one of a pass why it overrides", () => {
    expect(isEntry(second({ ...aTick(2), status: "na", until: "2026-12-01T02:59:59.999Z" }))).toBe(true);
    expect(isEntry(second({ ...aTick(2), status: "na", until: "2026-12-01T23:59:59-03:00" }))).toBe(true);
    expect(isEntry(second({ ...aTick(2), override: "TTL is set by the provider" }))).toBe(true);
    expect(isEntry(second({ ...aTick(2), status: "fail", until: "2026-12-01T02:59:59.999Z" }))).toBe(false);
  });

  test("that takes one back names an earlier one", () => {
    expect(isEntry(second({ ...of, kind: "undo", undoes: 1 }))).toBe(true);
    expect(isEntry(second({ ...of, kind: "undo", undoes: 2 }))).toBe(false);
    expect(isEntry(second({ ...of, kind: "undo", undoes: 0 }))).toBe(false);
  });

  test("that sets a variable has a value, be it null", () => {
    expect(isEntry(second({ ...of, kind: "set", name: "project", value: null }))).toBe(true);
    expect(isEntry(second({ ...of, kind: "set", name: "project" }))).toBe(false);
  });

  test("has a time on a day that exists", () => {
    expect(
      ["2024-02-29", "2000-02-29", "2026-12-31", "0000-02-29"].map((day) => isStamp(`${day}T00:00:00.000Z`)),
    ).toEqual([true, true, true, true]);
    expect(
      ["2026-02-29", "1900-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00"].map((day) =>
        isStamp(`${day}T00:00:00.000Z`),
      ),
    ).toEqual([false, false, false, false, false, false]);
    expect(["24:00:00", "12:60:00", "12:00:60"].map((at) => isTime(`2026-01-01T${at}Z`))).toEqual([
      false,
      false,
      false,
    ]);
    fc.assert(
      fc.property(
        fc.date({ min: new Date("0000-01-01"), max: new Date("9999-12-31"), noInvalidDate: true }),
        (date) => {
          expect(isStamp(date.toISOString())).toBe(true);
        },
      ),
    );
  });
});

describe("what is wrong, in words", () => {
  const file = { gonogo: "ledger", version: 1, checklist: "c", release: "r", head: "0".repeat(64) };

  test("names the entry, the key and the rule", () => {
    const [first, next] = ledgerOf(ticks(2)).entries;
    const { by: _by, ...nameless } = next!;
    const entries = [{ ...first, status: "passed" }, nameless];
    expect(explainLedger({ ...file, entries })).toEqual([
      'entry 1: "status" must be one of pass, fail, na, reset',
      'entry 2: "by" is missing',
    ]);
  });

  test("says what should not be there, and what kind there is not", () => {
    expect(explainEntries([{ ...tick, colour: "red" }])).toEqual([
      "entry 1: it holds what it should not: colour",
    ]);
    expect(explainEntries([{ ...tick, evidence: [{ kind: "link", url: "x", note: "y" }] }])).toEqual([
      'entry 1: "evidence.0" holds what it should not: note',
    ]);
    expect(explainEntries([{ ...tick, kind: "tick" }])).toEqual(['entry 1: "kind" is none that is known']);
    expect(explainEntries([null, [], { ...tick, fields: 3 }])).toEqual([
      "entry 1 must be an object",
      "entry 2 must be an object",
      'entry 3: "fields" must be an object',
    ]);
  });

  test("says so of the file's head", () => {
    expect(explainLedger({ ...file, head: "abc", more: 1 })).toEqual([
      'its head: "head" must be a SHA-256 of 64 hex digits',
      'its head: "entries" is missing',
      "its head: it holds what it should not: more",
    ]);
  });

  test("stops after a few", () => {
    const many = explainLedger({ ...file, entries: Array.from({ length: 1_000 }, () => ({})) });
    expect(many).toHaveLength(6);
    expect(many.at(-1)).toBe("and more");
  });
});
