import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Draft, Ledger } from "../../../src/core/ledger/entry.ts";
import { redoDraft, undoDraft } from "../../../src/core/ledger/undo.ts";
import { anyWorld } from "../../helpers/arbitrary.ts";
import {
  aChecklist,
  aLedger,
  type EntrySpec,
  mark,
  NOW,
  probe,
  scoreAt,
  undo,
  vote,
} from "../../helpers/build.ts";

const REQUEST = { now: NOW, source: "walk" } as const;

/** The ledger with one more entry. */
function plus(ledger: Ledger, draft: Draft): Ledger {
  return aLedger([...(ledger.entries as readonly EntrySpec[]), draft as EntrySpec]);
}

const undone = (ledger: Ledger, by = "ana") => plus(ledger, undoDraft(ledger, by, REQUEST));
const redone = (ledger: Ledger, by = "ana") => plus(ledger, redoDraft(ledger, by, REQUEST));
const target = (draft: Draft) => (draft.kind === "undo" ? draft.undoes : null);

describe("undo", () => {
  test("takes back the operator's own last mark, note or setting", () => {
    const ledger = aLedger(
      mark("X"),
      mark("Y"),
      mark("Z", "pass", { by: "bia" }),
      probe({ X: "fail" }),
      vote("A", "go"),
    );
    expect(undoDraft(ledger, "ana", REQUEST)).toEqual({
      kind: "undo",
      at: "2026-11-21T12:00:00.000Z",
      by: "ana",
      source: "walk",
      undoes: 2,
    });
    expect(target(undoDraft(ledger, "bia", REQUEST))).toBe(3);
  });

  test("goes back one by one, and says when there is nothing left", () => {
    const once = undone(aLedger(mark("X"), mark("Y")));
    expect(target(undoDraft(once, "ana", REQUEST))).toBe(1);
    expect(() => undoDraft(undone(once), "ana", REQUEST)).toThrow("nothing to undo");
    expect(() => undoDraft(once, "bia", REQUEST)).toThrow("nothing to undo");
  });
});

describe("redo", () => {
  test("brings back what was taken back last, one by one", () => {
    const back = undone(undone(aLedger(mark("X"), mark("Y"))));
    expect(target(redoDraft(back, "ana", REQUEST))).toBe(4);
    const again = redone(back);
    expect(target(redoDraft(again, "ana", REQUEST))).toBe(3);
    expect(() => redoDraft(redone(again), "ana", REQUEST)).toThrow("nothing to redo");
  });

  test("ends with the operator's next act, not with another's", () => {
    const back = undone(aLedger(mark("X")));
    expect(() => redoDraft(plus(back, mark("Y")), "ana", REQUEST)).toThrow("nothing to redo");
    expect(target(redoDraft(plus(back, mark("Y", "pass", { by: "bia" })), "ana", REQUEST))).toBe(2);
  });

  test("has nothing to bring back of another's undo", () => {
    expect(() => redoDraft(aLedger(mark("X"), undo(1, { by: "bia" })), "ana", REQUEST)).toThrow(
      "nothing to redo",
    );
  });
});

test("undo, then redo, is as if nothing had been done", () => {
  fc.assert(
    fc.property(anyWorld(), fc.integer({ min: 1, max: 4 }), ({ checklist, entries }, times) => {
      const before = aLedger(entries);
      let ledger = before;
      let steps = 0;
      for (; steps < times; steps++) {
        try {
          ledger = undone(ledger);
        } catch {
          break;
        }
      }
      for (let step = 0; step < steps; step++) ledger = redone(ledger);
      expect(scoreAt(checklist, ledger)).toEqual(scoreAt(checklist, before));
    }),
  );
});

test("undoing everything gives the empty scorecard, but for overrides", () => {
  fc.assert(
    fc.property(anyWorld(), ({ checklist, entries }) => {
      let ledger = aLedger(entries.filter((entry) => entry.kind === "mark" || entry.kind === "note"));
      for (const by of ["ana", "bia"]) {
        while (ledger.entries.length < 200) {
          try {
            ledger = undone(ledger, by);
          } catch {
            break;
          }
        }
      }
      const empty = scoreAt(checklist, aLedger());
      expect({ ...scoreAt(checklist, ledger), ahead: [], overrides: [] }).toEqual(empty);
    }),
  );
});

test("the empty scorecard has nothing passed and nothing failed", () => {
  const { totals } = scoreAt(aChecklist({ items: ["a", "b"] }), aLedger());
  expect(totals).toMatchObject({ total: 2, applicable: 2, passed: 0, failed: 0, pending: 2, percent: 0 });
});
