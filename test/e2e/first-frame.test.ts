import { describe, expect, test } from "vitest";
import { freshFolder } from "../helpers/cli.ts";
import { smallFolder } from "../helpers/small-checklist.ts";
import { keys } from "../helpers/terminal.ts";
import { entriesIn, openWalk, ready, saidIn, startWalk } from "../helpers/walking.ts";

/** What a terminal is sent at the beginning of each frame, and to change to the screen that is given back. */
const begin = "\x1b[?2026h";
const enter = "\x1b[?1049h";

/** A clock that stands still: the header's must not move between two looks. */
const still = ["--at-time", "2026-03-01T10:00Z"];

const times = (text: string, part: string): number => text.split(part).length - 1;

describe("the first frame", () => {
  test.each([
    [80, 24],
    [160, 45],
    [60, 20],
  ])(
    "at %i×%i is the one that stays, from one edge to the other, without a blank between",
    async (columns, rows) => {
      using terminal = startWalk(smallFolder(), { columns, rows, args: still });
      await terminal.waitFor(/\? help|press q to leave/);
      const first = terminal.text();
      // A key that changes nothing: what is drawn after it, Ink has drawn.
      terminal.press(keys.ctrlL);
      await terminal.waitFor(() => times(terminal.written, begin) > 2);
      expect(terminal.text()).toBe(first);
      const [before, after = ""] = terminal.written.split("\x1b[?2026l");
      expect(times(before ?? "", enter)).toBe(1);
      // Ink's first frame erases and draws in one go.
      expect(after).toContain(`${begin}\x1b[H\x1b[J`);
      expect(after).not.toContain(enter);
    },
  );

  test("explains a first run too", async () => {
    using terminal = startWalk(smallFolder(), { state: freshFolder(), args: still });
    await terminal.waitFor(ready);
    const first = terminal.text();
    expect(first).toContain("unreleased · ana");
    await terminal.waitFor(() => times(terminal.written, begin) > 1);
    expect(terminal.text()).toBe(first);
  });

  test("takes keys that are typed on it, in order", async () => {
    const cwd = smallFolder();
    using terminal = await openWalk(cwd);
    terminal.press(" x", "no backups", keys.enter, "q");
    expect(await terminal.exit()).toBe(0);
    expect(saidIn(cwd)).toEqual(["1.1 pass", "1.2 fail: no backups"]);
  });

  test.each([
    ["SIGTERM", 143],
    ["SIGHUP", 129],
    ["SIGINT", 0],
  ] as const)("gives the terminal back when %s comes on it", async (signal, code) => {
    const cwd = smallFolder();
    using terminal = await openWalk(cwd);
    terminal.signal(signal);
    expect(await terminal.exit()).toBe(code);
    expect(terminal.buffer).toBe("normal");
    expect(terminal.cursorVisible).toBe(true);
    expect(() => entriesIn(cwd)).toThrow();
  });
});
