import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { freshFolder } from "../helpers/cli.ts";
import { keys, type Terminal } from "../helpers/terminal.ts";
import { cursorRow, openWalk } from "../helpers/walking.ts";

/** Texts that move columns wherever their width is guessed. */
const hostile = [
  "1️⃣ Keycaps 2️⃣ and #️⃣ in a row 🔟",
  "⚠️ ✅ ❌ ✔️ ☑️ signs that may be wide or not ™️ ©️ ↔️",
  "👩‍💻 👨‍👩‍👧‍👦 🏳️‍🌈 🧑🏽‍🚀 families and skin 👍🏿",
  "🇧🇷🇵🇹🇯🇵 flags, and a half one 🇧",
  "cafe\u0301 nai\u0308ve a\u0300\u0301\u0302\u0303 combining marks",
  "Z̸̡͎̫̈́a̷͔̙̎l̴̰͝g̵̣̈o̸̭͝ over and under",
  "漢字と仮名、全角（カッコ）！ ｶﾀｶﾅ",
  "한국어 텍스트 각 조합",
  "שלום עולם and مرحبا بالعالم mixed \u202eright to left\u202c",
  "Configuração de produção não-crítica: ação, é, ü, ñ",
  `${"x".repeat(500)} five hundred letters`,
  `${"漢".repeat(250)} wide without a blank`,
  "a\tb\ttabs\u200b zero\u200d width \u2060 blanks\ufeff",
  "escapes \x1b[31mred\x1b[0m \x1b[2J\x1b[10;10Hgone \x1b]0;title\x07 bell \x07 back\b\b",
  "c1 \x9b31m and \x90 and del \x7f and cr \x0d here",
  "ไทย ภาษา, Ελληνικά, Кириллица й, ქართული, Հայերեն",
  "𝕸𝖆𝖙𝖍 ﷽ ꧅ 𒐫 wide ones",
  "\u0301begins with a mark",
  "··· … — ‘quotes’ “double” • ● ■ ▲ ☃ ♥ ★ ambiguous",
  "<b>HTML</b> &amp; `code | pipe` **bold** [link](https://a.example/x) ![i](y)",
];

const texts = (count: number): string =>
  Array.from({ length: count }, (_, place) => {
    const text = hostile[place % hostile.length];
    return `- [ ] **1.${place + 1}** ${text}\n\n  Guidance: ${text}\n`;
  }).join("\n");

function hostileFolder(): string {
  const folder = freshFolder();
  const text = `# 🚀 Hostile 1️⃣\n\n## ⚠️ Section 漢字 👩‍💻\n\n${texts(20)}\n## Ação e\u0301 🇧🇷\n\n### 🔥 group 1️⃣\n\n${texts(20).replaceAll("**1.", "**2.")}`;
  writeFileSync(join(folder, "hostile.md"), text);
  return folder;
}

/** Every pane's rule stands in one column on all of its rows, and no row goes beyond the screen. */
function expectStraight(terminal: Terminal, wide: boolean): void {
  const rules = terminal.columnsOf("│");
  const tops = terminal.columnsOf("┬");
  const first = tops.findIndex((columns) => columns.length > 0);
  const columns = tops[first] ?? [];
  expect(columns).toHaveLength(wide ? 2 : 1);
  const bottoms = terminal.columnsOf("┴");
  const end = wide ? rules.length - 2 : bottoms.findIndex((found) => found.length > 0);
  expect(end).toBeGreaterThan(first + 4);
  for (let row = first + 1; row < end; row++) {
    expect(`row ${row}: ${rules[row]}\n${terminal.lines()[row]}`).toBe(
      `row ${row}: ${columns}\n${terminal.lines()[row]}`,
    );
  }
  if (!wide) expect(bottoms[end]).toEqual(columns);
  expect(terminal.lines().slice(-2).join("\n")).toContain("? help");
}

const sizes = [
  [80, 24, false],
  [160, 45, true],
] as const;

describe.each(["graphemes", "code points"] as const)("on a terminal that counts %s", (widths) => {
  test.each(sizes)("texts of all kinds leave the panes straight at %i×%i", async (columns, rows, wide) => {
    using terminal = await openWalk(hostileFolder(), { checklist: "hostile.md", columns, rows, widths });
    expectStraight(terminal, wide);
    for (let place = 2; place <= 40; place++) {
      terminal.press("j");
      const id = place <= 20 ? `1.${place}` : `2.${place - 20}`;
      await terminal.waitFor(() => cursorRow(terminal).includes(` ${id} `));
      expectStraight(terminal, wide);
    }
    expect(terminal.text()).not.toMatch(/[\u{1F000}-\u{1FFFF}]|\uFE0F|\u20E3|\u200D|\x1b|\x07/u);
  });

  test("names, reasons and notes of all kinds too", async () => {
    const cwd = hostileFolder();
    using terminal = await openWalk(cwd, { checklist: "hostile.md", operator: "Zoë 👩‍💻 漢字 1️⃣", widths });
    for (const text of ["👩‍💻 1️⃣ não 漢字", "cafe\u0301 🇧🇷", "שלום"]) {
      terminal.press("x");
      await terminal.waitFor("failed. Why?");
      terminal.press(text, keys.enter);
      await terminal.waitFor((shown) => shown.includes("? help") && shown.includes("saved ✓"));
      terminal.press("k");
      await terminal.waitFor((shown) => shown.includes("✗ fail"));
      expectStraight(terminal, false);
      terminal.press("j");
    }
  });
});

test("no text of a checklist or a ledger reaches the terminal as a command", async () => {
  using terminal = await openWalk(hostileFolder(), { checklist: "hostile.md" });
  for (let place = 0; place < 19; place++) {
    terminal.press("j");
    const wanted = ` 1.${place + 2} `;
    await terminal.waitFor(() => cursorRow(terminal).includes(wanted));
  }
  terminal.press("p");
  await terminal.waitFor("as of now");
  expect(terminal.written).not.toContain("\x1b]0;title");
  expect(terminal.written).not.toContain("\x07");
  expect(terminal.written).not.toContain("\x1b[10;10H");
  expect(terminal.written).not.toMatch(/[\x80-\x9f\u202e]/);
});
