import chalk from "chalk";
import { Box } from "ink";
import { render } from "ink-testing-library";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { HelpGroup } from "../../../src/app/help.ts";
import { helpColumns } from "../../../src/app/help-lines.ts";
import { previewLines } from "../../../src/app/reading.ts";
import { Menu } from "../../../src/ui/components/Menu.tsx";
import { Spoken } from "../../../src/ui/components/Spoken.tsx";
import { helpPane } from "../../../src/ui/panes/help.ts";
import { itemsPane } from "../../../src/ui/panes/items.ts";
import { previewPane } from "../../../src/ui/panes/preview.ts";
import { tooSmallPane } from "../../../src/ui/panes/too-small.ts";
import { theme } from "../../../src/ui/theme.ts";
import { aChecklist, aLedger, mark, scoreAt } from "../../helpers/build.ts";
import { component, draw } from "../../helpers/frame.tsx";

const Help = component(helpPane);
const Items = component(itemsPane);
const Preview = component(previewPane);

const level = chalk.level;
beforeEach(() => {
  chalk.level = 0;
});
afterEach(() => {
  chalk.level = level;
});

const groups: readonly HelpGroup[] = [
  {
    category: "Moving",
    rows: [
      { keys: "j ↓", description: "down one item" },
      { keys: "ctrl-d PgDn", description: "down a page" },
    ],
  },
  {
    category: "Marking",
    rows: [
      { keys: "space", description: "pass, and on to the next" },
      { keys: "v", description: "run its probe", disabled: "it has none" },
    ],
  },
];

describe("the help", () => {
  test("lists every key with what it does, and why one does nothing now", async () => {
    const { rows } = await draw(<Help groups={groups} scroll={0} width={60} height={9} />, 60, 9);
    expect(rows).toEqual([
      " Keys",
      "",
      " Moving",
      "   j ↓          down one item",
      "   ctrl-d PgDn  down a page",
      "",
      " Marking",
      "   space        pass, and on to the next",
      "   v            run its probe (not now: it has none)",
    ]);
    expect(helpColumns(groups, 60).map((column) => column.length)).toEqual([8]);
  });

  test("scrolls where it is longer than the screen", async () => {
    const { rows } = await draw(<Help groups={groups} scroll={3} width={60} height={5} />, 60, 5);
    expect(rows[0]).toMatch(/^ Keys +↑ 3 more {2}↓ 1 more$/);
    expect(rows[1]).toBe("   ctrl-d PgDn  down a page");
  });

  test("takes two columns where the width allows it", () => {
    expect(helpColumns(groups, 160).map((column) => column.length)).toEqual([4, 4]);
  });
});

describe("the preview", () => {
  test("shows a page of the text and where it stands in it", async () => {
    const lines = Array.from({ length: 50 }, (_, index) => `line ${index + 1}`);
    const at = async (scroll: number) =>
      (
        await draw(
          <Preview title="W5.md" lines={previewLines(lines, 40)} scroll={scroll} width={40} height={4} />,
          40,
          4,
        )
      ).rows;
    expect(await at(10)).toEqual([
      expect.stringMatching(/^ W5\.md +11–13 of 50$/),
      " line 11",
      " line 12",
      " line 13",
    ]);
    expect((await at(1000)).at(-1)).toBe(" line 50");
  });

  test("keeps a line's blanks and its colours, and no other codes", async () => {
    chalk.level = 1;
    const { lastFrame, unmount } = render(
      <Preview
        title=""
        lines={previewLines(["  - \u001b[1mbold\u001b[22m\u001b[2J\u001b]0;t\u0007 end"], 40)}
        scroll={0}
        width={40}
        height={2}
      />,
    );
    expect(lastFrame()).toContain("   - \u001b[1mbold\u001b[22m end");
    unmount();
  });
});

describe("a menu that reads its own keys", () => {
  test("moves and takes the chosen one", async () => {
    const taken: string[] = [];
    const items = ["md", "json", "html"].map((value) => ({ label: value, value }));
    const { stdin, lastFrame, unmount } = render(
      <Box>
        <Menu title="Export" items={items} onSelect={(value) => taken.push(value)} width={20} height={5} />
      </Box>,
    );
    const shows = (text: string) => expect.poll(() => lastFrame()).toContain(text);
    await shows("❯ 1 md");
    stdin.write("j");
    await shows("❯ 2 json");
    stdin.write("\r");
    await expect.poll(() => taken).toEqual(["json"]);
    unmount();
  });
});

test("a menu shows the number that takes a choice at once, as far as there is one", async () => {
  const items = Array.from({ length: 11 }, (_, place) => ({ label: `r${place + 1}`, value: `${place}` }));
  const menu = <Menu title="Release" items={items} index={9} onSelect={() => {}} width={20} height={13} />;
  const { rows } = await draw(menu, 20, 13);
  const shown = rows.slice(1, -1).map((row) => row.replaceAll("│", "").trim());
  expect(shown.slice(0, 2)).toEqual(["1 r1", "2 r2"]);
  expect(shown.slice(8)).toEqual(["9 r9", "❯   r10", "r11"]);
});

test("a terminal that is too small is told what is needed, and what keeps it from leaving", () => {
  const said = (open: string | null) =>
    tooSmallPane({ columns: 40, rows: 5, open })
      .map((row) => row.map(({ text }) => text).join(""))
      .join(" ");
  expect(said(null)).toMatch(/needs 80 columns and 24 rows; here are 40 × 5\..* press q to leave\.$/);
  expect(said("1 change is not on disk: W5.1.1")).toMatch(
    /^1 change is not on disk: W5\.1\.1\. Enlarge the window to decide/,
  );
});

test("a screen reader hears the item first, then how things stand, then the keys", () => {
  const checklist = aChecklist({ title: "A **release**", items: ["W5.1.1", "W5.1.2"], gate: {} });
  const scorecard = scoreAt(checklist, aLedger(mark("W5.1.1", "fail", { note: "no region" })));
  const { lastFrame, unmount } = render(
    <Spoken
      checklist={checklist}
      scorecard={scorecard}
      item={checklist.items[0]!}
      score={scorecard.items.get("W5.1.1")!}
      message={{ tone: "warn", text: "not saved" }}
      footer={[{ keys: "space", label: "pass" }]}
    />,
  );
  const lines = lastFrame() ?? "";
  expect(lines.indexOf("Note: not saved")).toBeLessThan(lines.indexOf("Item W5.1.1: Text of W5.1.1. fail"));
  expect(lines).toMatch(/fail, attested\./);
  expect(lines).toMatch(/NO-GO/);
  expect(lines).toMatch(/1 red flag\./);
  expect(lines).toMatch(/Keys: space pass\./);
  unmount();
});

describe("the theme", () => {
  test("has no colour that is lost on a light or on a dark background", () => {
    const colours = new Set(Object.values(theme).flatMap(({ color }) => color ?? []));
    expect([...colours].sort()).toEqual(["cyan", "green", "magenta", "red"]);
  });

  test("draws the selected row in one background, and what was searched for in bold", () => {
    chalk.level = 1;
    const checklist = aChecklist({ items: [{ id: "W5.1.1", text: "Redis TLS" }] });
    const scorecard = scoreAt(checklist, aLedger());
    const row = {
      kind: "item",
      item: checklist.items[0]!,
      score: scorecard.items.get("W5.1.1")!,
      unsaved: false,
      depth: 0,
    } as const;
    const { lastFrame, unmount } = render(
      <Items
        rows={[
          { ...row, selected: true },
          { ...row, selected: false },
        ]}
        title="t"
        above={0}
        below={0}
        query="tls"
        width={30}
        height={3}
      />,
    );
    const [, selected, other] = (lastFrame() ?? "").split("\n");
    expect(selected).not.toMatch(/\u001b\[3[0-9]m/);
    expect(selected?.startsWith("\u001b[7m") || selected?.startsWith("\u001b[1m\u001b[7m")).toBe(true);
    expect(other).toContain("\u001b[1m\u001b[4mTLS");
    unmount();
  });
});
