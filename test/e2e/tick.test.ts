import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { smallFolder } from "../helpers/small-checklist.ts";
import { keys, pasted } from "../helpers/terminal.ts";
import {
  cursorOn,
  cursorRow,
  entriesIn,
  ledgerPath,
  manyFolder,
  openWalk,
  ready,
  saidIn,
  startWalk,
} from "../helpers/walking.ts";

describe("what is said of an item", () => {
  test("space passes it and moves on; saved ✓ stands there when the ledger holds it", async () => {
    const cwd = smallFolder();
    using terminal = await openWalk(cwd);
    await cursorOn(terminal, "1.1");
    terminal.press(" ");
    await terminal.waitFor((text) => text.includes("all 1/7") && text.includes("saved ✓"));
    expect(cursorRow(terminal)).toContain("1.2 Backups run");
    expect(terminal.lines().find((line) => line.includes("1.1 Schema"))).toContain("✓ 1.1 Schema");
    expect(entriesIn(cwd)).toMatchObject([
      { kind: "mark", item: "small.1.1", status: "pass", by: "ana", source: "walk" },
    ]);
  });

  test("x asks for the reason and takes no empty one; what failed is a red flag", async () => {
    const cwd = smallFolder();
    using terminal = await openWalk(cwd);
    terminal.press("x");
    await terminal.waitFor("small.1.1 failed. Why?");
    terminal.press(keys.enter);
    await terminal.waitFor("a reason is needed");
    terminal.press("it hangs");
    await terminal.waitFor("it hangs");
    terminal.press(keys.enter);
    await terminal.waitFor((text) => text.includes("NO-GO") && text.includes("saved ✓"));
    expect(terminal.text()).toContain("1 red flag");
    expect(saidIn(cwd)).toEqual(["1.1 fail: it hangs"]);
    await cursorOn(terminal, "1.2");
  });

  test("n asks for the reason and until when; a critical item can't be set aside, and it is said why", async () => {
    const cwd = smallFolder();
    using terminal = await openWalk(cwd);
    terminal.press("n");
    await terminal.waitFor("small.1.1 does not apply. Why?");
    terminal.press("no schema", keys.enter);
    await terminal.waitFor("until when?");
    terminal.press("7d", keys.enter);
    await terminal.waitFor((text) => text.includes("0/6") && text.includes("saved ✓"));
    expect(saidIn(cwd)).toEqual(["1.1 na: no schema"]);
    expect(entriesIn(cwd)[0]).toHaveProperty("until");
    terminal.press("n");
    await terminal.waitFor("small.1.2 is critical");
    expect(saidIn(cwd)).toHaveLength(1);
  });

  test("a pass asks for the fields that are needed; esc leaves everything as it was", async () => {
    const cwd = smallFolder();
    using terminal = await openWalk(cwd);
    terminal.press("jj");
    await cursorOn(terminal, "1.3");
    terminal.press(" ");
    await terminal.waitFor("small.1.3 region?");
    terminal.press("eu");
    await terminal.waitFor("❯ eu");
    terminal.press(keys.escape);
    await terminal.waitFor("Cancelled: nothing was changed.");
    await terminal.waitFor("all 0/7");
    terminal.press(" ");
    await terminal.waitFor("small.1.3 region?");
    terminal.press("eu-west-1", keys.enter);
    await terminal.waitFor((text) => text.includes("all 1/7") && text.includes("saved ✓"));
    expect(entriesIn(cwd)).toMatchObject([{ item: "small.1.3", fields: { region: "eu-west-1" } }]);
  });

  test("E attaches evidence to what was marked last, e to this one, c a note; a file is kept by its digest", async () => {
    const cwd = smallFolder();
    writeFileSync(join(cwd, "run.log"), "all well\n");
    using terminal = await openWalk(cwd);
    terminal.press("j ");
    await terminal.waitFor("small.1.2 passed. Evidence? E attaches: the last run");
    terminal.press("E");
    await terminal.waitFor("Evidence for small.1.2");
    terminal.press("run.log", keys.enter);
    await terminal.waitFor("small.1.2: evidence attached (a file, with its digest)");
    terminal.press("e");
    await terminal.waitFor("Evidence for small.1.3");
    terminal.press("https://ci.example/7", keys.enter);
    await terminal.waitFor("small.1.3: evidence attached (a link)");
    terminal.press("c");
    await terminal.waitFor("Note on small.1.3");
    terminal.press("ask Bia", keys.enter);
    await terminal.waitFor("Note on small.1.3 added.");
    await terminal.waitFor("saved ✓");
    const [, file, link, note] = entriesIn(cwd);
    expect(file).toMatchObject({ item: "small.1.2", evidence: [{ kind: "file", path: "run.log" }] });
    expect(link).toMatchObject({
      item: "small.1.3",
      evidence: [{ kind: "link", url: "https://ci.example/7" }],
    });
    expect(note).toMatchObject({ item: "small.1.3", note: "ask Bia" });
  });

  test("u takes it back and U brings it again, as entries of their own", async () => {
    const cwd = smallFolder();
    using terminal = await openWalk(cwd);
    terminal.press(" ");
    await terminal.waitFor("all 1/7");
    terminal.press("u");
    await terminal.waitFor("Taken back:");
    await terminal.waitFor("all 0/7");
    terminal.press("U");
    await terminal.waitFor("Brought back:");
    await terminal.waitFor((text) => text.includes("all 1/7") && text.includes("saved ✓"));
    expect(entriesIn(cwd).map(({ kind }) => kind)).toEqual(["mark", "undo", "undo"]);
  });

  test("an item with children asks which of them are meant, and follows them", async () => {
    const cwd = smallFolder();
    using terminal = await openWalk(cwd);
    terminal.press("jjjj");
    await cursorOn(terminal, "2.2");
    terminal.press(" ");
    await terminal.waitFor("small.2.2 stands for 2 items");
    terminal.press(keys.enter);
    await terminal.waitFor((text) => text.includes("all 3/7") && text.includes("saved ✓"));
    expect(saidIn(cwd)).toEqual(["2.2.1 pass", "2.2.2 pass"]);
  });

  test("who comes back finds everything, at the first item that is pending", async () => {
    const cwd = smallFolder();
    {
      using terminal = await openWalk(cwd);
      terminal.press("  ");
      await terminal.waitFor("all 2/7");
      // Leaving waits for the disk by itself.
      terminal.press("q");
      expect(await terminal.exit()).toBe(0);
    }
    using terminal = await openWalk(cwd);
    expect(terminal.text()).toContain("all 2/7");
    expect(terminal.text()).toContain("✓ 1.1 Schema migrated");
    expect(cursorRow(terminal)).toContain("1.3 Region");
  });
});

describe("keys in a burst", () => {
  test("are taken in order, also where the last of them is a reason", async () => {
    const cwd = manyFolder(12);
    using terminal = await openWalk(cwd, { checklist: "many.md" });
    terminal.press("jj   xno access\r");
    await terminal.waitFor((text) => text.includes("3/12") && text.includes("saved ✓"));
    expect(saidIn(cwd, "unreleased", "many")).toEqual([
      "1.3 pass",
      "1.4 pass",
      "1.5 pass",
      "1.6 fail: no access",
    ]);
    await cursorOn(terminal, "1.7");
  });

  test("178 spaces in one write pass 178 items", async () => {
    const cwd = manyFolder(178);
    using terminal = await openWalk(cwd, { checklist: "many.md" });
    terminal.press(" ".repeat(178));
    await terminal.waitFor((text) => text.includes("178/178") && text.includes("saved ✓"));
    expect(saidIn(cwd, "unreleased", "many")).toEqual(
      Array.from({ length: 178 }, (_, place) => `1.${place + 1} pass`),
    );
  });

  test("typed before the first frame are taken too", async () => {
    const cwd = manyFolder(5);
    using terminal = startWalk(cwd, { checklist: "many.md" });
    terminal.press("  j ");
    await terminal.waitFor((text) => text.includes("3/5") && text.includes("saved ✓"));
    expect(saidIn(cwd, "unreleased", "many")).toEqual(["1.1 pass", "1.2 pass", "1.4 pass"]);
  });

  test("evidence and q in one write: the evidence is on the disk", async () => {
    const cwd = smallFolder();
    using terminal = await openWalk(cwd);
    terminal.press("eby hand\rq");
    expect(await terminal.exit()).toBe(0);
    expect(entriesIn(cwd)).toMatchObject([{ evidence: [{ kind: "text", text: "by hand" }] }]);
  });

  test("a release opened and a tick in one write: the tick is that release's", async () => {
    const cwd = smallFolder();
    using terminal = await openWalk(cwd);
    terminal.press("Rk\rv2\r  q");
    expect(await terminal.exit()).toBe(0);
    expect(saidIn(cwd, "v2")).toEqual(["1.1 pass", "1.2 pass"]);
  });

  test("pasted text stays text in a prompt: its lines are kept, its keys do nothing", async () => {
    const cwd = smallFolder();
    using terminal = await openWalk(cwd);
    terminal.press("x");
    await terminal.waitFor("Why?");
    terminal.press(pasted("first q line\nsecond x line"));
    await terminal.waitFor("first q line ⏎ second x line");
    terminal.press(keys.enter);
    await terminal.waitFor((text) => text.includes(ready) && text.includes("saved ✓"));
    expect(saidIn(cwd)).toEqual(["1.1 fail: first q line\nsecond x line"]);
    expect(readFileSync(ledgerPath(cwd), "utf8")).toContain("first q line\\nsecond x line");
  });
});
