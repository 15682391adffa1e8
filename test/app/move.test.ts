import { describe, expect, test } from "vitest";
import { aChecklist, aLedger, mark, probe, probed } from "../helpers/build.ts";
import { driveWalk } from "../helpers/walk.ts";

const ids = (section: number, count: number) =>
  Array.from({ length: count }, (_, place) => `W5.${section}.${place + 1}`);

const checklist = aChecklist({
  sections: [
    { title: "One", items: ids(1, 3) },
    { title: "Two", items: ids(2, 30) },
    { title: "Three", items: [probed("W5.3.1"), "W5.3.2"] },
  ],
});

describe("moving", () => {
  test("by one, to the ends, and never beyond them", () => {
    const walk = driveWalk(checklist);
    walk.type("kkjj");
    expect(walk.cursor).toBe("W5.1.3");
    walk.keys("up", "down", "down");
    expect(walk.cursor).toBe("W5.2.1");
    walk.type("Gj");
    expect(walk.cursor).toBe("W5.3.2");
    walk.type("g");
    expect(walk.cursor).toBe("W5.1.1");
  });

  test("a burst of keys is taken whole", () => {
    const walk = driveWalk(checklist);
    walk.type("jjjjjjjjjjkkk");
    expect(walk.cursor).toBe("W5.2.5");
  });

  test("by sections: forward to the next one, back to the start of this one, then to the one before", () => {
    const walk = driveWalk(checklist);
    walk.type("]jj");
    expect(walk.cursor).toBe("W5.2.3");
    walk.type("[");
    expect(walk.cursor).toBe("W5.2.1");
    walk.type("[");
    expect(walk.cursor).toBe("W5.1.1");
    walk.type("]]]");
    expect(walk.cursor).toBe("W5.3.2");
  });

  test("by pages, and by halves of them", () => {
    const walk = driveWalk(checklist);
    walk.keys("page-down");
    const page = Number(walk.cursor?.split(".")[2]);
    expect(page).toBeGreaterThan(3);
    walk.keys("page-up");
    expect(walk.cursor).toBe("W5.1.1");
    walk.keys("ctrl-d", "ctrl-d", "ctrl-u", "ctrl-u", "page-up");
    expect(walk.cursor).toBe("W5.1.1");
  });

  test("to the next pending item, over the end to the beginning", () => {
    const ledger = aLedger(
      ids(2, 30).map((id) => mark(id)),
      mark("W5.3.1"),
    );
    const walk = driveWalk(checklist, { ledger });
    walk.type("jj\t");
    expect(walk.cursor).toBe("W5.3.2");
    walk.type("\t");
    expect(walk.cursor).toBe("W5.1.1");
    walk.keys("shift-tab");
    expect(walk.cursor).toBe("W5.3.2");
  });

  test("to the next red flag; without one, it says so", () => {
    const calm = driveWalk(checklist);
    calm.type("!");
    expect(calm.state.message?.text).toBe("There is no red flag.");
    const ledger = aLedger(
      mark("W5.2.7", "fail", { note: "broken" }),
      mark("W5.3.1"),
      probe({ "W5.3.1": "fail" }),
    );
    const walk = driveWalk(checklist, { ledger });
    walk.type("!");
    expect(walk.cursor).toBe("W5.2.7");
    walk.type("!");
    expect(walk.cursor).toBe("W5.3.1");
    walk.type("!");
    expect(walk.cursor).toBe("W5.2.7");
  });

  test("a walk of several days begins at the first pending item", () => {
    expect(driveWalk(checklist, { ledger: aLedger(mark("W5.1.1"), mark("W5.1.2")) }).cursor).toBe("W5.1.3");
  });

  test("the window holds the cursor and moves as little as it can", () => {
    const walk = driveWalk(checklist);
    walk.type("]jjjjjjjj");
    const before = walk.rows(9);
    expect(before.filter((row) => row.startsWith("❯"))).toHaveLength(1);
    walk.type("k");
    expect(walk.rows(9).map((row) => row.slice(1))).toEqual(before.map((row) => row.slice(1)));
  });
});

describe("a checklist of 10,000 items", () => {
  const large = aChecklist({
    sections: Array.from({ length: 100 }, (_, at) => ({ title: `S${at}`, items: ids(at + 1, 100) })),
  });

  test("gives the screen no more rows than it has", () => {
    const walk = driveWalk(large);
    walk.type("G");
    expect(walk.cursor).toBe("W5.100.100");
    expect(walk.rows(12)).toHaveLength(12);
  });

  test("moving makes no new list", () => {
    const walk = driveWalk(large);
    const { scorecard } = walk.state;
    walk.type("jjjjjjj");
    expect(walk.state.scorecard).toBe(scorecard);
  });
});

describe("keys as they are known from elsewhere", () => {
  test("the arrows at the sides and h l go by section, ctrl-n and ctrl-p by one", () => {
    const walk = driveWalk(checklist);
    walk.keys("right", "l");
    expect(walk.cursor).toBe("W5.3.1");
    walk.keys("left", "h");
    expect(walk.cursor).toBe("W5.1.1");
    walk.keys("ctrl-n", "ctrl-n", "ctrl-p");
    expect(walk.cursor).toBe("W5.1.2");
  });

  test("a key that does nothing says so, and changes nothing", () => {
    const walk = driveWalk(checklist);
    walk.type("j%");
    expect(walk.state.message?.text).toBe("% does nothing here; ? shows all keys.");
    expect(walk.cursor).toBe("W5.1.2");
    expect(walk.state.steps).toEqual([]);
  });

  test("starting over at the other end is said, and so is that there is no other", () => {
    const walk = driveWalk(checklist);
    walk.keys("G", "tab");
    expect(walk.cursor).toBe("W5.1.1");
    expect(walk.state.message?.text).toBe("Past the end: from the top again.");
    walk.keys("tab");
    expect(walk.state.message).toBeNull();
    walk.type("/W5.3.2\r>");
    expect(walk.state.message?.text).toBe("This is the only one.");
  });
});
