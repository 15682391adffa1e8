import { describe, expect, test } from "vitest";
import { Fault } from "../../../src/core/fault.ts";
import type { Draft } from "../../../src/core/ledger/entry.ts";
import {
  linkOrText,
  type MarkRequest,
  markDrafts,
  NeedsFields,
  NeedsOverride,
  noteDrafts,
} from "../../../src/core/ledger/mark.ts";
import {
  aChecklist,
  ago,
  aLedger,
  DAY,
  digestOf,
  type EntrySpec,
  HOUR,
  type ItemSpec,
  mark,
  NOW,
  probe,
  probed,
  scoreAt,
} from "../../helpers/build.ts";

const ITEMS: (ItemSpec | string)[] = [
  "W5.1.1",
  { id: "W5.1.2", critical: true },
  probed("W5.2.3"),
  probed("W5.2.4"),
  { id: "W5.4.2", fields: ["região", "zone"] },
  {
    id: "W5.6.2",
    children: [{ id: "W5.6.2.1" }, { id: "W5.6.2.2", children: [{ id: "W5.6.2.2.1", fields: ["zone"] }] }],
  },
];

function drafts(request: Partial<MarkRequest>, entries: readonly EntrySpec[] = []) {
  const checklist = aChecklist({ items: ITEMS });
  const scorecard = scoreAt(checklist, aLedger(entries));
  return markDrafts(
    checklist,
    scorecard,
    { items: ["W5.1.1"], status: "pass", by: "ana", source: "walk", ...request },
    NOW,
  );
}

function refused(request: Partial<MarkRequest>, entries: readonly EntrySpec[] = []): Fault {
  try {
    drafts(request, entries);
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
  throw new Error("it was not refused");
}

describe("marking", () => {
  test("gives an entry with the item's text digest, and only what was said", () => {
    expect(drafts({ by: " ana " })).toEqual([
      {
        kind: "mark",
        at: ago(0),
        by: "ana",
        source: "walk",
        item: "W5.1.1",
        status: "pass",
        textDigest: digestOf("Text of W5.1.1"),
      },
    ]);
    const evidence = [{ kind: "text", text: "seen" }] as const;
    expect(drafts({ status: "fail", note: " slow ", evidence })[0]).toMatchObject({ note: "slow", evidence });
  });

  test("takes several items, in the order given and each once", () => {
    const items = ["W5.2.3", "W5.1.1", "W5.2.3"];
    expect(drafts({ items }).map((draft) => "item" in draft && draft.item)).toEqual(["W5.2.3", "W5.1.1"]);
  });

  test("of a roll-up marks its leaves, however deep", () => {
    const marked = drafts({ items: ["W5.6.2", "W5.6.2.1"], fields: { zone: "b" } });
    expect(marked).toMatchObject([{ item: "W5.6.2.1" }, { item: "W5.6.2.2.1", fields: { zone: "b" } }]);
    expect(marked[0]).not.toHaveProperty("fields");
  });

  test("may repeat what was said before", () => {
    expect(drafts({}, [mark("W5.1.1")])).toHaveLength(1);
  });

  test("an unknown item is answered with the nearest", () => {
    expect(refused({ items: ["W5.1.1", "W5.2.33"] })).toMatchObject({
      message: "there is no item W5.2.33",
      mend: expect.stringContaining("W5.2.3"),
    });
    expect(refused({ items: ["nothing like it"] }).mend).toContain("gonogo export");
    expect(refused({ items: [] }).message).toBe("no item is named");
  });

  test("nobody without a name", () => {
    expect(refused({ by: "  " }).mend).toContain("--as");
  });
});

describe("fail and n/a", () => {
  test("need a reason", () => {
    for (const status of ["fail", "na"] as const) {
      expect(refused({ status }).message).toContain("needs a reason");
      expect(refused({ status, note: " \n " }).message).toContain("needs a reason");
      expect(drafts({ status, note: "it is so" })).toHaveLength(1);
    }
  });

  test("n/a is never for a critical item, and then for none of them", () => {
    const request = { status: "na", note: "no", items: ["W5.1.1", "W5.1.2"] } as const;
    expect(refused(request).message).toBe("W5.1.2 is critical: it can't be set aside as not applicable");
  });

  test("n/a may run out in the future; nothing else may", () => {
    const later = new Date(NOW + DAY).toISOString();
    expect(drafts({ status: "na", note: "no", until: "2026-11-22T13:00:00+01:00" })).toMatchObject([
      { until: later },
    ]);
    for (const until of [ago(0), ago(HOUR)]) {
      expect(refused({ status: "na", note: "no", until }).message).toContain("is over already");
    }
    expect(refused({ status: "na", note: "no", until: "tomorrow" }).message).toContain("is not a date");
    expect(refused({ status: "pass", until: later }).message).toContain("only n/a");
  });
});

describe("a pass that a probe contradicts", () => {
  const failing = probe({ "W5.2.3": { outcome: "fail", detail: "ttl.max 300" } });

  test("asks for an override", () => {
    const fault = refused({ items: ["W5.1.1", "W5.2.3"] }, [failing]);
    expect(fault).toBeInstanceOf(NeedsOverride);
    expect(fault).toMatchObject({
      items: ["W5.2.3"],
      message: "a probe failed W5.2.3 on 2026-11-21 11:00Z: ttl.max 300",
    });
  });

  test("is an override with a reason, for the items that it concerns", () => {
    const request = { items: ["W5.1.1", "W5.2.3"], override: "mended by hand" };
    const [other, overridden] = drafts(request, [failing]);
    expect(other).not.toHaveProperty("override");
    expect(overridden).toMatchObject({ item: "W5.2.3", override: "mended by hand" });
    expect(refused({ items: ["W5.2.3"], override: " " }, [failing]).message).toBe(
      "an override needs a reason",
    );
  });

  test("there is none where no probe's fail counts", () => {
    const stale = probe({ "W5.2.3": "fail" }, { at: ago(2 * DAY) });
    for (const entries of [[], [probe({ "W5.2.3": "pass" })], [stale], [probe({ "W5.2.3": "unknown" })]]) {
      const request = { items: ["W5.2.3"], override: "so" };
      expect(refused(request, entries).message).toContain("nothing to override");
      expect(drafts({ items: ["W5.2.3"] }, entries)).toHaveLength(1);
    }
  });

  test("belongs to a pass alone", () => {
    expect(refused({ items: ["W5.2.3"], status: "fail", note: "x", override: "so" }, [failing]).message).toBe(
      "only a pass can override a probe",
    );
    expect(drafts({ items: ["W5.2.3"], status: "fail", note: "x" }, [failing])).toHaveLength(1);
  });
});

describe("fields", () => {
  const items = ["W5.4.2"];

  test("must be filled in before a pass", () => {
    const fault = refused({ items, fields: { zone: " " } });
    expect(fault).toBeInstanceOf(NeedsFields);
    expect(fault).toMatchObject({ item: "W5.4.2", fields: ["região", "zone"] });
    expect(refused({ items, fields: { zone: "b" } })).toMatchObject({ fields: ["região"] });
    expect(drafts({ items, fields: { zone: "b", região: "sa" } })).toHaveLength(1);
    expect(drafts({ items, status: "fail", note: "no" })).toHaveLength(1);
  });

  test("count as filled in where it was said of this text before", () => {
    const said = { status: "pass", fields: { zone: "b", região: "sa" } } as const;
    expect(drafts({ items }, [mark("W5.4.2", "fail", said)])).toHaveLength(1);
    const other = mark("W5.4.2", "fail", { ...said, textDigest: "another" });
    expect(() => drafts({ items }, [other])).toThrow(NeedsFields);
  });

  test("are not emptied again: a pass would stand on nothing", () => {
    const said = mark("W5.4.2", "pass", { fields: { zone: "b", região: "sa" } });
    expect(refused({ items, fields: { zone: " " } }, [said]).message).toBe("the value of zone is empty");
    const note = { items, fields: { zone: "" }, by: "ana", source: "cli" } as const;
    expect(() => noteDrafts(aChecklist({ items: ITEMS }), note, NOW)).toThrow("the value of zone is empty");
  });

  test("of another name are refused with the nearest", () => {
    expect(refused({ items, fields: { zona: "b" } })).toMatchObject({
      message: "W5.4.2 has no field zona",
      mend: "Did you mean zone?",
    });
    expect(refused({ fields: { zone: "b" } }).message).toBe("W5.1.1 has no field zone");
  });
});

describe("noting", () => {
  const checklist = aChecklist({ items: ITEMS });
  const request = { by: "ana", source: "cli" } as const;

  test("adds to an item, a roll-up too, without a word on its status", () => {
    expect(noteDrafts(checklist, { ...request, items: ["W5.6.2"], note: "look" }, NOW)).toMatchObject([
      { kind: "note", item: "W5.6.2", note: "look", at: ago(0) },
    ]);
  });

  test("gives a roll-up's evidence to its leaves, as marking does: nowhere else would it be seen", () => {
    const evidence = [{ kind: "link", url: "https://ci.example/1" }] as const;
    const noted = noteDrafts(checklist, { ...request, items: ["W5.6.2"], note: "run", evidence }, NOW);
    const failed = markDrafts(
      checklist,
      scoreAt(checklist, aLedger()),
      { ...request, items: ["W5.6.2"], status: "fail", note: "no" },
      NOW,
    );
    const named = (list: readonly Draft[]) => list.map((draft) => "item" in draft && draft.item);
    expect(named(noted)).toEqual(named(failed));
    expect(noted.every((draft) => "evidence" in draft && draft.evidence === evidence)).toBe(true);
  });

  test("of nothing is refused", () => {
    expect(() => noteDrafts(checklist, { ...request, items: ["W5.1.1"], note: " " }, NOW)).toThrow(
      "nothing to add",
    );
  });

  test("of an unknown item or field is refused", () => {
    expect(() => noteDrafts(checklist, { ...request, items: ["W9"], note: "x" }, NOW)).toThrow("no item W9");
    const fields = { zona: "x" };
    expect(() => noteDrafts(checklist, { ...request, items: ["W5.4.2"], fields }, NOW)).toThrow(
      "no field zona",
    );
  });
});

test("evidence: a web address is a link, all else is text", () => {
  expect(linkOrText(" https://example.com/a?b=c ")).toEqual({
    kind: "link",
    url: "https://example.com/a?b=c",
  });
  for (const text of [
    "see https://example.com",
    "javascript:alert(1)",
    "http://",
    "ticket 12",
    "https://a b",
    "https://x.org/run see tab 2",
  ]) {
    expect(linkOrText(text)).toEqual({ kind: "text", text });
  }
});
