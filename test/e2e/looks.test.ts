import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { smallFolder } from "../helpers/small-checklist.ts";
import { keys, type Terminal } from "../helpers/terminal.ts";
import { openWalk, saidIn, startWalk } from "../helpers/walking.ts";

const args = ["--at-time", "2026-03-01T10:00:00Z"];

/** Parameters of every SGR sequence (colours, bold, inverse …) that was sent. */
const styles = (terminal: Terminal): string[] =>
  Array.from(terminal.written.matchAll(/\x1b\[([\d;:]*)m/g), (found) => found[1] ?? "");

async function tour(env: Record<string, string>): Promise<{ terminal: Terminal; screens: string[] }> {
  const terminal = await openWalk(smallFolder(), { args, env });
  const screens: string[] = [terminal.text()];
  const look = async (sent: string, seen: string) => {
    terminal.press(sent);
    screens.push(await terminal.waitFor((text) => text.includes(seen) && !text.includes("saving")));
  };
  await look(" ", "all 1/7");
  await look("x", "Why?");
  await look(`down${keys.enter}`, "NO-GO");
  await look("f", "no evidence");
  await look(`1/back`, "1 of 7");
  await look(keys.escape, "all items 7");
  await look("?", "pass the item and move on");
  await look("qp", "as of now");
  return { terminal, screens };
}

describe("colours", () => {
  test("NO_COLOR: not one colour or style is sent, and every view says the same", async () => {
    const coloured = await tour({});
    using terminal = coloured.terminal;
    expect(styles(terminal).length).toBeGreaterThan(100);
    const plain = await tour({ NO_COLOR: "1" });
    using bare = plain.terminal;
    expect(styles(bare)).toEqual([]);
    expect(plain.screens).toEqual(coloured.screens);
    // What is selected, failed and current is told by signs.
    const list = plain.screens[3] ?? "";
    expect(list).toMatch(/│❯ ○ 1\.3/);
    expect(list).toMatch(/│ {2}✗ 1\.2/);
    expect(list).toMatch(/│ {2}✓ 1\.1/);
    expect(list).toMatch(/^▸ Data/m);
  });

  test.each([
    ["a terminal of 16 colours", { TERM: "xterm-16color", COLORTERM: "" }],
    ["FORCE_COLOR=1", { FORCE_COLOR: "1" }],
    ["a terminal of millions", {}],
  ])("%s: only the palette that the person chose, and no yellow or white text", async (_, env) => {
    const { terminal } = await tour(env);
    using _terminal = terminal;
    const sent = new Set(styles(terminal));
    expect(sent.size).toBeGreaterThan(3);
    for (const style of sent) {
      expect(style).not.toMatch(/^[34]8[;:]/);
      expect(["33", "37", "93", "97", "30", "90"]).not.toContain(style);
      expect(style).not.toMatch(/^4[0-7]$|^10[0-7]$/);
    }
  });

  test("a dumb terminal gets no colours", async () => {
    using terminal = startWalk(smallFolder(), { env: { TERM: "dumb", COLORTERM: "" } });
    await terminal.waitFor("Schema migrated");
    expect(styles(terminal)).toEqual([]);
    terminal.press("q");
    expect(await terminal.exit()).toBe(0);
  });
});

describe("flat text", () => {
  test.each([
    ["for a screen reader", { env: { INK_SCREEN_READER: "true" } }],
    ["--plain", { args: ["--plain"] }],
  ])("%s: the item, its status and the numbers, and it answers keys", async (_, options) => {
    const cwd = smallFolder();
    using terminal = startWalk(cwd, options);
    await terminal.waitFor("Item small.1.1: Schema migrated");
    expect(terminal.buffer).toBe("normal");
    expect(terminal.text()).toContain("pending, never checked");
    expect(terminal.text()).toContain("0 of 7");
    expect(terminal.text()).not.toMatch(/[─-╿━╌]/);
    terminal.press(" ");
    await terminal.waitFor("small.1.1 passed.");
    await terminal.waitFor("Item small.1.2: Backups run");
    expect(terminal.text()).toContain("critical");
    terminal.press("x");
    await terminal.waitFor("small.1.2 failed. Why?");
    terminal.press("down", keys.enter);
    await terminal.waitFor("2 red flags");
    terminal.press("f");
    await terminal.waitFor("1 of 6: all");
    terminal.press("j");
    await terminal.waitFor("2 of 6: pending");
    terminal.press(keys.enter);
    await terminal.waitFor("Item small.1.3");
    terminal.press("q");
    expect(await terminal.exit()).toBe(0);
    expect(saidIn(cwd)).toEqual(["1.1 pass", "1.2 fail: down"]);
    expect(terminal.cursorVisible).toBe(true);
  });

  test("says that a tick is not saved", async () => {
    const cwd = smallFolder();
    using terminal = startWalk(cwd, { env: { INK_SCREEN_READER: "true" } });
    await terminal.waitFor("Item small.1.1");
    writeFileSync(join(cwd, "data"), "a file in the folder's place");
    terminal.press(" ");
    await terminal.waitFor("NOT SAVED");
  });
});
