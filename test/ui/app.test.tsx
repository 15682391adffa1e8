import { afterEach, describe, expect, test } from "vitest";
import type { Ports } from "../../src/app/ports.ts";
import { Fault } from "../../src/core/fault.ts";
import type { LedgerStore } from "../../src/store/ledger-store.ts";
import { openMemoryStore } from "../../src/store/memory-store.ts";
import { sha256 } from "../../src/system/digest.ts";
import { startWalk } from "../../src/ui/start.ts";
import { aChecklist, mark, NOW } from "../helpers/build.ts";
import { Screen } from "../helpers/screen.ts";
import { marksOf } from "../helpers/walk.ts";

const many = Array.from({ length: 60 }, (_, place) => ({
  id: `W5.1.${place + 1}`,
  text: `Item ${place + 1} 1️⃣ ⚠️ ação 漢字 👩‍💻 cafe\u0301`,
}));

const checklist = aChecklist({
  name: "connector",
  sections: [
    { title: "Redis ⚠️ 1️⃣", items: many },
    {
      title: "Docs",
      items: [{ id: "W5.2.1", text: "Runbook", guidance: "Read **this** first.", evidence: "a link" }],
    },
  ],
  gate: { threshold: 95 },
});

interface Running {
  readonly screen: Screen;
  readonly store: LedgerStore;
  readonly code: Promise<number>;
  /** What was written to standard error. */
  said(): string;
}

const open: Running[] = [];
afterEach(async () => {
  for (const { screen, code } of open.splice(0)) {
    screen.send("\x1b");
    screen.send("\x03");
    await code;
  }
});

function start(
  more: Partial<Ports> = {},
  options: { size?: [number, number]; plain?: boolean } = {},
): Running {
  const screen = new Screen(...(options.size ?? [80, 24]));
  const store = more.store ?? openMemoryStore({ checklist: checklist.name, release: "v1", digest: sha256 });
  let said = "";
  const stderr = {
    write(text: string) {
      said += text;
      return true;
    },
  } as unknown as NodeJS.WriteStream;
  const code = startWalk(
    {
      checklist,
      store,
      operator: "ana",
      digest: sha256,
      clock: { now: () => NOW, tolerance: 0, live: false },
      releases: { list: async () => [{ name: "v1", entries: 0 }], open: async () => store },
      exporter: {
        formats: [{ name: "md", label: "Markdown" }],
        render: async () =>
          Array.from({ length: 50 }, (_, line) => `line ${line + 1} of the artifact`).join("\n"),
        write: async () => "out.md",
      },
      editor: { edit: async (text) => `${text}, edited` },
      firstRun: { seen: () => true, done: () => {} },
      evidence: { classify: async (text) => ({ kind: "text", text }) },
      ...more,
    },
    {
      stdin: screen.stdin,
      stdout: screen.stdout,
      stderr,
      screenReader: false,
      plain: options.plain ?? false,
      debug: false,
    },
  );
  const running = { screen, store, code, said: () => said };
  open.push(running);
  return running;
}

const cursorRow = (screen: Screen) => screen.lines().find((line) => line.includes("❯")) ?? "";

describe("the walk on a terminal", () => {
  test("has the whole screen, and gives it back as it was", async () => {
    const { screen, code } = start();
    await screen.waitFor("Item 1 ");
    expect(screen.buffer).toBe("alternate");
    expect(screen.text()).toContain("connector › v1");
    expect(screen.text()).toContain("? help");
    screen.send("q");
    expect(await code).toBe(0);
    await screen.waitFor((now) => now.buffer === "normal");
    expect(screen.raw).toBe(false);
  });

  test("takes every key of a burst, in order", async () => {
    const { screen, store } = start();
    await screen.waitFor("Item 1 ");
    screen.send("jjj   x");
    await screen.waitFor("W5.1.7 failed. Why?");
    screen.send("no access\r");
    await screen.waitFor((now) => cursorRow(now).includes("Item 8"));
    await screen.waitFor("saved ✓");
    expect(marksOf(await store.read())).toEqual([
      "W5.1.4 pass",
      "W5.1.5 pass",
      "W5.1.6 pass",
      "W5.1.7 fail: no access",
    ]);
    expect(screen.text()).toContain("NO-GO");
  });

  test("takes escape sequences of one read one by one", async () => {
    const { screen } = start();
    await screen.waitFor("Item 1 ");
    screen.send("\x1b[B\x1b[B\x1b[B\x1b[A");
    await screen.waitFor((now) => cursorRow(now).includes("Item 3"));
  });

  test("opens a menu in the middle of a burst without losing what follows", async () => {
    const { screen } = start();
    await screen.waitFor("Item 1 ");
    screen.send("  fj\rj");
    await screen.waitFor("pending 59 of 61");
    await screen.waitFor((now) => cursorRow(now).includes("Item 4"));
  });

  test("types, pastes and edits in a prompt", async () => {
    const { screen, store } = start();
    await screen.waitFor("Item 1 ");
    screen.send("x");
    await screen.waitFor("failed. Why?");
    screen.paste("one\ntwo x q");
    await screen.waitFor("one ⏎ two x q");
    screen.send("\x17\x17");
    await screen.waitFor((now) => !now.text().includes("x q"));
    screen.send("\x1b[D\r");
    await screen.waitFor((now) => now.text().includes("? help") && now.text().includes("saved ✓"));
    expect(marksOf(await store.read())).toEqual(["W5.1.1 fail: one\ntwo"]);
  });

  test("pasted keys are keys where no text is asked for", async () => {
    const { screen } = start();
    await screen.waitFor("Item 1 ");
    screen.paste("jj j");
    await screen.waitFor((now) => cursorRow(now).includes("Item 5"));
  });

  test("esc leaves a prompt and a menu, and nothing has changed", async () => {
    const { screen, store } = start();
    await screen.waitFor("Item 1 ");
    screen.send("n");
    await screen.waitFor("does not apply. Why?");
    screen.send("\x1b");
    await screen.waitFor("Cancelled");
    screen.send("\r");
    await screen.waitFor("what holds?");
    screen.send("\x1b");
    await screen.waitFor((now) => !now.text().includes("what holds?"));
    expect((await store.read()).entries).toEqual([]);
  });

  test("shows what another operator says, without moving the cursor", async () => {
    const { screen, store } = start();
    await screen.waitFor("Item 1 ");
    screen.send("jj");
    await screen.waitFor((now) => cursorRow(now).includes("Item 3"));
    const said = mark(checklist.items[0]!, "pass", { by: "bia" });
    await store.append(() => [said]);
    await screen.waitFor("1/60");
    expect(cursorRow(screen)).toContain("Item 3");
  });

  test("says that a tick is not saved, and keeps it in sight", async () => {
    const memory = openMemoryStore({ checklist: checklist.name, release: "v1", digest: sha256 });
    let full = true;
    const store: LedgerStore = {
      ...memory,
      append: async (decide) => {
        if (full) throw new Fault("the disk is full");
        return memory.append(decide);
      },
    };
    const { screen } = start({ store });
    await screen.waitFor("Item 1 ");
    screen.send(" ");
    await screen.waitFor("NOT SAVED: the disk is full");
    expect(screen.lines().find((line) => line.includes("Item 1 "))).toContain("unsaved");
    screen.send("q");
    await screen.waitFor("1 change is not on disk");
    full = false;
    screen.send("\r");
    await screen.waitFor("saved ✓");
    expect(marksOf(await memory.read())).toEqual(["W5.1.1 pass"]);
  });

  test("no text shifts a column", async () => {
    const { screen } = start();
    await screen.waitFor("Item 1 ");
    const rules = screen
      .lines()
      .slice(4, 13)
      .map((line) => line.indexOf("│"));
    expect(new Set(rules).size).toBe(1);
    for (const line of screen.lines()) expect(line).not.toMatch(/[\u{1F000}-\u{1FFFF}]|\uFE0F|\u20E3/u);
  });

  test("shows the help, the preview and the detail's guidance", async () => {
    const { screen } = start();
    await screen.waitFor("Item 1 ");
    screen.send("?");
    await screen.waitFor("pass the item and move on");
    screen.send("q");
    await screen.waitFor("Item 1 ");
    screen.send("p");
    await screen.waitFor("line 1 of the artifact");
    screen.send("G");
    await screen.waitFor("line 50 of the artifact");
    screen.send("q");
    await screen.waitFor("Item 1 ");
    screen.send("G");
    await screen.waitFor((now) => now.text().includes("Read this first."));
  });

  test("goes to the editor and comes back with what was written", async () => {
    const { screen, store } = start();
    await screen.waitFor("Item 1 ");
    screen.send("cdraft");
    await screen.waitFor("draft");
    screen.send("\x0f");
    await screen.waitFor("draft, edited");
    expect(screen.buffer).toBe("alternate");
    screen.send("\r");
    await screen.waitFor("Note on W5.1.1 added.");
    await screen.waitFor("saved ✓");
    expect((await store.read()).entries).toMatchObject([{ kind: "note", note: "draft, edited" }]);
  });

  test("explains itself once, until the first key", async () => {
    let remembered = 0;
    const { screen } = start({ firstRun: { seen: () => false, done: () => remembered++ } });
    await screen.waitFor("You sign as ana");
    expect(screen.text()).toContain("Release: v1");
    screen.send("j");
    await screen.waitFor((now) => !now.text().includes("You sign as ana"));
    expect(cursorRow(screen)).toContain("Item 2");
    expect(remembered).toBe(1);
  });
});

describe("a defect of the program", () => {
  test("gives the terminal back, says so in one sentence, and loses nothing that was ticked", async () => {
    const broken = { id: "W5.1.3", guidance: 5 as unknown as string };
    const { screen, store, code, said } = start({
      checklist: aChecklist({ items: ["W5.1.1", "W5.1.2", broken] }),
    });
    await screen.waitFor("Text of W5.1.1");
    screen.send(" jj");
    expect(await code).toBe(3);
    expect(screen.buffer).toBe("normal");
    expect(screen.raw).toBe(false);
    expect(said()).toMatch(/^gonogo stopped on a defect of its own: .*\n$/);
    expect(marksOf(await store.read())).toEqual(["W5.1.1 pass"]);
  });
});

describe("sizes", () => {
  test("three panes side by side where there is room", async () => {
    const { screen } = start({}, { size: [160, 45] });
    await screen.waitFor("Item 1 ");
    expect(screen.lines()[6]?.match(/│/g)).toHaveLength(2);
  });

  test("a line that says what is needed where there is none; the walk is there again afterwards", async () => {
    const { screen } = start({}, { size: [80, 24] });
    await screen.waitFor("Item 1 ");
    screen.resize(60, 20);
    await screen.waitFor(/60 × 20/);
    expect(screen.text()).not.toContain("─");
    screen.resize(100, 30);
    await screen.waitFor("Item 1 ");
    expect(screen.text()).not.toContain("60 × 20");
  });

  test("resizing leaves no rubbish: the screen is what a fresh start would show", async () => {
    const fresh = start({}, { size: [90, 26] });
    await fresh.screen.waitFor("Item 1 ");
    const { screen } = start({}, { size: [140, 40] });
    await screen.waitFor("Item 1 ");
    for (const [columns, rows] of [
      [100, 30],
      [80, 24],
      [120, 24],
      [90, 26],
    ] as const) {
      screen.resize(columns, rows);
      await screen.waitFor((now) => now.lines().length === rows && now.text().includes("? help"));
    }
    await screen.waitFor((now) => now.text() === fresh.screen.text());
  });
});

describe("flat text", () => {
  test("names the item, its status and the numbers, and draws no lines", async () => {
    const { screen } = start({}, { plain: true });
    await screen.waitFor("W5.1.1");
    expect(screen.buffer).toBe("normal");
    expect(screen.text()).not.toMatch(/[│─┌]/);
    screen.send("j");
    await screen.waitFor("W5.1.2");
    screen.send("x");
    await screen.waitFor("failed. Why?");
    screen.send("\x1b");
    await screen.waitFor("Cancelled");
  });
});
