import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dueAt, milestones } from "../../../src/core/checklist/milestones.ts";
import type { Checklist } from "../../../src/core/checklist/model.ts";
import type { MilestoneName, Scorecard } from "../../../src/core/scorecard/model.ts";
import { scorer } from "../../../src/core/scorecard/score.ts";
import { anyWorld, leaves } from "../../helpers/arbitrary.ts";
import {
  aChecklist,
  ago,
  aLedger,
  type ChecklistSpec,
  type EntrySpec,
  HOUR,
  mark,
  NOW,
  probe,
  probed,
  scoreAt,
  vote,
} from "../../helpers/build.ts";

const CLOCK = { now: NOW, tolerance: 0 };

/** Passes items by marks, against a probe where need be. */
function passing(checklist: Checklist, ids: readonly string[]): EntrySpec[] {
  const items = checklist.items.filter((item) => ids.includes(item.id));
  return items.map((item) => mark(item, "pass", { at: ago(0), override: "so that it passes" }));
}

function changes(spec: ChecklistSpec, entries: readonly EntrySpec[] = []): readonly string[] {
  return scoreAt(aChecklist(spec), aLedger(entries)).milestones!.decision.wouldChange;
}

describe("what would change the verdict", () => {
  test("nothing, where it is GO", () => {
    expect(changes({ items: ["a"], gate: {} }, [mark("a")])).toEqual([]);
  });

  test("every failed item, first", () => {
    const items = ["a", "b", "c", "d"];
    const entries = [mark("d", "fail", { note: "no" }), mark("a")];
    expect(changes({ items, gate: { threshold: 60 } }, entries)).toEqual(["d", "b"]);
  });

  test("a failed item that is not due yet too: it is a red flag all the same", () => {
    const items = ["a", { id: "b", when: "after" as const }];
    expect(changes({ items, gate: {} }, [mark("a"), mark("b", "fail", { note: "no" })])).toEqual(["b"]);
  });

  test("then what criteria wait for, then the first ones that are due", () => {
    const items = ["a", "b", { id: "c", critical: true }, "d", "e", { id: "f", when: "day" as const }];
    const gate = { threshold: 75, success: { done: ["d"] }, failure: { broken: ["e", "f"] } };
    expect(changes({ items, gate })).toEqual(["c", "d", "e", "a"]);
  });

  test("an item that was set aside only where a failure criterion can't be ruled out without it", () => {
    const entries = [mark("a", "na", { note: "no" }), mark("b"), mark("c")];
    const items = ["a", "b", "c"];
    expect(changes({ items, gate: { success: { done: ["a"] } } }, entries)).toEqual([]);
    expect(changes({ items, gate: { failure: { broken: ["a"] } } }, entries)).toEqual(["a"]);
  });

  test("the last item of a roll-up rather than another: it counts twice", () => {
    const roll = (id: string, count: number) => ({
      id,
      children: Array.from({ length: count }, (_, place) => ({ id: `${id}.${place + 1}` })),
    });
    const items = ["a", "b", roll("c", 3), roll("d", 2)];
    // 9 due, 5 wanted (more than 50%): d.1, d.2 and d make three, two more are needed.
    expect(changes({ items, gate: { threshold: 50 } })).toEqual(["a", "b", "d.1", "d.2"]);
    // With c.1 and c.2 passed, c.3 brings two passes.
    const entries = [mark("c.1"), mark("c.2")];
    expect(changes({ items, gate: { threshold: 40 } }, entries)).toEqual(["c.3"]);
  });

  test("the innermost item of nested roll-ups, which counts once for each", () => {
    const inner = { id: "c.1", children: [{ id: "c.1.1", children: [{ id: "c.1.1.1" }] }] };
    const items = ["a", "b", "d", "e", { id: "c", children: [inner] }];
    expect(changes({ items, gate: { threshold: 45 } })).toEqual(["c.1.1.1"]);
  });

  test("no roll-up twice, by itself and in the one around it", () => {
    const items = [
      { id: "a", children: [{ id: "a.1" }, { id: "a.2", children: [{ id: "a.2.1" }] }] },
      "b",
      "c",
      "d",
    ];
    // 7 due, 6 wanted: a.1 and a.2.1 bring four of them.
    expect(changes({ items, gate: { threshold: 72 } })).toEqual(["a.1", "a.2.1", "b", "c"]);
  });

  test("one item that was set aside for all roll-ups around it", () => {
    const items = [{ id: "a", children: [{ id: "a.1" }, { id: "a.2", children: [{ id: "a.2.1" }] }] }];
    const entries = ["a.1", "a.2.1"].map((id) => mark(id, "na", { note: "no" }));
    expect(changes({ items, gate: { failure: { broken: ["a", "a.2"] } } }, entries)).toEqual(["a.2.1"]);
  });

  test("nothing where no item can help: a NO-GO vote, or a threshold that can't be met", () => {
    expect(changes({ items: ["a"], gate: {} }, [vote("Security", "no-go")])).toEqual([]);
    expect(changes({ items: ["a"], gate: { threshold: 100 } })).toEqual([]);
    expect(changes({ items: ["a"], gate: {} }, [mark("a", "na", { note: "no" })])).toEqual([]);
  });

  test("an item that a probe fails, as an override", () => {
    const spec = { items: [probed("a")], gate: {} };
    const entries = [probe({ a: "fail" }, { at: ago(HOUR / 2) })];
    expect(changes(spec, entries)).toEqual(["a"]);
    const after = scoreAt(aChecklist(spec), aLedger(entries, passing(aChecklist(spec), ["a"])));
    expect(after.milestones!.decision.verdict).toBe("GO");
  });
});

/** Items whose passing is an answer: those due that apply, those failed, and those that were named. */
function candidates(checklist: Checklist, scorecard: Scorecard, milestone: MilestoneName): string[] {
  const { wouldChange } = scorecard.milestones![milestone];
  return leaves(checklist)
    .filter((item) => {
      const { status } = scorecard.items.get(item.id)!;
      if (wouldChange.includes(item.id) || status === "fail") return true;
      return status === "pending" && dueAt(milestone, item);
    })
    .map((item) => item.id);
}

function subsets(ids: readonly string[], size: number): string[][] {
  if (size === 0) return [[]];
  return ids.flatMap((id, place) => subsets(ids.slice(place + 1), size - 1).map((rest) => [id, ...rest]));
}

test("what is named really makes it GO, and nothing shorter does", { timeout: 60_000 }, () => {
  let named = 0;
  fc.assert(
    fc.property(anyWorld(7, 12), fc.constantFrom(...milestones), ({ checklist, entries }, milestone) => {
      const rate = scorer(checklist);
      const verdict = (ids: readonly string[]) => {
        const card = rate(aLedger(entries, passing(checklist, ids)), CLOCK);
        return card.milestones![milestone].verdict;
      };
      const scorecard = rate(aLedger(entries), CLOCK);
      const { wouldChange } = scorecard.milestones![milestone];
      const others = candidates(checklist, scorecard, milestone);
      if (verdict([]) === "GO") {
        expect(wouldChange).toEqual([]);
        return;
      }
      if (wouldChange.length > 0) {
        named += 1;
        expect(new Set(wouldChange).size).toBe(wouldChange.length);
        expect(verdict(wouldChange)).toBe("GO");
      }
      const shortest = wouldChange.length > 0 ? wouldChange.length - 1 : others.length;
      for (let size = 1; size <= shortest; size++) {
        for (const some of subsets(others, size)) expect(verdict(some), `${some}`).not.toBe("GO");
      }
    }),
    { numRuns: 400 },
  );
  expect(named).toBeGreaterThan(100);
});
