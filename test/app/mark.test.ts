import { describe, expect, test } from "vitest";
import { aChecklist, ago, aLedger, DAY, mark, probe, probed } from "../helpers/build.ts";
import { driveWalk, marksOf } from "../helpers/walk.ts";

const checklist = aChecklist({
  sections: [
    { title: "One", items: ["W5.1.1", { id: "W5.1.2", evidence: "a screenshot" }, "W5.1.3", "W5.1.4"] },
    {
      title: "Two",
      items: [
        { id: "W5.2.1", children: [{ id: "W5.2.1.1" }, { id: "W5.2.1.2" }, { id: "W5.2.1.3" }] },
        { id: "W5.2.2", critical: true },
        { id: "W5.2.3", fields: ["region", "project"] },
        probed("W5.2.4"),
      ],
    },
  ],
});

/** A walk with the cursor on an item. */
function on(id: string, options: Parameters<typeof driveWalk>[1] = {}) {
  const walk = driveWalk(checklist, options);
  walk.type("g");
  while (walk.cursor !== id) walk.type("j");
  return walk;
}

describe("a tick", () => {
  test("moves on to the next item, so that a burst walks the list", () => {
    const walk = driveWalk(checklist);
    walk.type("   x");
    expect(walk.statuses().slice(0, 4)).toEqual(["pass", "pass", "pass", "pending"]);
    expect(walk.cursor).toBe("W5.1.4");
    expect(walk.state.mode.kind).toBe("prompt");
    walk.type("it burns\r");
    expect(walk.statuses()[3]).toBe("fail");
    expect(marksOf(walk.state.shown).at(-1)).toBe("W5.1.4 fail: it burns");
  });

  test("shows at once and asks to be saved", () => {
    const walk = driveWalk(checklist);
    walk.type(" ");
    expect(walk.rows()).toContain(" !pass W5.1.1");
    expect(walk.wishes()).toEqual([{ kind: "save" }]);
    walk.keep();
    expect(walk.rows()).toContain("  pass W5.1.1");
    expect(walk.state.steps).toEqual([]);
  });

  test("asks for evidence without standing in the way", () => {
    const walk = on("W5.1.2");
    walk.type(" ");
    expect(walk.cursor).toBe("W5.1.3");
    expect(walk.state.message?.text).toBe("W5.1.2 passed. Evidence? E attaches: a screenshot");
    walk.type("Ehttps://example.org/shot\r");
    expect(walk.wishes()).toContainEqual({
      kind: "classify",
      item: "W5.1.2",
      text: "https://example.org/shot",
    });
    walk.dispatch({
      type: "classified",
      item: "W5.1.2",
      evidence: { kind: "link", url: "https://example.org/shot" },
    });
    expect(walk.state.scorecard.items.get("W5.1.2")).toMatchObject({ lacksEvidence: false });
    expect(walk.cursor).toBe("W5.1.3");
  });

  test("a path where no file is becomes a text, and that is said", () => {
    const walk = driveWalk(checklist);
    const attach = (text: string) => {
      walk.dispatch({ type: "classified", item: walk.cursor ?? "", evidence: { kind: "text", text } });
      return walk.state.message;
    };
    expect(attach("./shots/redis.png")).toMatchObject({ tone: "warn" });
    expect(attach("~/redis")?.text).toContain("there is no file ~/redis here");
    expect(attach("seen in the console, 24/7")).toMatchObject({ tone: "good" });
  });

  test("evidence that can't be attached is asked for again, with what was typed", () => {
    const walk = on("W5.1.2");
    walk.dispatch({ type: "not classified", item: "W5.1.2", text: "/a/folder", reason: "it is a folder" });
    expect(walk.state.mode).toMatchObject({
      kind: "prompt",
      prompt: { line: { value: "/a/folder" }, error: "it is a folder" },
    });
  });

  test("at the last item stays there", () => {
    const walk = driveWalk(aChecklist({ items: ["W5.1.1"] }));
    walk.type(" ");
    expect(walk.cursor).toBe("W5.1.1");
  });
});

describe("fail and n/a", () => {
  test("need a reason", () => {
    const walk = driveWalk(checklist);
    walk.type("x\r");
    expect(walk.state.mode).toMatchObject({
      prompt: { error: expect.stringContaining("a reason is needed") },
    });
    walk.keys("escape");
    expect(walk.statuses()[0]).toBe("pending");
    expect(walk.state.steps).toEqual([]);
  });

  test("n/a asks until when; empty is for good", () => {
    const walk = driveWalk(checklist);
    walk.type("nno such thing\r\r");
    expect(walk.state.shown.entries.at(-1)).toMatchObject({ status: "na", note: "no such thing" });
    expect(walk.state.shown.entries.at(-1)).not.toHaveProperty("until");
  });

  test("a date that is none is asked for again, and the reason is not lost", () => {
    const walk = driveWalk(checklist);
    walk.type("nlater\rsoon\r");
    expect(walk.state.mode).toMatchObject({ prompt: { error: expect.stringContaining("not a date") } });
    walk.keys("ctrl-u");
    walk.type("2026-12-01\r");
    expect(walk.state.shown.entries.at(-1)).toMatchObject({
      status: "na",
      note: "later",
      until: "2026-12-01T23:59:59.999Z",
    });
  });

  test("back leads to the question before, with its answer", () => {
    const walk = driveWalk(checklist);
    walk.type("nreason\r");
    walk.keys("up");
    expect(walk.state.mode).toMatchObject({
      prompt: { question: { kind: "reason" }, line: { value: "reason" } },
    });
  });

  test("nor from the menu, where every number means the same for every item", () => {
    const walk = on("W5.2.2");
    walk.type("\r3");
    expect(walk.state.mode.kind).toBe("list");
    expect(walk.state.message?.text).toMatch(/W5\.2\.2 is critical/);
    walk.type("\r1");
    walk.type("gG");
    while (walk.cursor !== "W5.2.2") walk.type("k");
    walk.type("\r4");
    expect(marksOf(walk.state.shown).at(-1)).toBe("W5.2.2 reset");
  });

  test("a critical item can't be set aside, and the key says so", () => {
    const walk = on("W5.2.2");
    walk.type("n");
    expect(walk.state.mode.kind).toBe("list");
    expect(walk.state.message?.text).toMatch(/W5\.2\.2 is critical/);
  });
});

describe("a pass", () => {
  test("asks for the fields that are missing, one after the other", () => {
    const walk = on("W5.2.3");
    walk.type(" us-east1\r");
    expect(walk.state.mode).toMatchObject({ prompt: { question: { field: "project" } } });
    walk.type("acme\r");
    expect(walk.state.shown.entries.at(-1)).toMatchObject({
      status: "pass",
      fields: { region: "us-east1", project: "acme" },
    });
  });

  test("against a probe that fails is an override, with its reason", () => {
    const walk = on("W5.2.4", { ledger: aLedger(probe({ "W5.2.4": "fail" })) });
    walk.type(" ");
    expect(walk.state.mode).toMatchObject({ prompt: { question: { kind: "override" } } });
    walk.type("the probe looks at the wrong host\r");
    expect(walk.state.scorecard.items.get("W5.2.4")).toMatchObject({ status: "pass", reason: "overridden" });
  });
});

describe("a roll-up", () => {
  test("asks which of its items are meant, marks them as one step, and goes on behind them", () => {
    const walk = on("W5.2.1", { ledger: aLedger(mark("W5.2.1.2")) });
    walk.type(" ");
    expect(walk.state.mode).toMatchObject({ kind: "menu", menu: { purpose: { kind: "children" } } });
    walk.type("\r");
    expect(walk.state.scorecard.items.get("W5.2.1")?.status).toBe("pass");
    expect(marksOf(walk.state.shown)).toEqual(["W5.2.1.2 pass", "W5.2.1.1 pass", "W5.2.1.3 pass"]);
    expect(walk.cursor).toBe("W5.2.2");
    walk.type("u");
    expect(walk.state.scorecard.items.get("W5.2.1.3")?.status).toBe("pending");
    expect(walk.state.scorecard.items.get("W5.2.1.1")?.status).toBe("pending");
    expect(walk.state.scorecard.items.get("W5.2.1.2")?.status).toBe("pass");
  });
});

describe("undo", () => {
  test("takes the last step back and leads to its item; redo brings it back", () => {
    const walk = driveWalk(checklist);
    walk.type("  u");
    expect(walk.statuses().slice(0, 2)).toEqual(["pass", "pending"]);
    expect(walk.cursor).toBe("W5.1.2");
    expect(walk.state.message?.text).toBe("Taken back: W5.1.2 passed.");
    walk.type("U");
    expect(walk.statuses().slice(0, 2)).toEqual(["pass", "pass"]);
    walk.type("uu");
    expect(walk.statuses().slice(0, 2)).toEqual(["pending", "pending"]);
    walk.type("UU");
    expect(walk.statuses().slice(0, 2)).toEqual(["pass", "pass"]);
    walk.type("U");
    expect(walk.state.message?.text).toBe("There is nothing to bring back.");
  });

  test("reaches back into what was said another day, and never into what others said", () => {
    const ledger = aLedger(mark("W5.1.1"), mark("W5.1.2", "pass", { by: "bia" }));
    const walk = driveWalk(checklist, { ledger });
    walk.type("u");
    expect(walk.statuses().slice(0, 2)).toEqual(["pending", "pass"]);
    walk.type("u");
    expect(walk.state.message?.text).toBe("There is nothing of yours to undo.");
  });

  test("of a step that is not on disk yet points at its entry, also where others came between", () => {
    const walk = driveWalk(checklist);
    walk.type(" u");
    const bia = aLedger(mark("W5.1.3", "pass", { by: "bia" }));
    walk.dispatch({ type: "ledger", ledger: bia });
    expect(walk.statuses().slice(0, 3)).toEqual(["pending", "pending", "pass"]);
    walk.keep();
    expect(walk.state.ledger.entries.at(-1)).toMatchObject({ kind: "undo", undoes: 2 });
    expect(walk.statuses().slice(0, 3)).toEqual(["pending", "pending", "pass"]);
  });
});

describe("notes and fields", () => {
  test("a note of several lines keeps them", () => {
    const walk = driveWalk(checklist);
    walk.type("c");
    walk.dispatch({ type: "paste", text: "one\ntwo" });
    walk.type("\r");
    expect(walk.state.shown.entries.at(-1)).toMatchObject({ kind: "note", note: "one\ntwo" });
  });

  test("the editor takes what was typed and gives back what was written", () => {
    const walk = driveWalk(checklist);
    walk.type("cdraft");
    walk.keys("ctrl-o");
    expect(walk.wishes()).toEqual([{ kind: "edit", text: "draft" }]);
    walk.dispatch({ type: "edited", text: "draft\nand more\n" });
    walk.dispatch({ type: "resume" });
    walk.type("\r");
    expect(walk.state.shown.entries.at(-1)).toMatchObject({ note: "draft\nand more" });
  });

  test("fields are filled in with what they hold so far, and only changes are written", () => {
    const walk = on("W5.2.3", {
      ledger: aLedger(mark("W5.2.3", "pass", { fields: { region: "eu", project: "p" } })),
    });
    walk.type("i\r2\r");
    expect(walk.state.shown.entries.at(-1)).toMatchObject({ kind: "note", fields: { project: "p2" } });
    expect(walk.state.shown.entries.at(-1)).not.toHaveProperty("fields.region");
  });
});

describe("time", () => {
  test("an expiry counts when the clock has passed it, without a key", () => {
    const ledger = aLedger(mark("W5.1.1", "na", { note: "later", until: ago(-DAY) }));
    const walk = driveWalk(checklist, { ledger });
    expect(walk.statuses()[0]).toBe("na");
    walk.now += 2 * DAY;
    walk.dispatch({ type: "tick" });
    expect(walk.statuses()[0]).toBe("pending");
  });

  test("a tick of the clock that changes nothing changes no state", () => {
    const walk = driveWalk(checklist);
    const { state } = walk;
    walk.now += 1000;
    walk.dispatch({ type: "tick" });
    expect(walk.state.scorecard).toBe(state.scorecard);
    expect(walk.state.now).toBe(state.now);
  });
});
