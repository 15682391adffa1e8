import { describe, expect, test } from "vitest";
import type { MilestoneName, MilestoneScore } from "../../../src/core/scorecard/model.ts";
import {
  aChecklist,
  ago,
  aLedger,
  type ChecklistSpec,
  type EntrySpec,
  HOUR,
  type ItemSpec,
  mark,
  probe,
  probed,
  scoreAt,
  vote,
} from "../../helpers/build.ts";

const many = (count: number, spec: ItemSpec = {}, prefix = "i"): ItemSpec[] =>
  Array.from({ length: count }, (_, place) => ({ ...spec, id: `${prefix}${place + 1}` }));

const passed = (specs: readonly ItemSpec[]): EntrySpec[] => specs.map(({ id }) => mark(id!));
const na = (id: string) => mark(id, "na", { note: "no" });
const fail = (id: string, note = "no") => mark(id, "fail", { note });

function at(
  name: MilestoneName,
  spec: ChecklistSpec,
  ...entries: (EntrySpec | EntrySpec[])[]
): MilestoneScore {
  return scoreAt(aChecklist(spec), aLedger(entries.flat())).milestones![name];
}

const decision = (spec: ChecklistSpec, ...entries: (EntrySpec | EntrySpec[])[]) =>
  at("decision", spec, ...entries);
const met = (score: MilestoneScore) => score.criteria.map((one) => `${one.met ? "" : "not "}${one.name}`);

describe("the three milestones", () => {
  const before = many(163, {}, "b");
  const day = many(5, { when: "day" }, "d");
  const after = many(10, { when: "after" }, "a");
  const spec = { items: [...before, ...day, ...after], gate: {} };

  test("have denominators of their own: what can't be true yet weighs on nothing", () => {
    const { milestones } = scoreAt(aChecklist(spec), aLedger(passed(before)));
    const numbers = Object.values(milestones!).map(({ name, due, passed, verdict }) => [
      name,
      passed,
      due,
      verdict,
    ]);
    expect(numbers).toEqual([
      ["decision", 163, 163, "GO"],
      ["deploy", 163, 168, "GO"],
      ["sign-off", 163, 178, "HOLD"],
    ]);
  });

  test("168 of 178 is 94.3%, and not enough; 169 is 94.9%, and not 95%; 170 is", () => {
    const passes = (count: number) => passed([...before, ...day, ...after].slice(0, count));
    expect(at("sign-off", spec, passes(168))).toMatchObject({ percent: 94.3, verdict: "HOLD" });
    expect(at("sign-off", spec, passes(169))).toMatchObject({
      percent: 94.9,
      verdict: "HOLD",
      reason: "169 of 178 due passed (94.9%), more than 95% wanted",
    });
    expect(at("sign-off", spec, passes(170))).toMatchObject({ percent: 95.5, verdict: "GO" });
    expect(at("decision", spec, passes(168))).toMatchObject({ verdict: "GO", percent: 100 });
  });

  test("n/a leaves numerator and denominator", () => {
    const aside = before.slice(0, 3).map(({ id }) => na(id!));
    const rest = passed([...before.slice(8), ...day, ...after]);
    const { totals, milestones } = scoreAt(aChecklist(spec), aLedger(aside, rest));
    expect(totals).toMatchObject({ total: 178, applicable: 175, passed: 170, na: 3, percent: 97.1 });
    expect(milestones?.decision).toMatchObject({
      due: 163,
      applicable: 160,
      passed: 155,
      percent: 96.8,
      verdict: "GO",
    });
  });
});

describe("GO", () => {
  test("every criterion met and no red flag", () => {
    const items = many(20);
    expect(decision({ items, gate: {} }, passed(items))).toMatchObject({
      verdict: "GO",
      reason: "20 of 20 due passed (100%), no red flags, every criterion met",
      wouldChange: [],
    });
  });

  test("never of nothing: all n/a, or nothing due", () => {
    expect(decision({ items: ["a"], gate: { threshold: 0 } }, na("a"))).toMatchObject({
      verdict: "HOLD",
      percent: null,
    });
    const later = { items: [{ id: "a", when: "after" as const }], gate: { threshold: 0 } };
    expect(decision(later, mark("a"))).toMatchObject({ due: 0, verdict: "HOLD" });
  });
});

describe("HOLD", () => {
  test("nothing wrong, not enough known: the first criterion that is not met is the reason", () => {
    const items = [...many(19), { id: "c", critical: true }];
    expect(decision({ items, gate: { threshold: 90 } }, passed(many(19)))).toMatchObject({
      verdict: "HOLD",
      reason: "Critical items passed: c pending",
    });
  });
});

describe("NO-GO", () => {
  const items = [...many(20), { id: "W5.2.3", text: "**Retention**: 24h TTL para `dedupe` keys" }];

  test("names the blocker before any percentage, and how many more there are", () => {
    const one = decision({ items, gate: {} }, passed(many(20)), fail("W5.2.3"));
    expect(one).toMatchObject({
      verdict: "NO-GO",
      percent: 95.2,
      reason: "W5.2.3 failed: no",
    });
    const two = decision({ items, gate: {} }, passed(many(19)), fail("i20"), fail("W5.2.3"));
    expect(two.reason).toBe("i20 failed: no (and 1 more)");
  });

  test("by its text where nobody said what is wrong", () => {
    const one = decision({ items, gate: {} }, passed(many(20)), mark("W5.2.3", "fail", { note: "" }));
    expect(one.reason).toBe("W5.2.3 failed: Retention: 24h TTL para dedupe keys");
  });

  test("at every milestone, whenever the failed item is due", () => {
    const late = { items: ["a", { id: "b", when: "after" as const }], gate: {} };
    expect(decision(late, mark("a"), fail("b"))).toMatchObject({ percent: 100, verdict: "NO-GO" });
  });

  test("by a vote, until it is another", () => {
    expect(
      decision({ items: ["a"], gate: {} }, mark("a"), vote("Security", "no-go", { remark: "keys leaked" })),
    ).toMatchObject({ verdict: "NO-GO", reason: "Security voted NO-GO: keys leaked", wouldChange: [] });
    const turned = [mark("a"), vote("Security", "no-go"), vote("Security", "go")];
    expect(decision({ items: ["a"], gate: {} }, turned).verdict).toBe("GO");
    expect(decision({ items: ["a"], gate: {} }, mark("a"), vote("Security", "hold")).verdict).toBe("GO");
  });
});

describe("criteria", () => {
  const spec: ChecklistSpec = {
    items: [{ id: "a", critical: true }, "b", "c", { id: "d", when: "after" }],
    gate: {
      success: { Runbooks: ["b", "d"], Later: ["d"] },
      failure: { "No Redis": ["c", "d"], "Never mind": ["d"] },
    },
  };

  test("in their order; those of which nothing is due yet are left out", () => {
    expect(met(decision(spec))).toEqual([
      "not More than 95% passed",
      "No red flags",
      "not Critical items passed",
      "not Runbooks",
      "not No Redis",
    ]);
    expect(at("sign-off", spec).criteria.map((one) => one.name)).toContain("Later");
    expect(decision({ items: ["a"], gate: {} }).criteria).toHaveLength(2);
  });

  test("a success is met by n/a too; ruling a failure out takes a pass", () => {
    const entries = [mark("a"), na("b"), na("c")];
    expect(decision(spec, entries).criteria.slice(3)).toMatchObject([
      { name: "Runbooks", met: true, detail: "0 of 1 passed, 1 not applicable" },
      { name: "No Redis", met: false, detail: "not ruled out: c not applicable" },
    ]);
    expect(decision(spec, mark("a"), mark("b"), mark("c")).criteria[4]).toMatchObject({
      met: true,
      detail: "ruled out: 1 of 1 passed",
    });
  });

  test("are wrong only where something speaks against them", () => {
    const wrong = (...entries: EntrySpec[]) =>
      decision(spec, ...entries).criteria.map((one) => (one.wrong ? one.name : ""));
    expect(wrong()).toEqual(["", "", "", "", ""]);
    expect(wrong(fail("a"))).toEqual(["", "No red flags", "Critical items passed", "", ""]);
    expect(wrong(fail("b"), fail("c"))).toEqual(["", "No red flags", "", "Runbooks", "No Redis"]);
  });

  test("say which items they wait for, the failed ones first", () => {
    const all = { items: many(6), gate: { success: { All: many(6).map((one) => one.id!) } } };
    expect(decision(all, fail("i6")).criteria[2]?.detail).toBe("i6 failed; i1, i2, i3 and 2 more pending");
  });

  test("n/a on a critical item is no way around it", () => {
    expect(decision(spec, na("a"), mark("b"), mark("c")).criteria[2]).toMatchObject({
      met: false,
      detail: "a pending",
    });
  });
});

describe("red flags", () => {
  const spec: ChecklistSpec = {
    items: [probed("W5.2.3", { label: "Retention: 24h TTL" }), probed("b"), "c"],
    gate: { failure: { "No Redis": ["W5.2.3", "c"] } },
  };
  const flags = (...entries: EntrySpec[]) => scoreAt(aChecklist(spec), aLedger(entries)).redFlags;

  test("a failed item, in a sentence with the reason given, by whom and since when", () => {
    expect(flags(fail("W5.2.3", "keys live\n300 s"))[0]).toEqual({
      item: "W5.2.3",
      reason: "failed",
      text: "W5.2.3 failed: Retention: 24h TTL: keys live 300 s",
      by: "ana",
      at: "2026-11-20T12:00:00.000Z",
    });
  });

  test("a contradicted one, with what the probe saw", () => {
    const seen = probe({ "W5.2.3": { outcome: "fail", detail: "ttl.max 300" } });
    expect(flags(mark("W5.2.3"), seen)[0]).toMatchObject({
      reason: "contradicted",
      text: "W5.2.3 failed: Retention: 24h TTL: ttl.max 300",
      by: null,
      at: "2026-11-21T11:00:00.000Z",
    });
  });

  test("a failure criterion with a failed item, after the items", () => {
    expect(flags(fail("W5.2.3"), fail("c")).map(({ item, reason, text }) => [item, reason, text])).toEqual([
      ["W5.2.3", "failed", "W5.2.3 failed: Retention: 24h TTL: no"],
      ["c", "failed", "c failed: Text of c: no"],
      [null, "failure criterion", "No Redis: W5.2.3, c failed"],
    ]);
  });

  test("none for what is only pending, stale, unknown, waived or overridden", () => {
    const entries = [
      probe({ "W5.2.3": "fail", b: "unknown" }, { at: ago(2 * HOUR) }),
      mark("W5.2.3", "pass", { override: "so", at: ago(HOUR) }),
      na("c"),
    ];
    expect(flags(...entries)).toEqual([]);
  });
});

test("a checklist without a gate has no verdict, and its red flags all the same", () => {
  const card = scoreAt(aChecklist({ items: ["a"] }), aLedger(fail("a")));
  expect(card.milestones).toBeNull();
  expect(card.redFlags).toHaveLength(1);
});
