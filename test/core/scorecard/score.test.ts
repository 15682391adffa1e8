import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Checklist } from "../../../src/core/checklist/model.ts";
import type { ItemScore, Scorecard, Tally } from "../../../src/core/scorecard/model.ts";
import { scorer } from "../../../src/core/scorecard/score.ts";
import { anyChecklist, anyEntries, anyWorld, leaves } from "../../helpers/arbitrary.ts";
import {
  aChecklist,
  ago,
  aLedger,
  DAY,
  type EntrySpec,
  HOUR,
  mark,
  NOW,
  probe,
  probed,
  scoreAt,
  undo,
  vote,
} from "../../helpers/build.ts";

const COUNTS = ["total", "applicable", "passed", "failed", "pending", "na", "stale"] as const;

function added(tallies: readonly Tally[]): number[] {
  return COUNTS.map((count) => tallies.reduce((sum, tally) => sum + tally[count], 0));
}

/** The scores of leaves, which alone are judged by themselves. */
function judged(checklist: Checklist, scorecard: Scorecard): ItemScore[] {
  return leaves(checklist).map((item) => scorecard.items.get(item.id)!);
}

describe("numbers", () => {
  test("sections, phases and lines all add up to the totals", () => {
    fc.assert(
      fc.property(anyWorld(20, 30), ({ checklist, entries }) => {
        const card = scoreAt(checklist, aLedger(entries));
        const totals = added([card.totals]);
        expect(added(card.phases)).toEqual(totals);
        expect(added(card.phases.flatMap((phase) => phase.sections))).toEqual(totals);
        expect(added(card.lines)).toEqual(totals);
        const { total, applicable, passed, failed, pending, na, stale } = card.totals;
        expect([total, applicable]).toEqual([checklist.items.length, passed + failed + pending]);
        expect(na).toBe(total - applicable);
        expect(stale).toBeLessThanOrEqual(pending);
      }),
    );
  });

  test("a line for each section that the checklist names, and one for each other phase", () => {
    const section = (title: string, label?: string) => ({
      title,
      items: [`${title}.1`],
      ...(label ? { label } : {}),
    });
    const checklist = aChecklist({
      phases: [
        { id: "W1", title: "W1: Fixtures — captured 🟡→🟢", sections: [section("s1"), section("s2")] },
        { id: "W5", title: "Production", sections: [section("s3", "Infra"), section("s4")] },
      ],
    });
    const { lines } = scoreAt(checklist, aLedger());
    expect(lines.map(({ id, label, total }) => [id, label, total])).toEqual([
      ["W1", "W1 Fixtures — captured", 2],
      ["W5/1", "Infra", 1],
      ["W5/2", "s4", 1],
    ]);
    const single = aChecklist({ sections: [section("s1"), section("s2")] });
    expect(scoreAt(single, aLedger()).lines.map((line) => line.label)).toEqual(["s1", "s2"]);
  });

  test("stale items are counted as pending and apart", () => {
    const entries = [mark("a", "pass", { at: ago(40 * DAY) }), mark("b")];
    expect(scoreAt(aChecklist({ items: ["a", "b", "c"] }), aLedger(entries)).totals).toMatchObject({
      passed: 1,
      pending: 2,
      stale: 1,
    });
  });
});

describe("nobody's pass", () => {
  /** Who could have vouched: a mark of pass, or a probe's pass, about the item. */
  function vouchedFor(id: string, entries: readonly EntrySpec[]): boolean {
    return entries.some((entry) => {
      if (entry.kind === "mark") return entry.item === id && entry.status === "pass";
      return entry.kind === "probe" && entry.results[id]?.outcome === "pass";
    });
  }

  test("no entry, order, clock or text makes a pass of something nobody vouched for", () => {
    const clocks = fc.integer({ min: -4000, max: 4000 }).map((days) => days * DAY);
    fc.assert(
      fc.property(anyWorld(), clocks, fc.boolean(), ({ checklist, entries }, after, retold) => {
        const items = checklist.items.map((item) =>
          retold ? { ...item, text: "x", textDigest: "another" } : item,
        );
        const card = scoreAt({ ...checklist, items }, aLedger(entries), after, after % 7 === 0 ? HOUR : 0);
        for (const score of judged(checklist, card)) {
          if (score.status === "pass") expect(vouchedFor(score.id, entries), score.why).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("and of an item that was never mentioned, nothing is ever said", () => {
    fc.assert(
      fc.property(anyWorld(), ({ checklist, entries }) => {
        const others = aChecklist({ items: leaves(checklist).map((item) => `other ${item.id}`) });
        const { totals } = scoreAt(others, aLedger(entries));
        expect(totals).toMatchObject({ passed: 0, failed: 0, na: 0, stale: 0 });
      }),
    );
  });

  test("could not tell never turns anything into a pass or a fail", () => {
    fc.assert(
      fc.property(anyWorld(), fc.nat(), ({ checklist, entries }, pick) => {
        const target = checklist.items[pick % checklist.items.length]!;
        const result = { outcome: "unknown" as const, textDigest: target.textDigest };
        const after = scoreAt(checklist, aLedger(entries, probe({ [target.id]: result }, { at: ago(0) })));
        const before = scoreAt(checklist, aLedger(entries));
        for (const [id, score] of after.items) {
          const { status, proof } = before.items.get(id)!;
          expect([score.status, score.proof]).toEqual([status, proof]);
        }
        expect(after.totals).toMatchObject({ passed: before.totals.passed, failed: before.totals.failed });
      }),
    );
  });

  test("the clock alone never turns what people said into a pass: what a later one sees passed, an earlier one did", () => {
    const hours = (max: number) => fc.integer({ min: 1, max });
    const clocks = fc.tuple(hours(100), hours(1000), fc.array(hours(200), { minLength: 1, maxLength: 5 }));
    fc.assert(
      fc.property(anyWorld(), clocks, ({ checklist, entries }, [first, more, ends]) => {
        const said = entries
          .filter(({ kind }) => kind !== "probe")
          // Two waivers of three end before, between or behind the clocks; of the rest some have no end.
          .map((entry, i) =>
            entry.kind === "mark" && entry.status === "na" && i % 3 > 0
              ? { ...entry, until: ago(-ends[i % ends.length]! * HOUR) }
              : entry,
          );
        const earlier = scoreAt(checklist, aLedger(said), first * HOUR);
        const later = scoreAt(checklist, aLedger(said), (first + more) * HOUR);
        for (const { id, status, why } of later.items.values()) {
          const before = earlier.items.get(id)!;
          if (status === "pass") expect(before.status, `${id}: ${before.why} → ${why}`).toBe("pass");
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe("one sentence each", () => {
  test("every status says why, without a line break or an undefined in it", () => {
    fc.assert(
      fc.property(anyWorld(), ({ checklist, entries }) => {
        const card = scoreAt(checklist, aLedger(entries));
        for (const { why } of card.items.values()) {
          expect(why).toMatch(/^[^\n]+$/);
          expect(why).not.toMatch(/undefined|null|NaN|Invalid/);
        }
        for (const flag of card.redFlags) expect(flag.text).not.toMatch(/undefined|null|\n/);
      }),
    );
  });

  test("whoever's word counts is named", () => {
    fc.assert(
      fc.property(anyWorld(), ({ checklist, entries }) => {
        const card = scoreAt(checklist, aLedger(entries));
        for (const { said, seen, why } of judged(checklist, card)) {
          if (said?.counts) expect(why).toContain(said.by);
          if (seen?.counts && said?.counts) expect(why).toContain("a probe");
        }
      }),
    );
  });
});

describe("listed for ever", () => {
  const checklist = aChecklist({ items: [probed("X")] });
  const failed = probe({ X: "fail" }, { at: ago(3 * HOUR) });
  const override = mark("X", "pass", { at: ago(2 * HOUR), override: "by hand" });
  const overrides = (...entries: EntrySpec[]) =>
    scoreAt(checklist, aLedger([failed, override], entries)).overrides;

  test("an override, with whether it still stands", () => {
    expect(overrides()).toEqual([{ item: "X", by: "ana", at: ago(2 * HOUR), text: "by hand", stands: true }]);
    expect(overrides(undo(2))).toMatchObject([{ stands: false }]);
    expect(overrides(mark("X", "fail", { note: "no" }))).toMatchObject([{ stands: false }]);
    expect(overrides(probe({ X: "pass" }))).toMatchObject([{ stands: false }]);
    expect(scoreAt(checklist, aLedger(failed, override), 60 * DAY).overrides).toMatchObject([
      { stands: false },
    ]);
  });

  test("also of an item that the checklist no longer has", () => {
    const other = aChecklist({ items: ["Y"] });
    expect(scoreAt(other, aLedger(failed, override)).overrides).toMatchObject([{ item: "X", stands: false }]);
  });

  test("waivers are those that hold now", () => {
    const na = mark("X", "na", { by: "bia", note: "no cache", until: new Date(NOW + DAY).toISOString() });
    expect(scoreAt(checklist, aLedger(na)).waivers).toEqual([
      { item: "X", by: "bia", at: ago(DAY), text: "no cache", until: "2026-11-22T12:00:00.000Z" },
    ]);
    expect(scoreAt(checklist, aLedger(na), 2 * DAY).waivers).toEqual([]);
    expect(scoreAt(checklist, aLedger(na, mark("X"))).waivers).toEqual([]);
  });
});

test("votes, the decision and settings are handed on", () => {
  const decided: EntrySpec = {
    ...{ kind: "decision", at: ago(0), by: "bia", source: "board", milestone: "decision", decision: "go" },
    override: "the risk is taken",
  };
  const set: EntrySpec = { kind: "set", at: ago(0), by: "ana", source: "cli", name: "region", value: "a" };
  const card = scoreAt(aChecklist(), aLedger(vote("Security", "hold", { remark: "wait" }), decided, set));
  expect(card.votes).toMatchObject([{ category: "Security", vote: "hold", by: "ana", remark: "wait" }]);
  expect(card.decision).toMatchObject({
    milestone: "decision",
    decision: "go",
    by: "bia",
    override: "the risk is taken",
  });
  expect(card.settings).toEqual({ region: "a" });
  expect(card).toMatchObject({
    checklist: "a-checklist",
    release: "v1",
    at: "2026-11-21T12:00:00.000Z",
    ahead: [],
  });
});

test("a scorer used again and again gives what a new one would", () => {
  const worlds = anyChecklist().chain((checklist) =>
    fc
      .array(anyEntries(checklist), { minLength: 2, maxLength: 4 })
      .map((ledgers) => ({ checklist, ledgers })),
  );
  fc.assert(
    fc.property(worlds, ({ checklist, ledgers }) => {
      const rate = scorer(checklist);
      for (const entries of ledgers) {
        expect(rate(aLedger(entries), { now: NOW, tolerance: 0 })).toEqual(
          scoreAt(checklist, aLedger(entries)),
        );
      }
    }),
    { numRuns: 50 },
  );
});
