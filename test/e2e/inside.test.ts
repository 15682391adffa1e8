import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { keymap } from "../../src/app/keymap.ts";
import { run } from "../helpers/cli.ts";
import { smallFolder } from "../helpers/small-checklist.ts";
import { keys, type Terminal } from "../helpers/terminal.ts";
import { cursorOn, cursorRow, entriesIn, openWalk, ready, saidIn } from "../helpers/walking.ts";

/** The digit that takes a choice of the menu on the screen. */
function digitOf(terminal: Terminal, label: string): string {
  const lines = terminal.lines();
  const title = lines.findIndex((line) => line.includes("┌─ "));
  return String(lines.findIndex((line) => line.includes(label)) - title);
}

describe("R", () => {
  test("begins another release and comes back to the first; each has its own ledger", async () => {
    const cwd = smallFolder();
    using terminal = await openWalk(cwd);
    terminal.press(" ");
    await terminal.waitFor((text) => text.includes("all 1/7") && text.includes("saved ✓"));
    terminal.press("R");
    await terminal.waitFor("+ begin another release");
    expect(terminal.text()).toContain("unreleased  1 entry");
    terminal.press("k", keys.enter);
    await terminal.waitFor("Name of the new release");
    terminal.press("v1/4", keys.enter);
    await terminal.waitFor(/✗ /);
    expect(terminal.text()).toContain("Name of the new release");
    terminal.press(keys.backspace.repeat(2));
    await terminal.waitFor(/❯ v1▏/);
    terminal.press(".4", keys.enter);
    await terminal.waitFor("Release v1.4 is new.");
    expect(terminal.text()).toContain("small › v1.4");
    expect(terminal.text()).toContain("all 0/7");
    terminal.press("jj");
    await cursorOn(terminal, "1.3");
    terminal.press("x", "no", keys.enter);
    await terminal.waitFor((text) => text.includes("1 red flag") && text.includes("saved ✓"));
    terminal.press("R");
    await terminal.waitFor("Release (now v1.4)");
    terminal.press(digitOf(terminal, "unreleased  1 entry"));
    await terminal.waitFor((text) => text.includes("small › unreleased") && text.includes("all 1/7"));
    expect(saidIn(cwd)).toEqual(["1.1 pass"]);
    expect(saidIn(cwd, "v1.4")).toEqual(["1.3 fail: no"]);
  });

  test("a release that can't be read is said, and the one that is open stays open", async () => {
    const cwd = smallFolder();
    using terminal = await openWalk(cwd);
    terminal.press(" ");
    await terminal.waitFor((text) => text.includes("all 1/7") && text.includes("saved ✓"));
    writeFileSync(join(cwd, "data/small/broken.json"), "{");
    terminal.press("R");
    await terminal.waitFor("broken  can't be read");
    terminal.press(digitOf(terminal, "broken"));
    await terminal.waitFor("The ledger is damaged");
    expect(terminal.text()).toContain("small › unreleased");
    terminal.press("j ");
    await terminal.waitFor((text) => text.includes("all 2/7") || text.includes("region?"));
  });
});

describe("f", () => {
  test("shows only what is pending, flagged or mine; esc shows all again", async () => {
    const cwd = smallFolder();
    await run(["mark", "small.1.1", "--pass", "-c", "small.md", "--as", "bia"], { cwd });
    using terminal = await openWalk(cwd);
    await cursorOn(terminal, "1.2");
    terminal.press("x", "down", keys.enter);
    await terminal.waitFor((text) => text.includes("NO-GO") && text.includes("saved ✓"));
    terminal.press("f");
    await terminal.waitFor("no evidence");
    terminal.press("j", keys.enter);
    await terminal.waitFor("pending 5 of 7");
    expect(terminal.text()).not.toContain("1.1 Schema");
    terminal.press("f3");
    await terminal.waitFor("red flags 1 of 7");
    expect(cursorRow(terminal)).toContain("1.2 Backups");
    terminal.press("f5");
    await terminal.waitFor("mine 1 of 7");
    terminal.press("f4");
    await terminal.waitFor("stale 0 of 7");
    terminal.press(" ");
    await terminal.waitFor("Nothing matches here; esc shows all items again.");
    expect(entriesIn(cwd)).toHaveLength(2);
    terminal.press(keys.escape);
    await terminal.waitFor("all items 7");
  });
});

describe("/", () => {
  test("searches as it is typed; enter keeps it, > and < go from match to match, esc ends it", async () => {
    using terminal = await openWalk(smallFolder());
    terminal.press("/");
    await terminal.waitFor("7 of 7");
    terminal.press("the");
    await terminal.waitFor("2 of 7");
    terminal.press(keys.enter);
    await terminal.waitFor("/the 2 of 7");
    await cursorOn(terminal, "2.2.1");
    terminal.press(">");
    await cursorOn(terminal, "2.2.2");
    terminal.press(">");
    await cursorOn(terminal, "2.2.1");
    terminal.press("<");
    await cursorOn(terminal, "2.2.2");
    terminal.press(keys.escape);
    await terminal.waitFor("all items 7");
    await cursorOn(terminal, "2.2.2");
    terminal.press("/zzz");
    await terminal.waitFor("0 of 7");
    terminal.press(keys.escape);
    await terminal.waitFor("all items 7");
    await cursorOn(terminal, "2.2.2");
  });
});

describe("p and w", () => {
  test("p shows the artifact as it would be now; w writes it; both say the same", async () => {
    const cwd = smallFolder();
    using terminal = await openWalk(cwd, { args: ["--at-time", "2026-03-01T10:00:00Z"], rows: 200 });
    terminal.press("p");
    const shown = await terminal.waitFor("as of now");
    expect(shown).toContain("- [ ] **1.1** Schema migrated");
    terminal.press("q");
    await terminal.waitFor(ready);
    terminal.press("w");
    await terminal.waitFor("Write the artifact as");
    terminal.press(keys.enter);
    await terminal.waitFor(/Written: .*SMALL_READINESS\.md/);
    const written = readFileSync(join(cwd, "SMALL_READINESS.md"), "utf8");
    const exported = await run(["export", "-c", "small.md", "-o", "-", "--at-time", "2026-03-01T10:00:00Z"], {
      cwd,
    });
    expect(written).toBe(exported.stdout);
    terminal.press("w2");
    await terminal.waitFor(/Written: .*SMALL_READINESS\.json/);
    expect(JSON.parse(readFileSync(join(cwd, "SMALL_READINESS.json"), "utf8"))).toBeTypeOf("object");
    terminal.press("w", keys.escape);
    await terminal.waitFor(ready);
    expect(existsSync(join(cwd, "data"))).toBe(false);
  });
});

describe("?", () => {
  test("tells of every key of the table, to its end, and closes with the same key", async () => {
    using terminal = await openWalk(smallFolder(), { rows: 140 });
    terminal.press("?");
    const text = await terminal.waitFor("pass the item and move on");
    for (const { description } of keymap) expect(text).toContain(description);
    terminal.press("?");
    await terminal.waitFor("Schema migrated");
    using small = await openWalk(smallFolder());
    small.press("?G");
    await small.waitFor("close the preview");
  });
});

describe("the editor", () => {
  const editor = `import { appendFileSync } from "node:fs";
appendFileSync(process.argv[2], "written in the editor\\n");
process.stdout.write("EDITING " + process.argv[2]);
`;

  test("C opens it on the note, and what was written is the note", async () => {
    const cwd = smallFolder();
    writeFileSync(join(cwd, "fake-editor.mjs"), editor);
    using terminal = await openWalk(cwd, { env: { EDITOR: `"${process.execPath}" fake-editor.mjs` } });
    terminal.press("c");
    await terminal.waitFor("Note on small.1.1");
    terminal.press("begun here");
    await terminal.waitFor("begun here");
    terminal.press(keys.ctrlO);
    await terminal.waitFor("written in the editor");
    expect(terminal.written).toMatch(/\x1b\[\?1049l[\s\S]*EDITING[\s\S]*\x1b\[\?1049h/);
    expect(terminal.buffer).toBe("alternate");
    terminal.press(keys.enter);
    await terminal.waitFor((text) => text.includes("Note on small.1.1 added.") && text.includes("saved ✓"));
    expect(entriesIn(cwd)).toMatchObject([
      { kind: "note", note: expect.stringContaining("written in the editor") },
    ]);
    terminal.press("C");
    await terminal.waitFor("❯ written in the editor▏");
    terminal.press(keys.enter);
    await terminal.waitFor(() => entriesIn(cwd).length === 2);
    expect(existsSync(/EDITING (\S+)/.exec(terminal.written)?.[1] ?? cwd)).toBe(false);
    terminal.press("q");
    expect(await terminal.exit()).toBe(0);
  });

  test("gets every key that is typed in it, the first one too", async () => {
    const cwd = smallFolder();
    const reading = `import { appendFileSync, readFileSync } from "node:fs";
process.stdout.write("EDITING");
process.stdin.once("data", (typed) => {
  appendFileSync(process.argv[2], typed);
  process.exit();
});
`;
    writeFileSync(join(cwd, "reading-editor.mjs"), reading);
    using terminal = await openWalk(cwd, { env: { EDITOR: `"${process.execPath}" reading-editor.mjs` } });
    terminal.press("C");
    await terminal.waitFor("EDITING");
    terminal.press("a", "b", "cdefgh", keys.enter);
    await terminal.waitFor("❯ abcdefgh▏");
    terminal.press(keys.enter);
    await terminal.waitFor((text) => text.includes("Note on small.1.1 added.") && text.includes("saved ✓"));
    expect(entriesIn(cwd)).toMatchObject([{ kind: "note", note: "abcdefgh" }]);
  });

  test.each([
    ["is not there", "no-such-editor", "no editor was found"],
    ["fails", "false", "the editor (false) ended with an error"],
  ])("one that %s is said, and what was typed is kept", async (_, EDITOR, said) => {
    const cwd = smallFolder();
    using terminal = await openWalk(cwd, { env: { EDITOR } });
    terminal.press("c");
    await terminal.waitFor("Note on small.1.1");
    terminal.press("kept");
    await terminal.waitFor("❯ kept");
    terminal.press(keys.ctrlO);
    await terminal.waitFor((text) => text.toLowerCase().includes(said));
    await terminal.waitFor("❯ kept");
    terminal.press(keys.enter);
    await terminal.waitFor((text) => text.includes("added.") && text.includes("saved ✓"));
    expect(saidIn(cwd)).toEqual(["1.1 note: kept"]);
  });

  test("keys typed while it is open are taken when it is closed, in order", async () => {
    const cwd = smallFolder();
    writeFileSync(join(cwd, "fake-editor.mjs"), editor);
    using terminal = await openWalk(cwd, { env: { EDITOR: `"${process.execPath}" fake-editor.mjs` } });
    terminal.press("C\r ");
    await terminal.waitFor((text) => text.includes("all 1/7") && text.includes("saved ✓"));
    expect(saidIn(cwd)).toEqual(["1.1 note: written in the editor", "1.1 pass"]);
  });
});
