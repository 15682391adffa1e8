import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chain, emptyLedger, entryDigest, GENESIS, verifyChain } from "../../../src/core/ledger/chain.ts";
import type { Draft, Entry, Ledger } from "../../../src/core/ledger/entry.ts";
import { anyDrafts, aTick, ledgerOf, sha256, ticks } from "../../helpers/ledgers.ts";

const withEntries = (ledger: Ledger, entries: readonly unknown[]): Ledger => ({
  ...ledger,
  entries: entries as readonly Entry[],
});

describe("adding to a ledger", () => {
  test("an empty ledger's head is the beginning", () => {
    expect(emptyLedger("connector", "v1")).toEqual({
      checklist: "connector",
      release: "v1",
      entries: [],
      head: GENESIS,
    });
    expect(verifyChain(emptyLedger("connector", "v1"), sha256)).toBeNull();
  });

  test("each entry is numbered and holds the digest of the one before", () => {
    const { entries, head } = ledgerOf(ticks(3));
    expect(entries.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(entries.map(({ prevDigest }) => prevDigest)).toEqual([
      GENESIS,
      entryDigest(entries[0]!, sha256),
      entryDigest(entries[1]!, sha256),
    ]);
    expect(head).toBe(entryDigest(entries[2]!, sha256));
  });

  test("the keys are always written in one order", () => {
    const { kind, at, ...rest } = aTick(1);
    const [entry] = ledgerOf([{ ...rest, note: "ok", at, kind } as Draft]).entries;
    expect(Object.keys(entry!)).toEqual([
      "seq",
      "at",
      "by",
      "source",
      "kind",
      "item",
      "status",
      "textDigest",
      "note",
      "prevDigest",
    ]);
  });

  test("the ledger before is left as it was, and nothing to add gives it back", () => {
    const before = ledgerOf(ticks(2));
    const copy = structuredClone(before);
    chain(before, ticks(1), sha256);
    expect(before).toEqual(copy);
    expect(chain(before, [], sha256)).toBe(before);
  });

  test("what is kept is what reading it back gives", () => {
    const draft = { ...aTick(1), note: undefined, fields: { a: "x" } } as unknown as Draft;
    const { entries } = ledgerOf([draft]);
    expect(entries[0]).not.toHaveProperty("note");
    fc.assert(
      fc.property(anyDrafts(), (drafts) => {
        const ledger = ledgerOf(drafts);
        expect(JSON.parse(JSON.stringify(ledger))).toEqual(ledger);
        expect(verifyChain(JSON.parse(JSON.stringify(ledger)) as Ledger, sha256)).toBeNull();
      }),
    );
  });

  test("adding one by one or all at once is the same", () => {
    fc.assert(
      fc.property(anyDrafts(), (drafts) => {
        const single = drafts.reduce((ledger, draft) => chain(ledger, [draft], sha256), ledgerOf([]));
        expect(single).toEqual(ledgerOf(drafts));
      }),
    );
  });
});

describe("a change made by hand", () => {
  const ledger = ledgerOf(ticks(5));
  const { entries } = ledger;

  test("in an entry's content is named", () => {
    const changed = entries.map((entry) => (entry.seq === 3 ? { ...entry, status: "fail" } : entry));
    expect(verifyChain(withEntries(ledger, changed), sha256)).toEqual({
      seq: 4,
      message: "entry 3 is not what it was when entry 4 was written after it (one of the two was changed)",
    });
  });

  test("in the last entry is named", () => {
    const changed = entries.map((entry) => (entry.seq === 5 ? { ...entry, by: "bia" } : entry));
    expect(verifyChain(withEntries(ledger, changed), sha256)).toEqual({
      seq: 5,
      message: expect.stringContaining("entry 5, the last, is not what the ledger's head says"),
    });
  });

  test("that takes entries out is named", () => {
    const without = entries.filter(({ seq }) => seq !== 2 && seq !== 3);
    expect(verifyChain(withEntries(ledger, without), sha256)).toEqual({
      seq: 2,
      message: "entries 2 to 3 are missing: entry 4 comes in that place",
    });
    expect(verifyChain(withEntries(ledger, entries.slice(0, -1)), sha256)?.seq).toBe(4);
    expect(verifyChain(withEntries(ledger, entries.slice(1)), sha256)?.message).toContain(
      "entry 1 is missing",
    );
    expect(verifyChain(withEntries(ledger, []), sha256)).toEqual({
      seq: null,
      message: "the ledger's head speaks of entries, but there are none",
    });
  });

  test("that puts entries in another order, or one in twice, is named", () => {
    const [first, second, ...rest] = entries;
    expect(verifyChain(withEntries(ledger, [second, first, ...rest]), sha256)?.seq).toBe(1);
    expect(verifyChain(withEntries(ledger, [first, first, second, ...rest]), sha256)).toEqual({
      seq: 2,
      message: "entry 2 is out of order: it is numbered 1",
    });
  });

  test("that leaves no entry at all is named", () => {
    expect(verifyChain(withEntries(ledger, [null]), sha256)?.message).toBe("entry 1 is not an entry");
    expect(verifyChain(withEntries(ledger, [{}]), sha256)?.message).toContain("numbered not at all");
  });

  test("of any entry, in any way, is found", () => {
    const edit = fc.tuple(fc.nat(), fc.nat(), fc.jsonValue({ maxDepth: 1 }));
    fc.assert(
      fc.property(anyDrafts({ minLength: 1 }), edit, (drafts, [which, where, value]) => {
        const written = ledgerOf(drafts);
        const changed = structuredClone(written.entries) as unknown as Record<string, unknown>[];
        const entry = changed[which % changed.length]!;
        const keys = Object.keys(entry);
        const key = keys[where % (keys.length + 2)];
        if (key === undefined) entry.added = value;
        else entry[key] = value;
        fc.pre(JSON.stringify(changed) !== JSON.stringify(written.entries));
        expect(verifyChain(withEntries(written, changed), sha256)).not.toBeNull();
      }),
    );
  });

  test("that leaves any set of entries out, or orders them anew, is found", () => {
    fc.assert(
      fc.property(
        anyDrafts({ minLength: 1 }).chain((drafts) => {
          const written = ledgerOf(drafts);
          return fc.tuple(fc.constant(written), fc.shuffledSubarray([...written.entries]));
        }),
        ([written, left]) => {
          fc.pre(
            left.length < written.entries.length || left.some((entry, i) => entry !== written.entries[i]),
          );
          expect(verifyChain(withEntries(written, left), sha256)).not.toBeNull();
        },
      ),
    );
  });

  test("is not looked for in what is known already", () => {
    const known = ledgerOf(ticks(3));
    expect(verifyChain(ledger, sha256, { known })).toBeNull();
    const changed = (which: number) =>
      entries.map((entry) => (entry.seq === which ? { ...entry, by: "bia" } : entry));
    expect(verifyChain(withEntries(ledger, changed(2)), sha256, { known })).toBeNull();
    expect(verifyChain(withEntries(ledger, changed(4)), sha256, { known })?.seq).toBe(5);
  });

  test("of the head alone is found", () => {
    expect(verifyChain({ ...ledger, head: GENESIS }, sha256)?.seq).toBe(5);
  });
});
