import { describe, expect, test } from "vitest";
import type { Status } from "../../../src/core/scorecard/model.ts";
import { rolledUp } from "../../../src/core/scorecard/roll-up.ts";
import { aChecklist, ago, aLedger, type EntrySpec, HOUR, mark, probe, scoreAt } from "../../helpers/build.ts";

const na = (id: string) => mark(id, "na", { note: "no" });
const fail = (id: string) => mark(id, "fail", { note: "no" });

describe("a roll-up is what its items are", () => {
  test.each<[Status, Status[]]>([
    ["pass", ["pass", "pass"]],
    ["pass", ["pass", "na"]],
    ["na", ["na", "na"]],
    ["fail", ["pass", "fail"]],
    ["fail", ["pending", "fail", "na"]],
    ["pending", ["pass", "pending"]],
    ["pending", ["na", "pending"]],
    ["pending", []],
  ])("%s of %j", (status, children) => {
    expect(rolledUp(children)).toBe(status);
  });
});

describe("nested", () => {
  const checklist = aChecklist({
    items: [
      { id: "a", children: [{ id: "a.1" }, { id: "a.2", children: [{ id: "a.2.1" }, { id: "a.2.2" }] }] },
      "b",
    ],
    gate: { threshold: 50 },
  });
  const statuses = (...entries: EntrySpec[]) => {
    const { items } = scoreAt(checklist, aLedger(entries));
    return ["a", "a.2"].map((id) => items.get(id)?.status);
  };

  test("it rises through every level", () => {
    expect(statuses(mark("a.1"), mark("a.2.1"))).toEqual(["pending", "pending"]);
    expect(statuses(mark("a.1"), mark("a.2.1"), mark("a.2.2"))).toEqual(["pass", "pass"]);
    expect(statuses(mark("a.1"), na("a.2.1"), na("a.2.2"))).toEqual(["pass", "na"]);
    expect(statuses(na("a.1"), na("a.2.1"), na("a.2.2"))).toEqual(["na", "na"]);
    expect(statuses(mark("a.1"), fail("a.2.2"))).toEqual(["fail", "fail"]);
  });

  test("no entry about the roll-up itself has a say", () => {
    expect(statuses(mark("a"), probe({ a: "pass", "a.2": "pass" }), mark("a.2"))).toEqual([
      "pending",
      "pending",
    ]);
    expect(statuses(fail("a"))).toEqual(["pending", "pending"]);
  });

  test("it says what it is made of", () => {
    const { items } = scoreAt(checklist, aLedger(mark("a.1"), fail("a.2.1"), na("a.2.2")));
    expect(items.get("a")).toMatchObject({ reason: "rolled up", proof: "children", said: null, seen: null });
    expect(items.get("a")?.why).toBe("1 of its 2 items passed; failed: a.2");
    expect(items.get("a.2")?.why).toBe("0 of its 2 items passed, 1 not applicable; failed: a.2.1");
  });

  test("it counts in the totals; its leaves alone are red flags and are named as what is wanted", () => {
    const card = scoreAt(checklist, aLedger(fail("a.2.1")));
    expect(card.totals).toMatchObject({ total: 6, failed: 3, pending: 3 });
    expect(card.redFlags.map((flag) => flag.item)).toEqual(["a.2.1"]);
    expect(card.milestones?.decision.wouldChange).toEqual(["a.2.1", "a.1", "a.2.2"]);
  });

  test("a waiver is its leaf's, never the roll-up's", () => {
    const { waivers } = scoreAt(checklist, aLedger(na("a.1"), na("a.2.1"), na("a.2.2")));
    expect(waivers.map((waiver) => waiver.item)).toEqual(["a.1", "a.2.1", "a.2.2"]);
  });

  test("an override below makes it pass", () => {
    const nested = aChecklist({ items: [{ id: "a", children: [{ id: "a.1", expect: "true" }] }] });
    const entries = [
      probe({ "a.1": "fail" }, { at: ago(2 * HOUR) }),
      mark("a.1", "pass", { override: "so", at: ago(HOUR) }),
    ];
    expect(scoreAt(nested, aLedger(entries)).items.get("a")?.status).toBe("pass");
  });
});
