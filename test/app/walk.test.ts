import { afterEach, describe, expect, test } from "vitest";
import { keysOf } from "../../src/app/input.ts";
import type { Ports, Screen } from "../../src/app/ports.ts";
import { savingOf } from "../../src/app/selectors.ts";
import type { WalkState } from "../../src/app/state.ts";
import { createWalk, type Walk } from "../../src/app/walk.ts";
import { Fault } from "../../src/core/fault.ts";
import type { Evidence } from "../../src/core/ledger/entry.ts";
import type { LedgerStore } from "../../src/store/ledger-store.ts";
import { openMemoryStore } from "../../src/store/memory-store.ts";
import { sha256 } from "../../src/system/digest.ts";
import { aChecklist, mark, NOW } from "../helpers/build.ts";
import { marksOf } from "../helpers/walk.ts";

const checklist = aChecklist({ items: ["W5.1.1", "W5.1.2", "W5.1.3"] });

/** A store that refuses while `fault` is set; `lying` writes all the same. */
function fragile(): LedgerStore & { fault: Error | null; lying: boolean; attempts: number } {
  const store = openMemoryStore({ checklist: checklist.name, release: "v1", digest: sha256 });
  const own = {
    ...store,
    fault: null as Error | null,
    lying: false,
    attempts: 0,
    async append(decide: Parameters<LedgerStore["append"]>[0]) {
      own.attempts++;
      if (own.fault && !own.lying) throw own.fault;
      const ledger = await store.append(decide);
      if (own.fault) throw own.fault;
      return ledger;
    },
  };
  return own;
}

function screenOf(): Screen & { left: number | null } {
  const screen = {
    left: null as number | null,
    aside: (work: () => Promise<void>) => work(),
    stop: async () => {},
    redraw: async () => {},
    leave(code: number) {
      screen.left = code;
    },
  };
  return screen;
}

const running: Walk[] = [];
afterEach(async () => {
  for (const walk of running.splice(0)) await walk.end();
});

async function start(
  store: LedgerStore,
  more: Partial<Ports> = {},
  screen: Screen = screenOf(),
): Promise<Walk> {
  const ports: Ports = {
    checklist,
    store,
    operator: "ana",
    digest: sha256,
    clock: { now: () => NOW, tolerance: 0, live: false },
    releases: { list: async () => [{ name: "v1", entries: 0 }], open: async () => store },
    exporter: {
      formats: [{ name: "md", label: "Markdown" }],
      render: async () => "# A\nb\n",
      write: async () => "out.md",
    },
    editor: { edit: async (text) => `${text} edited` },
    firstRun: { seen: () => true, done: () => {} },
    evidence: { classify: async (text) => ({ kind: "text", text }) },
    ...more,
  };
  const walk = await createWalk(ports, screen, { size: { columns: 80, rows: 24 }, retry: 5 });
  running.push(walk);
  return walk;
}

/** Resolves with the first state that fits. */
function until(walk: Walk, fits: (state: WalkState) => boolean): Promise<WalkState> {
  return new Promise((resolve) => {
    const look = () => {
      if (!fits(walk.getState())) return;
      end();
      resolve(walk.getState());
    };
    const end = walk.subscribe(look);
    look();
  });
}

const saved = (walk: Walk) => until(walk, (state) => state.steps.length === 0 && state.refused === null);

describe("saving", () => {
  test("is said only when the store has answered", async () => {
    const store = fragile();
    const walk = await start(store);
    walk.press(keysOf("  "));
    expect(savingOf(walk.getState()).state).toBe("saving");
    expect(walk.getState().scorecard.totals.passed).toBe(2);
    const state = await saved(walk);
    expect(savingOf(state).state).toBe("saved");
    expect(marksOf(await store.read())).toEqual(["W5.1.1 pass", "W5.1.2 pass"]);
  });

  test("that fails says why, keeps the ticks, and is tried again until it holds", async () => {
    const store = fragile();
    store.fault = new Fault("the disk is full", { mend: "make room" });
    const walk = await start(store);
    walk.press(keysOf(" "));
    const failed = await until(walk, (state) => state.refused !== null);
    expect(savingOf(failed)).toEqual({ state: "failed", text: "NOT SAVED: the disk is full. Make room" });
    expect(failed.scorecard.totals.passed).toBe(1);
    walk.press(keysOf(" "));
    store.fault = null;
    await saved(walk);
    expect(marksOf(await store.read())).toEqual(["W5.1.1 pass", "W5.1.2 pass"]);
    expect(store.attempts).toBeGreaterThan(1);
  });

  test("waits for evidence that is still looked at: q right behind it must not lose it unseen", async () => {
    const store = fragile();
    store.fault = new Fault("the disk is full");
    const screen = screenOf();
    let looked = () => {};
    const classify = (text: string) =>
      new Promise<Evidence>((resolve) => {
        looked = () => resolve({ kind: "text", text });
      });
    const walk = await start(store, { evidence: { classify } }, screen);
    walk.press(keysOf("eby hand\rq"));
    await new Promise((resolve) => setImmediate(resolve));
    expect(screen.left).toBeNull();
    looked();
    const asked = await until(walk, (state) => state.mode.kind === "menu");
    expect(asked.steps).toHaveLength(1);
    expect(screen.left).toBeNull();
  });

  test("that failed after the bytes were written writes nothing twice", async () => {
    const store = fragile();
    store.fault = new Error("the disk hesitates");
    store.lying = true;
    const walk = await start(store);
    walk.press(keysOf(" u"));
    await until(walk, (state) => state.refused !== null);
    walk.press(keysOf("j "));
    store.fault = null;
    await saved(walk);
    expect((await store.read()).entries.map((entry) => entry.kind)).toEqual(["mark", "undo", "mark"]);
  });

  test("keeps the order of a long burst", async () => {
    const store = fragile();
    const walk = await start(store);
    for (let round = 0; round < 20; round++) walk.press(keysOf("  uUg"));
    await saved(walk);
    expect((await store.read()).entries).toHaveLength(80);
    expect(walk.getState().shown.head).toBe((await store.read()).head);
  });
});

describe("quitting", () => {
  test("waits for what is on its way", async () => {
    const store = fragile();
    const screen = screenOf();
    const walk = await start(store, {}, screen);
    walk.press(keysOf(" q"));
    await saved(walk);
    await expect.poll(() => screen.left).toBe(0);
    expect(marksOf(await store.read())).toEqual(["W5.1.1 pass"]);
  });

  test("asks first where something would be lost, and says what", async () => {
    const store = fragile();
    store.fault = new Error("read-only");
    const screen = screenOf();
    const walk = await start(store, {}, screen);
    walk.press(keysOf(" q"));
    const asked = await until(walk, (state) => state.mode.kind === "menu");
    expect(asked.mode).toMatchObject({ menu: { title: "1 change is not on disk: W5.1.1" } });
    walk.press(keysOf("\r"));
    expect(screen.left).toBeNull();
    walk.press(keysOf("q"));
    await until(walk, (state) => state.mode.kind === "menu");
    walk.press(keysOf("j\r"));
    expect(screen.left).toBe(0);
  });
});

describe("others", () => {
  test("are seen without a key, and the cursor stays", async () => {
    const store = fragile();
    const walk = await start(store);
    walk.press(keysOf("j"));
    await store.append(() => [mark("W5.1.3", "pass", { by: "bia" })]);
    const state = await until(walk, ({ scorecard }) => scorecard.totals.passed === 1);
    expect(state.cursor).toBe("W5.1.2");
  });
});

describe("what lies outside", () => {
  test("a preview shows the artifact with what is not on disk yet", async () => {
    const walk = await start(fragile());
    walk.press(keysOf("p"));
    const state = await until(walk, ({ mode, waiting }) => mode.kind === "preview" && waiting === null);
    expect(state.mode).toMatchObject({ lines: ["# A", "b"] });
  });

  test("an export says where it was written", async () => {
    const walk = await start(fragile());
    walk.press(keysOf("w"));
    await until(walk, ({ mode }) => mode.kind === "menu");
    walk.press(keysOf("\r"));
    const state = await until(walk, ({ message }) => message?.tone === "good");
    expect(state.message?.text).toBe("Written: out.md");
  });

  test("an export waits for what the disk has lost", async () => {
    const walk = await start(fragile());
    walk.dispatch({ type: "watch failed", reason: "The ledger lost 1 entry.", lost: true });
    expect(savingOf(walk.getState())).toEqual({
      state: "failed",
      text: "NOT SAVED: The ledger lost 1 entry.",
    });
    walk.press(keysOf("w"));
    await until(walk, ({ mode }) => mode.kind === "menu");
    walk.press(keysOf("\r"));
    const state = await until(walk, ({ message }) => message !== null);
    expect(state.message).toEqual({
      tone: "bad",
      text: "an artifact would name what is not on disk: The ledger lost 1 entry.",
    });
  });

  test("a port that fails is a sentence on the screen, and the walk goes on", async () => {
    const releases = {
      list: async () => {
        throw new Fault("the folder can't be read", { mend: "look at its permissions" });
      },
      open: async () => fragile(),
    };
    const walk = await start(fragile(), { releases });
    walk.press(keysOf("Rj"));
    const state = await until(walk, ({ waiting, cursor }) => waiting === null && cursor === "W5.1.2");
    expect(state.mode.kind).toBe("list");
  });

  test("another release is another ledger, watched and written from then on", async () => {
    const next = openMemoryStore({ checklist: checklist.name, release: "v2", digest: sha256 });
    const store = fragile();
    const releases = { list: async () => [{ name: "v2", entries: 0 }], open: async () => next };
    const walk = await start(store, { releases });
    walk.press(keysOf("R"));
    await until(walk, ({ mode }) => mode.kind === "menu");
    walk.press(keysOf("j\r"));
    await until(walk, ({ release, waiting }) => release === "v2" && waiting === null);
    walk.press(keysOf(" "));
    await saved(walk);
    expect(marksOf(await next.read())).toEqual(["W5.1.1 pass"]);
    expect(marksOf(await store.read())).toEqual([]);
  });

  test("a release's name that is refused is asked for again, as it was typed", async () => {
    const releases = {
      list: async () => [],
      open: async () => {
        throw new Fault("no blanks in a name", { mend: "call it v-2" });
      },
    };
    const walk = await start(fragile(), { releases });
    walk.press(keysOf("Rj\rv 2\r"));
    const state = await until(walk, ({ mode }) => mode.kind === "prompt" && mode.prompt.error !== null);
    expect(state.mode).toMatchObject({
      prompt: { line: { value: "v 2" }, error: "no blanks in a name. Call it v-2" },
    });
  });

  test("a long note goes through the editor into the ledger", async () => {
    const store = fragile();
    const walk = await start(store);
    walk.press(keysOf("C"));
    await until(walk, ({ mode }) => mode.kind === "prompt" && mode.prompt.line.value !== "");
    walk.press(keysOf("\r"));
    await until(walk, ({ shown }) => shown.entries.length === 1);
    await saved(walk);
    expect((await store.read()).entries[0]).toMatchObject({ kind: "note", note: "edited" });
  });

  test("what was written in an editor outlives esc: the same question brings it back, and no other", async () => {
    const walk = await start(fragile());
    const typed = () => {
      const { mode } = walk.getState();
      return mode.kind === "prompt" ? mode.prompt.line.value : null;
    };
    walk.press(keysOf("xred\x0f"));
    await until(walk, ({ waiting }) => waiting === null && typed() === "red edited");
    walk.press(keysOf("\x1b"));
    expect(walk.getState().message?.text).toBe("Cancelled; x on W5.1.1 brings your text back.");
    walk.press(keysOf("n"));
    expect(typed()).toBe("");
    walk.press(keysOf("\x1bjx"));
    expect(typed()).toBe("");
    walk.press(keysOf("\x1bkx"));
    expect(typed()).toBe("red edited");
    // A second esc throws nothing away either.
    walk.press(keysOf("\x1bx\r"));
    expect(marksOf(walk.getState().shown)).toEqual(["W5.1.1 fail: red edited"]);
    walk.press(keysOf("kx"));
    expect(typed()).toBe("");
    // What was only typed is not.
    walk.press(keysOf("typed\x1b"));
    expect(walk.getState().message?.text).toBe("Cancelled: nothing was changed.");
    walk.press(keysOf("x"));
    expect(typed()).toBe("");
  });

  test("several lines and the answers before them come back too", async () => {
    const walk = await start(fragile(), { editor: { edit: async () => "one\ntwo\n" } });
    const prompt = () => {
      const { mode } = walk.getState();
      return mode.kind === "prompt" ? mode.prompt : null;
    };
    walk.press(keysOf("n\x0f"));
    await until(walk, ({ waiting }) => waiting === null && prompt()?.line.value === "one ⏎ two");
    walk.press(keysOf("\r"));
    expect(prompt()?.question.kind).toBe("until");
    walk.press(keysOf("\x1bn"));
    expect(prompt()?.line.value).toBe("one ⏎ two");
    walk.press(keysOf("\r\r"));
    expect(marksOf(walk.getState().shown)).toEqual(["W5.1.1 na: one\ntwo"]);
  });

  test("the first run is remembered", async () => {
    let done = 0;
    const walk = await start(fragile(), { firstRun: { seen: () => false, done: () => done++ } });
    expect(walk.getState().welcome).toBe(true);
    expect(done).toBe(1);
  });
});
