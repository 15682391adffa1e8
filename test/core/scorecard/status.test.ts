import { describe, expect, test } from "vitest";
import type { ItemScore } from "../../../src/core/scorecard/model.ts";
import {
  aChecklist,
  ago,
  aLedger,
  DAY,
  digestOf,
  type EntrySpec,
  HOUR,
  type ItemSpec,
  MINUTE,
  mark,
  probe,
  probed,
  scoreAt,
  undo,
} from "../../helpers/build.ts";

/** The score of one item X, a probed one unless said otherwise. */
function statusOf(spec: ItemSpec, entries: readonly EntrySpec[], after = 0): ItemScore {
  const checklist = aChecklist({ items: [{ id: "X", ...spec }] });
  return scoreAt(checklist, aLedger(entries), after).items.get("X")!;
}

const byProbe = probed("X");
const byBoth = probed("X", { needs: "both" });
const byPerson: ItemSpec = { id: "X" };
const changed: ItemSpec = { text: "Another text" };

describe("nobody has said anything", () => {
  test("an item is pending, never checked", () => {
    expect(statusOf(byPerson, [])).toMatchObject({ status: "pending", reason: "never checked", proof: null });
    expect(statusOf(byPerson, []).why).toBe("nobody has checked it yet");
  });

  test("a note alone changes nothing", () => {
    const note: EntrySpec = {
      kind: "note",
      at: ago(HOUR),
      by: "ana",
      source: "walk",
      item: "X",
      textDigest: digestOf("Text of X"),
      note: "look again",
    };
    expect(statusOf(byPerson, [note])).toMatchObject({
      status: "pending",
      reason: "never checked",
      notes: [{ by: "ana", text: "look again" }],
    });
  });

  test("a probe that could not tell is no result", () => {
    const entries = [probe({ X: { outcome: "unknown", detail: "429 from the control plane" } })];
    const score = statusOf(byProbe, entries);
    expect(score).toMatchObject({ status: "pending", reason: "could not tell", proof: null, seen: null });
    expect(score.attempt).toMatchObject({ outcome: "unknown", counts: false });
    expect(score.why).toBe("a probe could not tell on 2026-11-21 11:00Z: 429 from the control plane");
  });
});

describe("a person's word", () => {
  test("a pass is enough, and is told apart as attested", () => {
    for (const spec of [byPerson, byProbe, byBoth]) {
      expect(statusOf(spec, [mark("X")])).toMatchObject({
        status: "pass",
        reason: "attested",
        proof: "person",
      });
    }
    expect(statusOf(byPerson, [mark("X")]).why).toBe("ana passed it on 2026-11-20 12:00Z");
  });

  test("counts for as long as the item says, and not a moment longer", () => {
    const spec = { ...byPerson, attested: 7 * DAY };
    const entries = [mark("X", "pass", { at: ago(0) })];
    expect(statusOf(spec, entries, 7 * DAY - 1)).toMatchObject({ status: "pass" });
    expect(statusOf(spec, entries, 7 * DAY)).toMatchObject({
      status: "pending",
      reason: "stale",
      proof: null,
    });
    expect(statusOf(spec, entries, 7 * DAY).why).toBe(
      "ana passed it on 2026-11-21 12:00Z, but that ran out on 2026-11-28 12:00Z",
    );
  });

  test("a pass of a text that has changed since no longer counts", () => {
    const score = statusOf({ ...byPerson, ...changed }, [mark("X")]);
    expect(score).toMatchObject({ status: "pending", reason: "text changed", said: { counts: false } });
    expect(score.why).toBe("ana passed it on 2026-11-20 12:00Z, but its text has changed since");
  });

  test("a fail never runs out, and outlives a changed text", () => {
    const fail = mark("X", "fail", { note: "no alert\nfired" });
    expect(statusOf(byPerson, [fail], 400 * DAY)).toMatchObject({ status: "fail", reason: "attested" });
    const score = statusOf({ ...byPerson, ...changed }, [fail], 400 * DAY);
    expect(score).toMatchObject({ status: "fail", said: { counts: true, expires: null } });
    expect(score.why).toBe("ana failed it on 2026-11-20 12:00Z: no alert fired; its text has changed since");
  });

  test("a fail stands although a probe passes", () => {
    const score = statusOf(byProbe, [mark("X", "fail", { note: "slow" }), probe({ X: "pass" })]);
    expect(score).toMatchObject({ status: "fail", reason: "attested", proof: "person" });
    expect(score.why).toBe(
      "ana failed it on 2026-11-20 12:00Z: slow; a probe passed it on 2026-11-21 11:00Z",
    );
  });

  test("a fail of both stands on both", () => {
    const score = statusOf(byProbe, [mark("X", "fail", { note: "slow" }), probe({ X: "fail" })]);
    expect(score).toMatchObject({ status: "fail", reason: "attested", proof: "both" });
  });

  test("a reset takes it away, and only a person's", () => {
    const entries = [probe({ X: "pass" }), mark("X", "fail", { note: "slow" }), mark("X", "reset")];
    expect(statusOf(byProbe, entries)).toMatchObject({ status: "pass", proof: "probe", said: null });
    const score = statusOf(byPerson, [mark("X"), mark("X", "reset")]);
    expect(score).toMatchObject({ status: "pending", reason: "never checked", said: null });
    expect(score.why).toBe("ana set it back to pending on 2026-11-20 12:00Z");
  });

  test("the last one counts", () => {
    const entries = [mark("X", "fail", { note: "slow" }), mark("X", "pass", { by: "bia" })];
    expect(statusOf(byPerson, entries)).toMatchObject({ status: "pass", said: { by: "bia", seq: 2 } });
  });
});

describe("not applicable", () => {
  const na = mark("X", "na", { by: "bia", note: "no cache here" });

  test("sets the item aside without an end", () => {
    const score = statusOf(byPerson, [na], 400 * DAY);
    expect(score).toMatchObject({ status: "na", reason: "waived", proof: "person", said: { expires: null } });
    expect(score.why).toBe("bia set it aside as not applicable on 2026-11-20 12:00Z: no cache here");
  });

  test("holds until the time it names, that one included", () => {
    const until = mark("X", "na", { note: "later", until: new Date(Date.parse(ago(0)) + DAY).toISOString() });
    expect(statusOf(byPerson, [until], DAY)).toMatchObject({ status: "na", said: { counts: true } });
    const score = statusOf(byPerson, [until], DAY + 1);
    expect(score).toMatchObject({ status: "pending", reason: "stale", said: { counts: false } });
    expect(score.why).toBe(
      "ana set it aside as not applicable on 2026-11-20 12:00Z, but only until 2026-11-22 12:00Z",
    );
  });

  test("counts for nothing on a critical item", () => {
    const score = statusOf({ ...byPerson, critical: true }, [na]);
    expect(score).toMatchObject({ status: "pending", reason: "never checked", said: { counts: false } });
    expect(score.why).toContain("but a critical item can't be");
  });

  test("of another text no longer counts", () => {
    expect(statusOf({ ...byPerson, ...changed }, [na])).toMatchObject({
      status: "pending",
      reason: "text changed",
    });
  });

  test("outweighs a probe, and says so", () => {
    const score = statusOf(byProbe, [na, probe({ X: { outcome: "fail", detail: "404" } })]);
    expect(score).toMatchObject({ status: "na", reason: "waived" });
    expect(score.why).toContain("; a probe failed it on 2026-11-21 11:00Z: 404");
  });
});

describe("a probe's word", () => {
  test("a pass is enough where the item needs no more", () => {
    const score = statusOf(byProbe, [probe({ X: { detail: "timeout 60s" } })]);
    expect(score).toMatchObject({ status: "pass", reason: "verified", proof: "probe", said: null });
    expect(score.why).toBe("a probe passed it on 2026-11-21 11:00Z: timeout 60s");
  });

  test("where a person is needed too, it stays pending and says whose word is missing", () => {
    const score = statusOf(byBoth, [probe({ X: "pass" })]);
    expect(score).toMatchObject({ status: "pending", reason: "never checked", proof: null });
    expect(score.why).toBe(
      "a probe passed it on 2026-11-21 11:00Z, but a person's word is needed too: no person has vouched for it yet",
    );
    const ranOut = statusOf(byBoth, [mark("X", "pass", { at: ago(40 * DAY) }), probe({ X: "pass" })]);
    expect(ranOut).toMatchObject({ status: "pending", reason: "stale" });
    expect(ranOut.why).toMatch(/needed too: ana passed it on .*, but that ran out on/);
  });

  test("with a person's pass it stands on both", () => {
    const score = statusOf(byBoth, [mark("X"), probe({ X: "pass" })]);
    expect(score).toMatchObject({ status: "pass", reason: "verified", proof: "both" });
    expect(score.why).toBe("ana passed it on 2026-11-20 12:00Z, and a probe passed it on 2026-11-21 11:00Z");
  });

  test("a fail alone is a fail", () => {
    const score = statusOf(byBoth, [probe({ X: { outcome: "fail", detail: "ttl.max 300" } })]);
    expect(score).toMatchObject({ status: "fail", reason: "verified", proof: "probe" });
    expect(score.why).toBe("a probe failed it on 2026-11-21 11:00Z: ttl.max 300");
  });

  test("counts for as long as the item says", () => {
    const entries = [probe({ X: "fail" }, { at: ago(0) })];
    expect(statusOf(byProbe, entries, DAY - 1)).toMatchObject({ status: "fail" });
    const score = statusOf(byProbe, entries, DAY);
    expect(score).toMatchObject({
      status: "pending",
      reason: "stale",
      seen: { counts: false, outcome: "fail" },
    });
    expect(score.why).toBe("a probe failed it on 2026-11-21 12:00Z, but that ran out on 2026-11-22 12:00Z");
  });

  test("of another text or another expectation no longer counts", () => {
    expect(statusOf({ ...byProbe, ...changed }, [probe({ X: "pass" })])).toMatchObject({
      status: "pending",
      reason: "text changed",
    });
    const entries = [probe({ X: { outcome: "pass", expectDigest: "old" } })];
    const score = statusOf({ ...byProbe, expectDigest: "new" }, entries);
    expect(score).toMatchObject({ status: "pending", reason: "text changed" });
    expect(score.why).toContain("but what is expected has changed since");
    expect(statusOf({ ...byProbe, expectDigest: "old" }, entries)).toMatchObject({ status: "pass" });
  });

  test("of an item that expects nothing any more does not count", () => {
    expect(statusOf(byPerson, [probe({ X: "fail" })])).toMatchObject({ status: "pending" });
  });

  test("could not tell keeps an earlier result that still counts", () => {
    for (const outcome of ["pass", "fail"] as const) {
      const entries = [
        probe({ X: outcome }),
        probe({ X: { outcome: "unknown", detail: "503" } }, { at: ago(MINUTE) }),
      ];
      const score = statusOf(byProbe, entries);
      expect(score).toMatchObject({ status: outcome, seen: { outcome }, attempt: { outcome: "unknown" } });
    }
  });

  test("seen the same again counts from then on", () => {
    const entries = [
      probe({ X: { outcome: "pass", detail: "60s" } }, { at: ago(30 * HOUR) }),
      probe({}, { same: ["X"], at: ago(HOUR) }),
    ];
    expect(statusOf(byProbe, entries)).toMatchObject({
      status: "pass",
      seen: { seq: 2, at: ago(HOUR), detail: "60s" },
    });
  });

  test("the same again is the same as in the run before it, also where that was taken back", () => {
    const entries = [probe({ X: "pass" }), probe({ X: "fail" }), probe({}, { same: ["X"] }), undo(2)];
    expect(statusOf(byProbe, entries)).toMatchObject({ status: "fail", seen: { seq: 3 } });
  });
});

describe("contradicted", () => {
  const fail = { X: { outcome: "fail" as const, detail: "ttl.max 300, want ≥ 86000" } };

  test("a probe's fail after a person's pass: both sides are named", () => {
    const score = statusOf(byProbe, [mark("X"), probe(fail)]);
    expect(score).toMatchObject({ status: "fail", reason: "contradicted", proof: "probe" });
    expect(score.why).toBe(
      "ana passed it on 2026-11-20 12:00Z, but a probe failed it on 2026-11-21 11:00Z: ttl.max 300, want ≥ 86000",
    );
  });

  test("whichever came first", () => {
    const entries = [probe(fail), mark("X", "pass", { at: ago(MINUTE) })];
    expect(statusOf(byProbe, entries)).toMatchObject({ status: "fail", reason: "contradicted" });
  });

  test("is pending, and no pass, when the probe's result runs out: time settles nothing", () => {
    const score = statusOf(byProbe, [mark("X"), probe(fail)], DAY);
    expect(score).toMatchObject({ status: "pending", reason: "stale", proof: null });
    expect(score.why).toMatch(
      /^ana passed it on .*; after that a probe failed it on .*, but that ran out on/,
    );
  });

  test("ends where somebody looks again: a probe that passes, or a person after the result ran out", () => {
    const [passed, failed] = [mark("X", "pass", { at: ago(40 * HOUR) }), probe(fail, { at: ago(30 * HOUR) })];
    expect(statusOf(byProbe, [passed, failed])).toMatchObject({ status: "pending", reason: "stale" });
    const again = mark("X", "pass", { at: ago(HOUR) });
    expect(statusOf(byProbe, [passed, failed, again])).toMatchObject({ status: "pass", reason: "attested" });
    expect(statusOf(byProbe, [passed, failed, probe({ X: "pass" })])).toMatchObject({ reason: "verified" });
  });
});

describe("overridden", () => {
  const failing = probe({ X: { outcome: "fail", detail: "ttl.max 300" } }, { at: ago(2 * HOUR) });
  const override = mark("X", "pass", { at: ago(HOUR), override: "mended by hand" });

  test("a pass with a reason against a failing probe is a pass, and says so", () => {
    const score = statusOf(byProbe, [failing, override]);
    expect(score).toMatchObject({ status: "pass", reason: "overridden", proof: "override" });
    expect(score.why).toBe(
      "ana passed it on 2026-11-21 11:00Z as an override of a probe that failed it on 2026-11-21 10:00Z: mended by hand",
    );
  });

  test("still stands when the probe fails again, or its result runs out", () => {
    const again = probe({ X: "fail" }, { at: ago(MINUTE) });
    expect(statusOf(byProbe, [failing, override, again])).toMatchObject({ reason: "overridden" });
    expect(statusOf(byProbe, [failing, override], 2 * DAY)).toMatchObject({ reason: "overridden" });
  });

  test("becomes a pass of both when the probe passes; a later fail is a new one", () => {
    const passing = probe({ X: "pass" }, { at: ago(2 * MINUTE) });
    const again = probe({ X: "fail" }, { at: ago(MINUTE) });
    expect(statusOf(byProbe, [failing, override, passing])).toMatchObject({
      reason: "verified",
      proof: "both",
    });
    expect(statusOf(byProbe, [failing, override, passing, again])).toMatchObject({ reason: "contradicted" });
  });

  test("runs out as any pass does", () => {
    expect(statusOf(byProbe, [failing, override], 30 * DAY)).toMatchObject({
      status: "pending",
      reason: "stale",
    });
  });

  test("does not speak for another expectation", () => {
    const old = probe({ X: { outcome: "fail", expectDigest: "old" } }, { at: ago(2 * HOUR) });
    const other = probe({ X: { outcome: "fail", expectDigest: "new" } }, { at: ago(MINUTE) });
    expect(statusOf({ ...byProbe, expectDigest: "new" }, [old, override, other])).toMatchObject({
      reason: "contradicted",
    });
  });

  test.each([
    ["no probe had failed", [override, probe({ X: "fail" }, { at: ago(MINUTE) })]],
    [
      "the failure had run out",
      [probe({ X: "fail" }, { at: ago(40 * HOUR) }), override, probe({ X: "fail" })],
    ],
    ["a probe had passed since", [failing, probe({ X: "pass" }), override, probe({ X: "fail" })]],
  ])("is none where %s", (_name, entries) => {
    expect(statusOf(byProbe, entries)).toMatchObject({ status: "fail", reason: "contradicted" });
  });
});

describe("fields and evidence", () => {
  const spec: ItemSpec = { id: "X", fields: ["region", "zone"], evidence: "a screenshot" };
  const link = { kind: "link", url: "https://example.com/1" } as const;

  test("a pass without evidence says that it lacks it; a fail does not ask", () => {
    expect(statusOf(spec, [mark("X")])).toMatchObject({ lacksEvidence: true });
    expect(statusOf(spec, [mark("X", "pass", { evidence: [link] })])).toMatchObject({
      lacksEvidence: false,
      evidence: [link],
    });
    expect(statusOf(spec, [mark("X", "fail", { note: "no" })])).toMatchObject({ lacksEvidence: false });
    expect(statusOf(spec, [])).toMatchObject({ lacksEvidence: false });
  });

  test("evidence from before a reset is gone; notes stay", () => {
    const entries = [mark("X", "pass", { evidence: [link], note: "seen" }), mark("X", "reset"), mark("X")];
    expect(statusOf(spec, entries)).toMatchObject({
      lacksEvidence: true,
      evidence: [],
      notes: [{ text: "seen" }],
    });
  });

  test("evidence and values of another text are shown, and have to be given again", () => {
    const said = { evidence: [link], fields: { region: "sa-east1" } };
    const again = { ...mark("X"), textDigest: digestOf("Another text") };
    expect(statusOf({ ...spec, ...changed }, [mark("X", "pass", said), again])).toMatchObject({
      status: "pass",
      evidence: [link],
      lacksEvidence: true,
      fields: { region: "sa-east1" },
      missingFields: ["region", "zone"],
    });
  });

  test("the last value of a field counts; an empty one is missing", () => {
    const entries = [
      mark("X", "pass", { fields: { region: "a", zone: "z" } }),
      mark("X", "pass", { fields: { region: "b", zone: " " } }),
    ];
    expect(statusOf(spec, entries)).toMatchObject({
      fields: { region: "b", zone: " " },
      missingFields: ["zone"],
    });
  });
});
