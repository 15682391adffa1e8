import { describe, expect, test } from "vitest";
import { smallFolder } from "../helpers/small-checklist.ts";
import { keys, type Terminal } from "../helpers/terminal.ts";
import { cursorRow, openWalk, ready, saidIn } from "../helpers/walking.ts";

// The clock stands still, so that two starts show the same.
const args = ["--at-time", "2026-03-01T10:00:00Z"];

const open = (cwd: string, columns = 80, rows = 24): Promise<Terminal> =>
  openWalk(cwd, { args, columns, rows });

/** What somebody sees who starts at that size and presses the keys. */
async function fresh(cwd: string, columns: number, rows: number, sent: string, seen: string) {
  using terminal = await open(cwd, columns, rows);
  terminal.press(sent);
  return await terminal.waitFor(seen);
}

const views = [
  ["the list", "j", "small.1.2  ○ pending"],
  ["a prompt", "jx", "small.1.2 failed. Why?"],
  ["a menu", "jf", "no evidence"],
  ["the help", "j?", "pass the item and move on"],
  ["a search", "/dns", "1 of 7"],
  ["the preview", "jp", "as of now"],
] as const;

describe("another size leaves no rubbish: the screen is the one of a fresh start", () => {
  test.each(views)("%s", async (_, sent, seen) => {
    const cwd = smallFolder();
    using terminal = await open(cwd);
    terminal.press(sent);
    await terminal.waitFor(seen);
    for (const [columns, rows] of [
      [200, 60],
      [100, 30],
      [160, 45],
      [80, 24],
    ] as const) {
      terminal.resize(columns, rows);
      const wanted = await fresh(cwd, columns, rows, sent, seen);
      await terminal.waitFor((text) => text === wanted).catch(() => {});
      expect(terminal.text()).toBe(wanted);
    }
  });
});

test("a terminal that is too small says so in a line, acts on no key but q, and has the walk again when it grows", async () => {
  const cwd = smallFolder();
  using terminal = await open(cwd);
  terminal.press("j");
  await terminal.waitFor(() => cursorRow(terminal).includes("1.2"));
  terminal.resize(60, 20);
  await terminal.waitFor("here are 60 × 20");
  const said = terminal.text().replaceAll("\n", " ").trim();
  expect(said).toMatch(
    /^gonogo needs 80 columns and 24 rows; here are 60 × 20\. Enlarge .* press q to leave\.$/,
  );
  terminal.press(" x");
  // Drawn anew, it has read the keys before: a larger size could overtake them else.
  const sent = terminal.written.length;
  terminal.press(keys.ctrlL);
  await terminal.waitFor(
    () => terminal.written.length > sent && terminal.text().includes("here are 60 × 20"),
  );
  terminal.resize(100, 30);
  await terminal.waitFor(ready);
  expect(terminal.text()).toContain("all 0/7");
  expect(cursorRow(terminal)).toContain("1.2");
  terminal.press("x");
  await terminal.waitFor("failed. Why?");
  terminal.resize(20, 3);
  await terminal.waitFor("gonogo needs");
  terminal.press("q");
  expect(await terminal.exit()).toBe(0);
  expect(terminal.buffer).toBe("normal");
});

test("the edge of a window dragged quickly, with keys on the way: nothing is left over and nothing is lost", async () => {
  const cwd = smallFolder();
  using terminal = await openWalk(cwd);
  for (let step = 0; step < 40; step++) {
    terminal.resize(200 - 3 * step, 60 - Math.floor((step * 9) / 10));
    if (step === 20) terminal.press("  ");
  }
  for (let step = 0; step <= 20; step++) terminal.resize(80 + step, 24 + Math.floor(step / 2));
  await terminal.waitFor((text) => text.includes("all 2/7") && text.includes("saved ✓"));
  terminal.press(keys.ctrlL);
  expect(saidIn(cwd)).toEqual(["1.1 pass", "1.2 pass"]);
  terminal.press("gG");
  using other = await openWalk(cwd, { columns: 100, rows: 34 });
  other.press("gG");
  const steady = (text: string) => text.replace(/\d\d:\d\d/, "");
  await other.waitFor(() => cursorRow(other).includes("2.2.2"));
  await terminal.waitFor((text) => steady(text) === steady(other.text())).catch(() => {});
  expect(steady(terminal.text())).toBe(steady(other.text()));
});

test("what stood on the terminal before is there afterwards, whatever the size was meanwhile", async () => {
  using terminal = await open(smallFolder());
  terminal.resize(130, 40);
  await terminal.waitFor((text) => text.includes(ready) && text.split("\n").length === 40);
  terminal.press("q");
  expect(await terminal.exit()).toBe(0);
  expect(terminal.buffer).toBe("normal");
  expect(terminal.text().trim()).toBe("");
});
