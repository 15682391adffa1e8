import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fold } from "../../../src/core/ledger/fold.ts";
import { anyWorld } from "../../helpers/arbitrary.ts";
import {
  ago,
  aLedger,
  digestOf,
  type EntrySpec,
  HOUR,
  MINUTE,
  mark,
  NOW,
  probe,
  undo,
  vote,
} from "../../helpers/build.ts";

const CLOCK = { now: NOW, tolerance: 0 };
const stateOf = (...entries: EntrySpec[]) => fold(aLedger(entries).entries, CLOCK);
const set = (name: string, value: unknown): EntrySpec => ({
  kind: "set",
  at: ago(HOUR),
  by: "ana",
  source: "cli",
  name,
  value,
});

describe("what stands", () => {
  test("the last mark, the last result and the last attempt after it", () => {
    const state = stateOf(
      mark("X"),
      mark("X", "fail", { note: "no" }),
      probe({ X: "unknown" }),
      probe({ X: "fail" }),
      probe({ X: { outcome: "unknown", detail: "503" } }),
    ).items.get("X");
    expect(state).toMatchObject({ mark: { seq: 2 }, result: { seq: 4 }, attempt: { seq: 5 } });
  });

  test("a result ends the attempts before it", () => {
    expect(stateOf(probe({ X: "unknown" }), probe({ X: "pass" })).items.get("X")?.attempt).toBeNull();
  });

  test("the last value of each setting, also of names that objects know", () => {
    const state = stateOf(set("region", "a"), set("region", { b: 1 }), set("__proto__", "c"));
    expect([...state.settings]).toEqual([
      ["region", { b: 1 }],
      ["__proto__", "c"],
    ]);
  });

  test("the last vote of each category, and the last decision", () => {
    const decided = (decision: "go" | "no-go"): EntrySpec => {
      return { kind: "decision", at: ago(0), by: "ana", source: "board", milestone: "decision", decision };
    };
    const state = stateOf(
      vote("Security", "no-go"),
      vote("Rollout", "go"),
      vote("Security", "go"),
      decided("no-go"),
      decided("go"),
    );
    expect(state.votes.map(({ category, vote }) => [category, vote])).toEqual([
      ["Security", "go"],
      ["Rollout", "go"],
    ]);
    expect(state.decision).toMatchObject({ seq: 5, decision: "go" });
  });

  test("notes, evidence and values of marks and notes, in order", () => {
    const link = { kind: "link", url: "https://example.com" } as const;
    const note: EntrySpec = {
      ...{
        kind: "note",
        at: ago(HOUR),
        by: "bia",
        source: "walk",
        item: "X",
        textDigest: digestOf("Text of X"),
      },
      note: "more",
      fields: { zone: "b" },
    };
    const state = stateOf(
      mark("X", "pass", { note: "seen", evidence: [link], fields: { zone: "a" } }),
      note,
    ).items.get("X");
    expect(state?.notes.map(({ by, text }) => `${by}: ${text}`)).toEqual(["ana: seen", "bia: more"]);
    expect(state?.notes.map(({ status }) => status)).toEqual(["pass", null]);
    expect(state?.evidence).toMatchObject([{ value: link }]);
    expect(state?.fields.get("zone")?.value).toBe("b");
  });
});

describe("taken back", () => {
  test("an undone entry leaves no trace", () => {
    expect(stateOf(mark("X"), mark("X", "fail", { note: "no" }), undo(2)).items.get("X")).toMatchObject({
      mark: { seq: 1 },
      notes: [],
    });
    expect(stateOf(vote("Security", "no-go"), undo(1)).votes).toEqual([]);
    expect(stateOf(set("region", "a"), undo(1)).settings.size).toBe(0);
    expect(stateOf(probe({ X: "fail" }), undo(1)).items.get("X")?.result).toBeNull();
  });

  test("undoing an undo brings it back, and so on", () => {
    expect(stateOf(mark("X"), undo(1)).items.get("X")?.mark ?? null).toBeNull();
    expect(stateOf(mark("X"), undo(1), undo(2)).items.get("X")?.mark?.seq).toBe(1);
    expect(stateOf(mark("X"), undo(1), undo(2), undo(3)).items.get("X")?.mark ?? null).toBeNull();
  });

  test("an undo speaks only of what came before it", () => {
    expect(stateOf(undo(2), mark("X")).items.get("X")?.mark?.seq).toBe(2);
    expect(stateOf(mark("X"), undo(2)).items.get("X")?.mark?.seq).toBe(1);
  });

  test("a reset that was undone gives the mark and its evidence back", () => {
    const evidence = [{ kind: "text", text: "seen" }] as const;
    const state = stateOf(mark("X", "pass", { evidence }), mark("X", "reset"), undo(2)).items.get("X");
    expect(state).toMatchObject({ mark: { seq: 1 }, reset: null, evidence: [{ value: evidence[0] }] });
  });
});

describe("dated ahead of the clock", () => {
  const late = mark("X", "pass", { at: ago(-MINUTE) });

  test("an entry does not count, and is listed", () => {
    const state = stateOf(mark("X", "fail", { note: "no" }), late);
    expect(state.items.get("X")?.mark?.seq).toBe(1);
    expect(state.ahead).toEqual([2]);
  });

  test("within the tolerance it counts", () => {
    const { entries } = aLedger(late);
    expect(fold(entries, { now: NOW, tolerance: MINUTE })).toMatchObject({ ahead: [] });
    expect(fold(entries, { now: NOW, tolerance: MINUTE - 1 })).toMatchObject({ ahead: [1] });
  });

  test("an undo that is ahead takes nothing back yet", () => {
    const state = stateOf(mark("X"), undo(1, { at: ago(-HOUR) }));
    expect(state.items.get("X")?.mark?.seq).toBe(1);
    expect(state.ahead).toEqual([2]);
  });

  test("another form of date is read as the same time, and none at all never counts", () => {
    expect(stateOf(mark("X", "pass", { at: "2026-11-21T13:00:00+02:00" })).ahead).toEqual([]);
    expect(stateOf(mark("X", "pass", { at: "2026-11-21T14:30:00+02:00" })).ahead).toEqual([1]);
    expect(stateOf(mark("X", "pass", { at: "soon" })).ahead).toEqual([1]);
  });
});

describe("overrides", () => {
  const failed = probe({ X: "fail" }, { at: ago(2 * HOUR) });
  const override = mark("X", "pass", { at: ago(HOUR), override: "because" });

  test("are kept for ever, also when taken back", () => {
    expect(stateOf(failed, override, undo(2)).overrides).toMatchObject([
      { mark: { seq: 2 }, against: { seq: 1 } },
    ]);
    expect(stateOf(failed, override, mark("X", "reset")).overrides).toHaveLength(1);
    expect(stateOf(failed, override, undo(1)).overrides).toHaveLength(1);
  });

  test("are none where no probe had failed", () => {
    expect(stateOf(override).overrides).toEqual([]);
    expect(stateOf(probe({ X: "pass" }), override).overrides).toEqual([]);
  });

  test("that are ahead of the clock are not made yet", () => {
    expect(stateOf(failed, { ...override, at: ago(-HOUR) } as EntrySpec).overrides).toEqual([]);
  });
});

test("taking every entry back leaves nothing, but for overrides", () => {
  fc.assert(
    fc.property(anyWorld(), ({ entries }) => {
      const acts = entries.filter((entry) => entry.kind !== "undo");
      const all = [...acts, ...acts.map((_, place) => undo(place + 1))];
      const state = fold(aLedger(all).entries, { now: NOW, tolerance: 24 * HOUR });
      expect(state).toMatchObject({ votes: [], decision: null });
      for (const item of state.items.values()) {
        expect(item).toMatchObject({
          mark: null,
          reset: null,
          result: null,
          attempt: null,
          notes: [],
          evidence: [],
        });
      }
    }),
  );
});
