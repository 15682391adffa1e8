import { spawnSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { run } from "../helpers/cli.ts";
import { smallFolder } from "../helpers/small-checklist.ts";
import { keys, program, type Terminal } from "../helpers/terminal.ts";
import {
  cursorOn,
  entriesIn,
  ledgerPath,
  manyFolder,
  openWalk,
  saidIn,
  startWalk,
} from "../helpers/walking.ts";

const works = (command: string, ...args: string[]): boolean => spawnSync(command, args).status === 0;
const mayMount = works("unshare", "-m", "sh", "-c", "mount -t tmpfs none /mnt");
const mayLimit = works("prlimit", "--version");

const rowOf = (terminal: Terminal, item: string): string =>
  terminal.lines().find((line) => line.includes(` ${item} `)) ?? "";

test("a ledger that was removed or put back: said without a key, nothing is added to it, and nothing lost once it is back", async () => {
  const cwd = smallFolder();
  using terminal = await openWalk(cwd);
  terminal.press("  ");
  await terminal.waitFor((text) => text.includes("all 2/7") && text.includes("saved ✓"));
  const whole = readFileSync(ledgerPath(cwd));
  rmSync(ledgerPath(cwd));
  await terminal.waitFor("NOT SAVED: The ledger on disk lost 2 entries that were saved", 2000);
  expect(terminal.text()).not.toContain("saved ✓");
  terminal.press("jc", "seen", keys.enter);
  await terminal.waitFor(() => terminal.text().includes("unsaved"));
  expect(existsSync(ledgerPath(cwd))).toBe(false);
  writeFileSync(ledgerPath(cwd), whole);
  await terminal.waitFor("saved ✓");
  await terminal.waitFor(() => saidIn(cwd).length === 3);
  expect(saidIn(cwd).slice(0, 2)).toEqual(["1.1 pass", "1.2 pass"]);
});

describe("a disk that takes no more", () => {
  test.runIf(mayLimit)(
    "what is not saved says so with the reason, in its row too; quitting asks; it is saved once there is room",
    async () => {
      const cwd = manyFolder(60);
      const limited = ["sh", "-c", 'ulimit -S -f 8; exec "$@"', "sh", process.execPath, program] as const;
      using terminal = await openWalk(cwd, { checklist: "many.md", command: limited });
      for (let count = 0; count < 59 && !terminal.text().includes("NOT SAVED"); count++) {
        terminal.press(" ");
        await cursorOn(terminal, `1.${count + 2}`);
        await terminal.waitFor(/saved ✓|NOT SAVED/);
      }
      expect(terminal.text()).toContain("NOT SAVED");
      const kept = saidIn(cwd, "unreleased", "many");
      expect(kept.length).toBeGreaterThan(3);
      const missing = `1.${kept.length + 1}`;
      expect(rowOf(terminal, missing)).toContain("✓");
      expect(rowOf(terminal, missing)).toContain("unsaved");
      expect(rowOf(terminal, `1.${kept.length}`)).not.toContain("unsaved");

      terminal.press("q");
      await terminal.waitFor(`not on disk: many.${missing}`);
      terminal.press(keys.enter);
      await terminal.waitFor("allowed here. Raise the limit on file sizes");
      spawnSync("prlimit", ["--pid", String(terminal.pid), "--fsize=unlimited"]);
      terminal.press("j");
      await terminal.waitFor("saved ✓");
      expect(rowOf(terminal, missing)).not.toContain("unsaved");
      expect(saidIn(cwd, "unreleased", "many").slice(0, kept.length + 1)).toEqual([
        ...kept,
        `${missing} pass`,
      ]);
      terminal.press("q");
      expect(await terminal.exit()).toBe(0);
    },
  );

  test("who quits all the same loses only what was said to be lost", async () => {
    const cwd = smallFolder();
    using terminal = await openWalk(cwd);
    terminal.press(" ");
    await terminal.waitFor((text) => text.includes("all 1/7") && text.includes("saved ✓"));
    renameSync(join(cwd, "data"), join(cwd, "kept"));
    writeFileSync(join(cwd, "data"), "a file in the folder's place");
    terminal.press("j ");
    await terminal.waitFor("small.1.3 region?");
    terminal.press("eu", keys.enter);
    await terminal.waitFor("NOT SAVED: The ledger could not be saved: a part of its path is a file");
    terminal.press(" ");
    await terminal.waitFor(() => rowOf(terminal, "2.1").includes("unsaved"));
    terminal.press("q");
    await terminal.waitFor("2 changes are not on disk: small.1.3, small.2.1");
    terminal.press("j", keys.enter);
    expect(await terminal.exit()).toBe(3);
    expect(terminal.buffer).toBe("normal");
    const said = terminal.text().replaceAll("\n", " ");
    expect(said).toContain(
      "gonogo: 2 changes were not saved: small.1.3, small.2.1. The ledger could not be saved",
    );
    rmSync(join(cwd, "data"));
    renameSync(join(cwd, "kept"), join(cwd, "data"));
    expect(saidIn(cwd)).toEqual(["1.1 pass"]);
  });

  test.runIf(mayMount)(
    "a full disk is named, and what waited is saved when there is room again",
    async () => {
      const cwd = smallFolder();
      mkdirSync(join(cwd, "data"));
      const script =
        'mount -t tmpfs -o size=16k none data && head -c 65536 /dev/zero > data/ballast 2>/dev/null; exec "$@"';
      const command = ["unshare", "-m", "sh", "-c", script, "sh", process.execPath, program] as const;
      using terminal = await openWalk(cwd, { command });
      terminal.press(" ");
      // The header has room for the fact alone; the footer says why, and what to do.
      await terminal.waitFor("the disk is full. Make room on it");
      expect(rowOf(terminal, "1.1")).toContain("unsaved");
      terminal.press("q");
      await terminal.waitFor("1 change is not on disk");
      terminal.press(keys.escape);
      await terminal.waitFor("the disk is full. Make room on it");
      rmSync(`/proc/${terminal.pid}/root${cwd}/data/ballast`);
      // Nobody has to press a key: it is tried again by itself.
      await terminal.waitFor("saved ✓");
      await terminal.waitFor(() => rowOf(terminal, "1.1").includes("person"));
      const inside = `/proc/${terminal.pid}/root${ledgerPath(cwd)}`;
      expect(JSON.parse(readFileSync(inside, "utf8")).entries).toHaveLength(1);
      terminal.press("q");
      expect(await terminal.exit()).toBe(0);
    },
  );
});

test("a data folder that is read-only: the walk opens, and says that nothing is saved and why", async () => {
  const cwd = smallFolder();
  const data = join(cwd, "data");
  mkdirSync(data);
  chmodSync(data, 0o555);
  const root = process.getuid?.() === 0;
  const script = 'mount -t tmpfs -o ro none data; exec "$@"';
  const command = root
    ? (["unshare", "-m", "sh", "-c", script, "sh", process.execPath, program] as const)
    : undefined;
  using terminal = await openWalk(cwd, command ? { command } : {});
  terminal.press(" ");
  await terminal.waitFor("NOT SAVED: The ledger could not be saved: ");
  await terminal.waitFor(root ? "the disk is read-only" : "permission was denied");
  terminal.press("q");
  await terminal.waitFor("1 change is not on disk: small.1.1");
  expect(terminal.text()).toContain("all 1/7");
  terminal.press("j", keys.enter);
  expect(await terminal.exit()).toBe(3);
});

describe("a ledger that is damaged while the walk runs", () => {
  test.each([
    ["cut short", (text: string) => text.slice(0, -40)],
    ["not JSON", () => "oops"],
    ["empty", () => ""],
    ["of a newer gonogo", (text: string) => text.replace('"version":1', '"version":9')],
    ["changed by hand", (text: string) => text.replace('"pass"', '"fail"')],
  ])("%s: said, left alone, never written over; whole again, the tick is saved", async (_, damage) => {
    const cwd = smallFolder();
    const path = ledgerPath(cwd);
    using terminal = await openWalk(cwd);
    terminal.press(" ");
    await terminal.waitFor((text) => text.includes("all 1/7") && text.includes("saved ✓"));
    copyFileSync(path, join(cwd, "whole.json"));
    const damaged = damage(readFileSync(path, "utf8"));
    expect(damaged).not.toBe(readFileSync(path, "utf8"));
    writeFileSync(join(cwd, "damaged.json"), damaged);
    renameSync(join(cwd, "damaged.json"), path);
    await terminal.waitFor("Changes of others can't be seen");
    terminal.press(" ");
    await terminal.waitFor("NOT SAVED");
    expect(terminal.text()).toContain("all 2/7");
    expect(readFileSync(path, "utf8")).toBe(damaged);
    renameSync(join(cwd, "whole.json"), path);
    await terminal.waitFor((text) => text.includes("saved ✓") && !text.includes("can't be seen"));
    expect(saidIn(cwd)).toEqual(["1.1 pass", "1.2 pass"]);
    terminal.press("q");
    expect(await terminal.exit()).toBe(0);
  });

  test("taken away: what was on the screen is not thrown away in silence", async () => {
    const cwd = smallFolder();
    using terminal = await openWalk(cwd);
    terminal.press("  ");
    await terminal.waitFor((text) => text.includes("all 2/7") && text.includes("saved ✓"));
    renameSync(ledgerPath(cwd), join(cwd, "away.json"));
    terminal.press("x", "gone", keys.enter);
    await terminal.waitFor((text) => text.includes("NO-GO") && text.includes("NOT SAVED"));
    expect(terminal.text()).toContain("✓ 1.1 Schema migrated");
  });
});

describe("what can't be opened is said on the normal screen, with 3", () => {
  test.each([
    ["a checklist with an error", "- [ ] **1.1** A\n\n```gonogo\ncritcal: true\n```\n", /wrong\.md:\d+/],
    ["a file without items", "# Nothing\n\nText.\n", /wrong/],
    ["an id twice", "- [ ] **1.1** A\n- [ ] **1.1** B\n", /wrong\.md:2/],
  ])("%s", async (_, text, said) => {
    const cwd = smallFolder();
    writeFileSync(join(cwd, "wrong.md"), text);
    using terminal = startWalk(cwd, { checklist: "wrong.md" });
    expect(await terminal.exit()).toBe(3);
    expect(terminal.text()).toMatch(said);
    expect(terminal.buffer).toBe("normal");
    expect(terminal.written).not.toContain("\x1b[?1049h");
    expect(terminal.written).not.toContain("\x1b[?25l");
  });

  test("a damaged ledger, which is left as it is", async () => {
    const cwd = smallFolder();
    mkdirSync(join(cwd, "data/small"), { recursive: true });
    writeFileSync(ledgerPath(cwd), '{"gonogo":"ledger","version":1,');
    using terminal = startWalk(cwd);
    expect(await terminal.exit()).toBe(3);
    expect(terminal.text()).toContain("The ledger is damaged");
    expect(terminal.buffer).toBe("normal");
    expect(readFileSync(ledgerPath(cwd), "utf8")).toBe('{"gonogo":"ledger","version":1,');
  });
});

test("without a terminal: the scorecard on standard output, one sentence on standard error, 0", async () => {
  const cwd = smallFolder();
  // The minute stands in the first line, and must not turn between the two.
  const at = ["--at-time", "2026-03-01T10:00Z"];
  await run(["mark", "small.1.1", "--pass", "-c", "small.md", "--as", "ana", ...at], { cwd });
  const { code, stdout, stderr } = await run(["-c", "small.md", ...at], { cwd });
  expect(code).toBe(0);
  expect(stdout).toContain("1/7");
  expect(stdout).not.toContain("\x1b");
  expect(stderr.trim()).toBe("gonogo: the walk needs a terminal; this is the scorecard instead");
  const scored = await run(["score", "-c", "small.md", ...at], { cwd });
  expect(scored.stdout).toBe(stdout);
  expect(entriesIn(cwd)).toHaveLength(1);
});
