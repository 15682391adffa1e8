import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Entry } from "../../src/core/ledger/entry.ts";
import { freshFolder, run } from "../helpers/cli.ts";
import { smallFolder } from "../helpers/small-checklist.ts";
import { keys, Terminal } from "../helpers/terminal.ts";

const entriesIn = (cwd: string): Entry[] =>
  JSON.parse(readFileSync(join(cwd, "data/small/unreleased.json"), "utf8")).entries;

const small = ["-c", "small.md", "--as", "ana"];
const ready = "? help";

describe("gonogo in a terminal", () => {
  test("opens the walk: a tick is on the disk, an export lies next to the person, q ends with 0", async () => {
    const cwd = smallFolder();
    using terminal = new Terminal(small, { cwd });
    await terminal.waitFor(ready);
    terminal.press(" ");
    await terminal.waitFor(/1\/7/);
    await terminal.waitFor("saved ✓");
    expect(entriesIn(cwd)).toMatchObject([{ item: "small.1.1", status: "pass", by: "ana", source: "walk" }]);
    terminal.press("w");
    await terminal.waitFor("Markdown");
    terminal.press(keys.enter);
    await terminal.waitFor("SMALL_READINESS.md");
    expect(readFileSync(join(cwd, "SMALL_READINESS.md"), "utf8")).toContain("- [x] **1.1** Schema migrated");
    const edited = `${readFileSync(join(cwd, "SMALL_READINESS.md"), "utf8")}\nread by eva\n`;
    writeFileSync(join(cwd, "SMALL_READINESS.md"), edited);
    terminal.press("w");
    await terminal.waitFor("Markdown");
    terminal.press(keys.enter);
    await terminal.waitFor("holds edits that were not imported");
    expect(readFileSync(join(cwd, "SMALL_READINESS.md"), "utf8")).toBe(edited);
    terminal.press("q");
    expect(await terminal.exit()).toBe(0);
    expect(terminal.buffer).toBe("normal");
  });

  test("a long note is written in the person's editor", async () => {
    const cwd = smallFolder();
    const editor = join(cwd, "editor.sh");
    writeFileSync(editor, '#!/bin/sh\nprintf "from the editor\\nsecond line\\n" > "$2"\n');
    chmodSync(editor, 0o755);
    using terminal = new Terminal(small, { cwd, env: { VISUAL: `"${editor}" --wait`, EDITOR: "false" } });
    await terminal.waitFor(ready);
    terminal.press("C");
    await terminal.waitFor("from the editor ⏎ second line");
    terminal.press(keys.enter);
    await terminal.waitFor("Note on small.1.1 added");
    terminal.press("q");
    expect(await terminal.exit()).toBe(0);
    expect(entriesIn(cwd)).toMatchObject([{ kind: "note", note: "from the editor\nsecond line" }]);
  });

  test("explains itself once and remembers it on this machine; --at chooses the milestone shown", async () => {
    const cwd = smallFolder();
    const state = freshFolder();
    const open = () => new Terminal([...small, "--at", "sign-off"], { cwd, env: { XDG_STATE_HOME: state } });
    {
      using terminal = open();
      await terminal.waitFor("Start with --as NAME");
      expect(terminal.text()).toContain("sign-off 0/7");
      terminal.press("j");
      await terminal.waitFor((text) => !text.includes("Start with --as NAME"));
      terminal.press("q");
      await terminal.exit();
    }
    expect(existsSync(join(state, "gonogo/walked"))).toBe(true);
    using terminal = open();
    await terminal.waitFor(ready);
    expect(terminal.text()).not.toContain("Start with --as NAME");
  });

  test("a checklist that can't be read is said on the normal screen", async () => {
    using terminal = new Terminal(["-c", "nothing.md"], { cwd: smallFolder() });
    await terminal.waitFor("there is no checklist nothing.md");
    expect(await terminal.exit()).toBe(3);
    expect(terminal.buffer).toBe("normal");
  });
});

describe("gonogo import in a terminal", () => {
  test.each([
    ["y", "1 entry saved", 1],
    ["n", "nothing was written", 0],
    ["", "nothing was written", 0],
  ])("asks first; %j: %s", async (answer, said, written) => {
    const cwd = smallFolder();
    await run(["mark", "small.1.2", "--pass", ...small, "--at-time", "2026-03-01"], { cwd });
    await run(["export", ...small], { cwd });
    const path = join(cwd, "SMALL_READINESS.md");
    writeFileSync(path, readFileSync(path, "utf8").replace("- [ ] **2.1** DNS", "- [x] **2.1** DNS"));
    using terminal = new Terminal(["import", "SMALL_READINESS.md", ...small], { cwd });
    await terminal.waitFor("write 1 entry as ana? (y/N)");
    expect(terminal.text()).toContain("small.2.1  pending → pass");
    terminal.press(answer, keys.enter);
    await terminal.waitFor(said);
    expect(await terminal.exit()).toBe(0);
    expect(entriesIn(cwd)).toHaveLength(1 + written);
  });
});
