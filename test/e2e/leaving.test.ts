import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { smallFolder } from "../helpers/small-checklist.ts";
import { keys, program, Terminal } from "../helpers/terminal.ts";
import {
  cursorOn,
  experienced,
  ledgerPath,
  manyFolder,
  openWalk,
  ready,
  saidIn,
  walkArgs,
} from "../helpers/walking.ts";

/** A module that Node loads before the program: on SIGUSR2 the program has a defect. */
const defect = (body: string): Record<string, string> => ({
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(`process.on("SIGUSR2",()=>{${body}})`)}`,
});

// A shell that knows nothing of terminals: what the program leaves behind is seen by what comes after it.
const script =
  'echo before; stty -g; sh -c \'echo "pid $$."; exec "$@"\' sh "$@"; echo "code $?."; stty -g; echo over; read -r line';

async function inShell(cwd: string, env: Record<string, string> = {}) {
  const terminal = new Terminal([process.execPath, program, ...walkArgs({})], {
    cwd,
    command: ["sh", "-c", script, "sh"],
    env: { XDG_STATE_HOME: experienced(), ...env },
  });
  await terminal.waitFor(ready);
  const pid = Number(/pid (\d+)\./.exec(terminal.written)?.[1]);
  return { terminal, pid };
}

/** The terminal is what it was before, and everything that was on it is there. */
async function expectGivenBack(terminal: Terminal, code: number): Promise<void> {
  await terminal.waitFor("over");
  terminal.press(keys.enter);
  expect(await terminal.exit()).toBe(0);
  const text = terminal.text();
  expect(text).toContain("before");
  expect(text).toContain(`code ${code}.`);
  expect(terminal.buffer).toBe("normal");
  expect(terminal.cursorVisible).toBe(true);
  expect(terminal.bracketedPaste).toBe(false);
  const [first, second] = text.match(/^[0-9a-f]+(:[0-9a-f]+)+$/gm) ?? [];
  expect(first).toBeDefined();
  expect(second).toBe(first);
  expect(text).not.toContain("Schema migrated");
}

describe("the terminal is given back as it was", () => {
  test.each([
    ["q", "q"],
    ["Ctrl-C", keys.ctrlC],
    ["Ctrl-C in a prompt", `x${keys.ctrlC}`],
    ["q after ticks in one write", "  q"],
  ])("after %s, with 0", async (_, sent) => {
    const { terminal } = await inShell(smallFolder());
    using _terminal = terminal;
    terminal.press(sent);
    await expectGivenBack(terminal, 0);
  });

  test.each([
    ["SIGTERM", 143],
    ["SIGHUP", 129],
    ["SIGINT", 0],
  ] as const)("after %s, with %i; a tick of that moment is on the disk", async (signal, code) => {
    const cwd = smallFolder();
    const { terminal, pid } = await inShell(cwd);
    using _terminal = terminal;
    terminal.press(" ");
    await terminal.waitFor("all 1/7");
    process.kill(pid, signal);
    await expectGivenBack(terminal, code);
    expect(saidIn(cwd)).toEqual(["1.1 pass"]);
  });

  test.each([
    ["an error nobody caught", 'throw new Error("boom")', ""],
    ["a promise nobody waited for", 'Promise.reject(new Error("boom"))', ""],
    [
      "an error while drawing",
      'Date.prototype.toISOString = () => { throw new Error("boom") }; process.stdout.emit("resize")',
      "j",
    ],
  ])("after a defect (%s), with 3 and a sentence", async (_, body, sent) => {
    const cwd = smallFolder();
    const { terminal, pid } = await inShell(cwd, defect(body));
    using _terminal = terminal;
    terminal.press(" ");
    await terminal.waitFor((text) => text.includes("all 1/7") && text.includes("saved ✓"));
    process.kill(pid, "SIGUSR2");
    terminal.press(sent);
    await expectGivenBack(terminal, 3);
    expect(terminal.text().replaceAll("\n", "")).toContain(
      "gonogo stopped on a defect of its own: boom. What was shown as saved is saved.",
    );
    expect(saidIn(cwd)).toEqual(["1.1 pass"]);
  });

  test("a terminal that is closed ends the walk, and the tick of that moment is on the disk", async () => {
    const cwd = smallFolder();
    using terminal = await openWalk(cwd);
    const { pid } = terminal;
    terminal.press("  ");
    await terminal.waitFor("all 2/7");
    terminal.hangUp();
    await expect.poll(() => existsSync(`/proc/${pid}`), { timeout: 8000, interval: 20 }).toBe(false);
    expect(saidIn(cwd)).toEqual(["1.1 pass", "1.2 pass"]);
  });
});

/** The walk as a job of a shell that knows jobs. */
async function inBash(cwd: string, columns = 80, rows = 24, args: readonly string[] = []): Promise<Terminal> {
  const terminal = new Terminal(["--norc", "--noprofile", "--noediting", "-i"], {
    cwd,
    columns,
    rows,
    command: ["bash"],
    env: { PS1: "shell> ", XDG_STATE_HOME: experienced(), BASH_SILENCE_DEPRECATION_WARNING: "1" },
  });
  await terminal.waitFor("shell>");
  terminal.press(`${[process.execPath, program, ...walkArgs({ args })].join(" ")}\r`);
  await terminal.waitFor(ready);
  return terminal;
}

const stopped = /Stopped[\s\S]*shell>\s*$/;

describe("Ctrl-Z", () => {
  test("goes to the shell, whose terminal is in order, and fg comes back to the same item", async () => {
    const cwd = smallFolder();
    using terminal = await inBash(cwd);
    terminal.press("j");
    await cursorOn(terminal, "1.2");
    for (const _ of [1, 2]) {
      terminal.press(keys.ctrlZ);
      await terminal.waitFor(stopped);
      expect(terminal.buffer).toBe("normal");
      expect(terminal.cursorVisible).toBe(true);
      expect(terminal.bracketedPaste).toBe(false);
      terminal.press("clear; stty -a\r");
      await terminal.waitFor(/ icanon[\s\S]* echo [\s\S]*shell>\s*$/);
      terminal.press("fg\r");
      await terminal.waitFor(ready);
      await cursorOn(terminal, "1.2");
      expect(terminal.buffer).toBe("alternate");
    }
    terminal.press(" ");
    await terminal.waitFor((text) => text.includes("all 1/7") && text.includes("saved ✓"));
    terminal.press("q");
    await terminal.waitFor(/shell>\s*$/);
    terminal.press("clear; echo code $?.\r");
    // What came first in that line is the clearing: its own code.
    await terminal.waitFor("code 0.");
    expect(terminal.buffer).toBe("normal");
    expect(saidIn(cwd)).toEqual(["1.2 pass"]);
    terminal.press("exit\r");
    await terminal.exit();
  });

  test.each([
    [90, 28],
    [140, 40],
  ])("a window made %i × %i meanwhile is drawn as by a fresh start", async (columns, rows) => {
    const cwd = smallFolder();
    // The clock stands still, so that two starts show the same.
    const args = ["--at-time", "2026-03-01T10:00:00Z"];
    using terminal = await inBash(cwd, 120, 35, args);
    terminal.press(keys.ctrlZ);
    await terminal.waitFor(stopped);
    terminal.resize(columns, rows);
    terminal.press("clear; stty size\r");
    await terminal.waitFor(`${rows} ${columns}`);
    terminal.press("fg\r");
    await terminal.waitFor(ready);
    using fresh = await openWalk(cwd, { args, columns, rows });
    await terminal.waitFor((text) => text === fresh.text(), 4000).catch(() => {});
    expect(terminal.text()).toBe(fresh.text());
    for (const one of [terminal, fresh]) {
      one.press("j");
      await cursorOn(one, "1.2");
    }
    await terminal.waitFor((text) => text === fresh.text(), 4000).catch(() => {});
    expect(terminal.text()).toBe(fresh.text());
  });
});

test("Ctrl-L mends the screen of a walk that was stopped from outside and woke in another window", async () => {
  const cwd = smallFolder();
  const args = ["--at-time", "2026-03-01T10:00:00Z"];
  using terminal = await inBash(cwd, 120, 35, args);
  const [child = ""] = readFileSync(`/proc/${terminal.pid}/task/${terminal.pid}/children`, "utf8").split(" ");
  process.kill(Number(child), "SIGSTOP");
  await terminal.waitFor("Stopped");
  terminal.resize(90, 28);
  terminal.press("stty size\r");
  await terminal.waitFor("28 90");
  // Stopped so, it could not say which modes it needs.
  terminal.press("stty raw -echo; fg\r");
  // The path is broken over two rows where it is long.
  await terminal.waitFor((text) => /fg.*gonogo\.js/.test(text.replaceAll("\n", "")));
  terminal.press(keys.ctrlL);
  using fresh = await openWalk(cwd, { args, columns: 90, rows: 28 });
  await terminal.waitFor((text) => text === fresh.text(), 4000).catch(() => {});
  expect(terminal.text()).toBe(fresh.text());
});

describe("kill -9", () => {
  test.each([1, 2, 3, 4, 5, 6])(
    "while ticking, %i: whatever was shown as saved is in the ledger",
    async () => {
      const cwd = manyFolder(60);
      using terminal = await openWalk(cwd, { checklist: "many.md" });
      const passed = () => (terminal.drawn ? savedRows(terminal.text()) : new Set<string>());
      const shown = new Set<string>();
      const last = 1 + Math.floor(Math.random() * 30);
      for (let count = 0; count < last; count++) {
        terminal.press(" ");
        await terminal.waitFor(() => terminal.text().includes(`${count + 1}/60`));
        for (const item of passed()) shown.add(item);
      }
      terminal.press(" ".repeat(5));
      terminal.signal("SIGKILL");
      expect(await terminal.exit()).toBe(137);
      for (const item of passed()) shown.add(item);
      const said = existsSync(ledgerPath(cwd, "unreleased", "many")) ? saidIn(cwd, "unreleased", "many") : [];
      for (const item of shown) expect(said).toContain(`${item} pass`);
      // Whoever comes back can go on.
      using again = await openWalk(cwd, { checklist: "many.md" });
      await again.waitFor(`${said.length}/60`);
    },
  );
});

/** Items that a screen shows as passed and not as unsaved. */
function savedRows(text: string): Set<string> {
  const rows = text.matchAll(/│[❯ ] ✓ (1\.\d+) Item \d+ +person/g);
  return new Set(Array.from(rows, (row) => row[1] ?? ""));
}
