import { describe, expect, test } from "vitest";
import { footerKeys } from "../../src/app/help.ts";
import { clockText, emptyText, listTitle } from "../../src/app/selectors.ts";
import { aChecklist, aLedger, type EntrySpec, mark } from "../helpers/build.ts";
import { driveWalk } from "../helpers/walk.ts";

const checklist = aChecklist({
  sections: [
    {
      title: "One",
      items: [
        { id: "W5.1.1", text: "Saída de `gcloud`" },
        { id: "W5.1.2", text: "Redis: conexão por TLS" },
        { id: "W5.1.3", text: "Retention" },
      ],
    },
    { title: "Two", items: [{ id: "W5.2.1", text: "redis backup" }, "W5.2.2"] },
  ],
  gate: { threshold: 95 },
});

/** bia, or whoever, passes an item as its text stands. */
const passed = (id: string, by = "ana") =>
  mark(checklist.items.find((item) => item.id === id)!, "pass", { by });

describe("the filter", () => {
  test("is a menu that a burst reaches", () => {
    const walk = driveWalk(checklist, { ledger: aLedger(passed("W5.1.1"), passed("W5.1.3")) });
    walk.type("fj\r");
    expect(walk.state.filter).toBe("pending");
    expect(walk.rows()).toEqual([
      "# One",
      "❯ pending W5.1.2",
      "# Two",
      "  pending W5.2.1",
      "  pending W5.2.2",
    ]);
    expect(listTitle(walk.state)).toBe("pending 3 of 5");
  });

  test("hides an item as soon as it no longer fits; the cursor goes to the next one", () => {
    const walk = driveWalk(checklist);
    walk.type("fj\rj  ");
    expect(walk.rows()).toEqual([
      "# One",
      "  pending W5.1.1",
      "# Two",
      "❯ pending W5.2.1",
      "  pending W5.2.2",
    ]);
    walk.type("G ");
    expect(walk.cursor).toBe("W5.2.1");
  });

  test("of nothing acts on nothing, and says how to get out", () => {
    const walk = driveWalk(checklist);
    walk.type("f3");
    expect(walk.state.filter).toBe("red flags");
    expect(walk.cursor).toBeNull();
    walk.type(" ");
    expect(walk.state.steps).toEqual([]);
    expect(walk.state.message?.text).toBe("Nothing matches here; esc shows all items again.");
    walk.keys("escape");
    expect(walk.cursor).toBe("W5.1.1");
  });

  test("says before it is taken how many items it would leave", () => {
    const walk = driveWalk(checklist, { ledger: aLedger(passed("W5.1.1"), passed("W5.1.3")) });
    walk.type("f");
    const { mode } = walk.state;
    expect(mode.kind === "menu" && mode.menu.items.map(({ label }) => label)).toEqual([
      "all          5",
      "pending      3",
      "red flags    0",
      "stale        0",
      "mine         2",
      "no evidence  0",
    ]);
  });

  test("that leaves nothing says so in the list's place, and how to get out", () => {
    const walk = driveWalk(checklist);
    walk.type("f3");
    expect(emptyText(walk.state)).toBe("No item has a red flag. esc shows all items.");
    walk.keys("escape");
    walk.type("/nowhere");
    expect(emptyText(walk.state)).toBe('Nothing matches "nowhere". esc leaves the search.');
    walk.keys("enter");
    expect(emptyText(walk.state)).toBe('Nothing matches "nowhere". esc clears the search.');
    expect(footerKeys(walk.state)).toContainEqual({ keys: "esc", label: "clear" });
    walk.keys("escape");
    expect(footerKeys(walk.state)).not.toContainEqual({ keys: "esc", label: "clear" });
  });

  test("mine shows what this operator said", () => {
    const ledger = aLedger(passed("W5.1.1"), passed("W5.2.1", "bia"));
    const walk = driveWalk(checklist, { ledger, operator: "bia" });
    walk.type("f5");
    expect(walk.rows()).toEqual(["# Two", "❯ pass W5.2.1"]);
  });
});

describe("the search", () => {
  test("finds as one types, without case and accents", () => {
    const walk = driveWalk(checklist);
    walk.type("/CONEX");
    expect(walk.rows()).toEqual(["# One", "❯ pending W5.1.2"]);
    walk.keys("ctrl-u");
    walk.type("redis");
    expect(walk.rows()).toHaveLength(4);
  });

  test("all words must be there, in any order; an id is text too", () => {
    const walk = driveWalk(checklist);
    walk.type("/5.2 redis");
    expect(walk.rows()).toEqual(["# Two", "❯ pending W5.2.1"]);
  });

  test("esc leads back to the search that was kept before", () => {
    const walk = driveWalk(checklist);
    walk.type("/redis\r>/");
    walk.keys("ctrl-u");
    walk.type("retention");
    expect(walk.cursor).toBe("W5.1.3");
    walk.keys("escape");
    expect(walk.state.query).toBe("redis");
    expect(walk.cursor).toBe("W5.2.1");
    walk.type("/");
    walk.keys("escape", "escape");
    expect(walk.state.query).toBe("");
  });

  test("esc leads back to where it began; enter keeps it", () => {
    const walk = driveWalk(checklist);
    walk.type("jj/backup");
    expect(walk.cursor).toBe("W5.2.1");
    walk.keys("escape");
    expect(walk.cursor).toBe("W5.1.3");
    expect(walk.state.query).toBe("");
    walk.type("/redis\r");
    expect(walk.cursor).toBe("W5.2.1");
    walk.type(">");
    expect(walk.cursor).toBe("W5.1.2");
    walk.type("<");
    expect(walk.cursor).toBe("W5.2.1");
    walk.keys("escape");
    expect(walk.rows()).toHaveLength(7);
    expect(walk.cursor).toBe("W5.2.1");
  });

  test("letters typed into it are never keys", () => {
    const walk = driveWalk(checklist);
    walk.type("/x q!");
    expect(walk.state.steps).toEqual([]);
    expect(walk.state.query).toBe("x q!");
    expect(walk.wishes()).toEqual([]);
  });
});

describe("others", () => {
  test("tick without moving the cursor", () => {
    const walk = driveWalk(checklist);
    walk.type("jj");
    const before = walk.state.top;
    walk.dispatch({ type: "ledger", ledger: aLedger(passed("W5.1.1", "bia")) });
    expect(walk.statuses()[0]).toBe("pass");
    expect(walk.cursor).toBe("W5.1.3");
    expect(walk.state.top).toBe(before);
  });

  test("keep a prompt open with what was typed", () => {
    const walk = driveWalk(checklist);
    walk.type("xbroken");
    walk.dispatch({ type: "ledger", ledger: aLedger(passed("W5.2.1", "bia")) });
    walk.type(" here\r");
    expect(walk.state.shown.entries.at(-1)).toMatchObject({ item: "W5.1.1", note: "broken here" });
    expect(walk.state.shown.entries).toHaveLength(2);
  });

  test("take an item out of the filtered list: the cursor goes to the next one", () => {
    const walk = driveWalk(checklist);
    walk.type("fj\rj");
    walk.dispatch({
      type: "ledger",
      ledger: aLedger(passed("W5.1.2", "bia")),
    });
    expect(walk.cursor).toBe("W5.1.3");
  });
});

describe("keys that open something from outside", () => {
  test("keep what is typed behind them until it is open", () => {
    const walk = driveWalk(checklist);
    walk.type("Rj\r");
    expect(walk.wishes()).toEqual([{ kind: "list releases" }]);
    expect(walk.cursor).toBe("W5.1.1");
    const releases = [
      { name: "v1", entries: 3 },
      { name: "v2", entries: null },
    ];
    walk.dispatch({ type: "releases", releases });
    walk.dispatch({ type: "resume" });
    expect(walk.wishes()).toEqual([{ kind: "open release", name: "v2", typed: false }]);
  });

  test("a new release is asked for by name", () => {
    const walk = driveWalk(checklist);
    walk.type("R");
    walk.dispatch({ type: "releases", releases: [{ name: "v1", entries: 3 }] });
    walk.dispatch({ type: "resume" });
    walk.type("jj\r");
    walk.keys("escape");
    walk.type("R");
    walk.dispatch({ type: "releases", releases: [{ name: "v1", entries: 3 }] });
    walk.dispatch({ type: "resume" });
    walk.type("j\rv1.5.0\r");
    expect(walk.wishes()).toContainEqual({ kind: "open release", name: "v1.5.0", typed: true });
  });
});

test("a release that was just begun stands in the menu, and is the one that enter takes", () => {
  const walk = driveWalk(checklist);
  walk.dispatch({ type: "opened", release: "v2", ledger: { ...aLedger(), release: "v2" } });
  walk.dispatch({ type: "releases", releases: [{ name: "v1", entries: 1 }] });
  const { mode } = walk.state;
  expect(mode.kind === "menu" && mode.menu.items.map(({ label }) => label)).toEqual([
    "v2  nothing yet",
    "v1  1 entry",
    "+ begin another release…",
  ]);
  walk.type("\r");
  expect(walk.wishes()).toEqual([]);
  expect(walk.state).toMatchObject({ release: "v2", mode: { kind: "list" } });
});

describe("a release that is opened", () => {
  const opened = (...entries: readonly EntrySpec[]) => {
    const walk = driveWalk(checklist);
    walk.type("/backup\rf5");
    expect(walk.cursor).toBeNull();
    walk.dispatch({ type: "opened", release: "v2", ledger: { ...aLedger(...entries), release: "v2" } });
    return walk;
  };

  test("is shown whole, on its first pending item, whatever the other one was narrowed to", () => {
    const walk = opened(passed("W5.1.1"));
    expect(walk.state).toMatchObject({ filter: "all", query: "" });
    expect(walk.rows()).toHaveLength(checklist.items.length + 2);
    expect(walk.cursor).toBe("W5.1.2");
  });

  test("says how many entries it has", () => {
    expect(opened().state.message?.text).toBe("Release v2 is new.");
    expect(opened(passed("W5.1.1")).state.message?.text).toBe("Release v2: 1 entry.");
    expect(opened(passed("W5.1.1"), passed("W5.1.2")).state.message?.text).toBe("Release v2: 2 entries.");
  });
});

describe("a first run", () => {
  test("explains itself until the first key, which counts", () => {
    const walk = driveWalk(checklist, { welcome: true });
    expect(walk.state.welcome).toBe(true);
    walk.type("j");
    expect(walk.state.welcome).toBe(false);
    expect(walk.cursor).toBe("W5.1.2");
  });
});

describe("the clock in the header", () => {
  test("is the time of day; of a replay also the day, so that nobody takes it for now", () => {
    const now = Date.parse("2026-03-01T12:00:00Z");
    expect(clockText({ now, replay: false })).toMatch(/^\d\d:\d\d$/);
    expect(clockText({ now, replay: true })).toMatch(/^as of 1 Mar 2026 \d\d:\d\d$/);
  });
});

describe("a screen that is too small", () => {
  test("takes no tick that nobody sees, but lets one leave", () => {
    const walk = driveWalk(checklist, { size: { columns: 60, rows: 20 } });
    walk.type(" jq");
    expect(walk.state.steps).toEqual([]);
    expect(walk.wishes()).toEqual([{ kind: "quit" }]);
  });

  test.each([
    ["a prompt", "x"],
    ["a search", "/"],
    ["a menu", "f"],
    ["the help", "?"],
  ])("lets one leave by q also where %s was open, and takes no paste", (_, key) => {
    const walk = driveWalk(checklist);
    walk.type(key);
    walk.dispatch({ type: "resize", size: { columns: 60, rows: 20 } });
    const before = walk.state;
    walk.dispatch({ type: "paste", text: "yes" });
    expect(walk.state).toEqual(before);
    walk.type("q");
    expect(walk.wishes()).toEqual([{ kind: "quit" }]);
  });
});

describe("the headings of sections", () => {
  test("say which phase they belong to where there are several: numbers come again in each", () => {
    const walk = driveWalk(
      aChecklist({
        phases: [
          { id: "W2", title: "Staging", sections: [{ title: "Health", items: ["W2.1.1"] }] },
          { id: "W5", title: "Production", sections: [{ title: "Redis", items: ["W5.1.1"] }] },
        ],
      }),
    );
    expect(walk.rows().filter((row) => row.startsWith("#"))).toEqual(["# W2 · Health", "# W5 · Redis"]);
  });
});
