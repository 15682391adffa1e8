import { join } from "node:path";
import { expect, test } from "vitest";
import { freshFolder } from "../helpers/cli.ts";
import { smallFolder } from "../helpers/small-checklist.ts";
import { keys } from "../helpers/terminal.ts";
import { cursorRow, openWalk } from "../helpers/walking.ts";

const explained = "--as NAME to change it";

test("a first run explains itself in three lines, until the first key, and never again", async () => {
  const cwd = smallFolder();
  const home = { HOME: freshFolder(), XDG_STATE_HOME: "" };
  {
    using terminal = await openWalk(cwd, { env: home });
    expect(terminal.text()).toContain(explained);
    const box = terminal.lines().filter((line) => line.startsWith("│ "));
    expect(box).toHaveLength(3);
    expect(box[0]).toContain("Release: unreleased, 7 items to check. R opens or begins another.");
    expect(box[1]).toContain("You sign as ana.");
    expect(box[2]).toContain("space pass · x fail · n not applicable · u undo");
    expect(cursorRow(terminal)).toContain("1.1 Schema migrated");
    terminal.press(keys.down);
    await terminal.waitFor((text) => !text.includes(explained));
    // The key that ends it does what it always does.
    expect(cursorRow(terminal)).toContain("1.2 Backups run");
    terminal.press("q");
    expect(await terminal.exit()).toBe(0);
  }
  using terminal = await openWalk(cwd, { env: home });
  expect(terminal.text()).not.toContain(explained);
});

test("a home that can't be written to is explained to again, and nothing else", async () => {
  const cwd = smallFolder();
  const state = join(cwd, "small.md");
  for (const _ of [1, 2]) {
    using terminal = await openWalk(cwd, { state });
    expect(terminal.text()).toContain(explained);
    terminal.press(" ");
    await terminal.waitFor((text) => text.includes("saved ✓") && /all [12]\/7/.test(text));
    terminal.press("q");
    expect(await terminal.exit()).toBe(0);
  }
});
