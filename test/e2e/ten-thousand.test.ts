import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { freshFolder } from "../helpers/cli.ts";
import { keys, type Terminal } from "../helpers/terminal.ts";
import { cursorOn, cursorRow, openWalk, saidIn } from "../helpers/walking.ts";

const sections = Array.from({ length: 100 }, (_, section) => {
  const items = Array.from(
    { length: 100 },
    (_, item) => `- [ ] **${section + 1}.${item + 1}** Item ${item + 1} of ${section + 1}`,
  );
  return `## Section ${section + 1}\n\n${items.join("\n")}\n`;
});
const text = `# Huge\n\n${sections.join("\n")}\n- [ ] **100.101** The needle, at the end\n`;

function hugeFolder(): string {
  const folder = freshFolder();
  writeFileSync(join(folder, "huge.md"), text);
  return folder;
}

const openHuge = (cwd: string): Promise<Terminal> => openWalk(cwd, { checklist: "huge.md" });

test("opens, and goes to the end, the beginning and by pages", async () => {
  using terminal = await openHuge(hugeFolder());
  expect(terminal.text()).toContain("all items 10001");
  await cursorOn(terminal, "1.1");
  terminal.press("G");
  await cursorOn(terminal, "100.101");
  terminal.press("g");
  await cursorOn(terminal, "1.1");
  terminal.press(keys.pageDown.repeat(3));
  await terminal.waitFor(() => /❯ ○ 1\.(1\d|2\d) /.test(cursorRow(terminal)));
  terminal.press(keys.pageUp.repeat(3));
  await cursorOn(terminal, "1.1");
  terminal.press("]]");
  await cursorOn(terminal, "3.1");
  terminal.press("j".repeat(500));
  await cursorOn(terminal, "8.1");
});

test("finds one in ten thousand as it is typed, and ticks it", async () => {
  const cwd = hugeFolder();
  using terminal = await openHuge(cwd);
  terminal.press("/needle");
  await terminal.waitFor("1 of 10001");
  await cursorOn(terminal, "100.101");
  terminal.press(keys.enter, " ");
  await terminal.waitFor((shown) => shown.includes("all 1/") || shown.includes(" 1/10001"));
  await terminal.waitFor("saved ✓");
  expect(saidIn(cwd, "unreleased", "huge")).toEqual(["100.101 pass"]);
  terminal.press(keys.escape);
  await terminal.waitFor("all items");
  terminal.press("q");
  expect(await terminal.exit()).toBe(0);
});
