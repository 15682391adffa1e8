import { expect, test } from "vitest";
import { smallFolder } from "../helpers/small-checklist.ts";
import { keys, type Terminal } from "../helpers/terminal.ts";
import {
  cursorOn,
  cursorRow,
  entriesIn,
  manyFolder,
  openWalk as openFirst,
  saidIn,
  type WalkOptions,
} from "../helpers/walking.ts";

const second = 1000;

/** Opens the walk and waits until it reads keys: its first frame stands there before Ink is loaded. */
async function openWalk(cwd: string, options: WalkOptions = {}): Promise<Terminal> {
  const terminal = await openFirst(cwd, options);
  await terminal.waitFor(() => terminal.written.split("\x1b[?2026h").length > 2);
  return terminal;
}

/** The second begins where the word is on the disk. */
const saved = (count: number) => (text: string) =>
  text.includes(`all ${count}/7`) && text.includes("saved ✓");

test("a tick of one appears with the other within a second; the other's cursor stays where it is", async () => {
  const cwd = smallFolder();
  using ana = await openWalk(cwd);
  using bia = await openWalk(cwd, { operator: "bia" });
  bia.press("jjj");
  await cursorOn(bia, "2.1");
  for (const count of [1, 2]) {
    ana.press(" ");
    await ana.waitFor((text) => text.includes(`all ${count}/7`) && text.includes("saved ✓"));
    await bia.waitFor(`all ${count}/7`, second);
    expect(cursorRow(bia)).toContain("2.1 DNS points here");
  }
  bia.press("x", "no answer", keys.enter);
  await bia.waitFor((text) => text.includes("NO-GO") && text.includes("saved ✓"));
  await ana.waitFor("NO-GO", second);
  expect(cursorRow(ana)).toContain("1.3 Region");
  expect(entriesIn(cwd).map(({ by }) => by)).toEqual(["ana", "ana", "bia"]);
});

test("what one is typing is not disturbed by the other", async () => {
  const cwd = smallFolder();
  using ana = await openWalk(cwd);
  using bia = await openWalk(cwd, { operator: "bia" });
  ana.press("c");
  await ana.waitFor("Note on small.1.1");
  ana.press("half a sen");
  await ana.waitFor("half a sen");
  bia.press(" ");
  await bia.waitFor(saved(1));
  await ana.waitFor("all 1/7", second);
  ana.press("tence", keys.enter);
  await ana.waitFor((text) => text.includes("Note on small.1.1 added.") && text.includes("saved ✓"));
  expect(saidIn(cwd)).toEqual(["1.1 pass", "1.1 note: half a sentence"]);
});

test("a fail that comes under the other's finger is not erased by a space without its reason", async () => {
  const cwd = smallFolder();
  using ana = await openWalk(cwd);
  using bia = await openWalk(cwd, { operator: "bia" });
  bia.press("x", "blocker", keys.enter);
  await bia.waitFor((text) => text.includes("NO-GO") && text.includes("saved ✓"));
  await ana.waitFor("NO-GO", second);
  ana.press(" ");
  await ana.waitFor("bia failed it: blocker. Why does it pass now?");
  ana.press("migrated again", keys.enter);
  await ana.waitFor("bia's fail no longer stands: blocker.");
  await ana.waitFor("saved ✓");
  expect(saidIn(cwd)).toEqual(["1.1 fail: blocker", "1.1 pass: migrated again"]);
  ana.press("k");
  await ana.waitFor("failed by bia");
  await ana.waitFor("(no longer stands)");
});

test("both tick as fast as they can: nothing is lost, and both see the same in the end", async () => {
  const cwd = manyFolder(80);
  using ana = await openWalk(cwd, { checklist: "many.md" });
  using bia = await openWalk(cwd, { checklist: "many.md", operator: "bia" });
  bia.press("G".concat("k".repeat(39)));
  await cursorOn(bia, "1.41");
  for (let count = 0; count < 8; count++) {
    ana.press(" ".repeat(5));
    bia.press(" ".repeat(5));
  }
  for (const one of [ana, bia]) {
    await one.waitFor((text) => text.includes("80/80") && text.includes("saved ✓"));
  }
  const entries = entriesIn(cwd, "unreleased", "many");
  expect(entries).toHaveLength(80);
  for (const [by, first] of [
    ["ana", 1],
    ["bia", 41],
  ] as const) {
    const items = entries.filter((entry) => entry.by === by).map((entry) => "item" in entry && entry.item);
    expect(items).toEqual(Array.from({ length: 40 }, (_, place) => `many.1.${first + place}`));
  }
});

test("undo takes back one's own word, not the other's", async () => {
  const cwd = smallFolder();
  using ana = await openWalk(cwd);
  using bia = await openWalk(cwd, { operator: "bia" });
  ana.press(" ");
  await ana.waitFor(saved(1));
  await bia.waitFor("all 1/7", second);
  bia.press("u");
  await bia.waitFor("There is nothing of yours to undo.");
  bia.press("j ");
  await bia.waitFor((text) => text.includes("all 2/7") && text.includes("saved ✓"));
  await ana.waitFor("all 2/7", second);
  ana.press("u");
  await ana.waitFor(saved(1));
  await bia.waitFor("all 1/7", second);
  expect(bia.text()).toContain("✓ 1.2 Backups run");
  expect(bia.text()).toContain("○ 1.1 Schema migrated");
});
