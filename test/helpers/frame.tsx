/** One component drawn in a box of its own, read three ways: as text, by string-width, and on a real terminal's cells. */
import { createRequire } from "node:module";
import { UnicodeGraphemesAddon } from "@xterm/addon-unicode-graphemes";
import type * as Xterm from "@xterm/headless";
import { Box, Text } from "ink";
import { render } from "ink-testing-library";
import type { ReactNode } from "react";
import stringWidth from "string-width";
import { Rows } from "../../src/ui/components/Rows.tsx";
import type { Row } from "../../src/ui/row.ts";

// Asked for the size of a terminal that it does not have, the library would start a process for each answer.
process.env.COLUMNS = "100";
process.env.LINES = "50";

const { Terminal: Screen } = createRequire(import.meta.url)("@xterm/headless") as typeof Xterm;

const wall = "▐";

export interface Drawn {
  /** The rows, without the wall at the right and without colours. */
  readonly rows: readonly string[];
  /** Columns of each row, as Ink measures them. */
  readonly measured: readonly number[];
  /** Columns of each row, as a terminal's cells show them. */
  readonly onTerminal: readonly number[];
}

/** Draws a component `width` columns wide with a wall at its right: a row that is too long or too short moves the wall. */
export async function draw(element: ReactNode, width: number, height: number): Promise<Drawn> {
  const { lastFrame, unmount } = render(
    <Box>
      <Box width={width} height={height} flexShrink={0} flexDirection="column">
        {element}
      </Box>
      <Text>{Array.from({ length: height }, () => wall).join("\n")}</Text>
    </Box>,
  );
  const lines = (lastFrame() ?? "").split("\n");
  unmount();
  const screen = new Screen({ cols: 200, rows: Math.max(1, lines.length), allowProposedApi: true });
  screen.loadAddon(new UnicodeGraphemesAddon());
  screen.unicode.activeVersion = "15-graphemes";
  await new Promise<void>((resolve) => screen.write(lines.join("\r\n"), resolve));
  const onTerminal = lines.map((_, row) => {
    const line = screen.buffer.active.getLine(row);
    return Array.from({ length: 200 }).findIndex((_, column) => line?.getCell(column)?.getChars() === wall);
  });
  screen.dispose();
  return {
    rows: lines.map((line) => line.slice(0, line.lastIndexOf(wall)).replace(/\s+$/, "")),
    measured: lines.map((line) => stringWidth(line) - 1),
    onTerminal,
  };
}

/** A pane's rows as a component, so that it is drawn and measured by Ink as on the screen. */
export const component =
  <P extends { readonly width: number }>(pane: (props: P) => readonly Row[]) =>
  (props: P & { readonly height?: number }): ReactNode => (
    <Rows
      rows={pane(props)}
      width={props.width}
      {...(props.height === undefined ? {} : { height: props.height })}
    />
  );

/** Texts that move columns where nobody looks after them. */
export const hostile: Readonly<Record<string, string>> = {
  emoji: "📋 Checklist ✅ ❌ 🚀 done",
  keycaps: "1️⃣ Infraestrutura 2️⃣ #️⃣",
  "variation selectors": "⚠️ Atenção ℹ️ ✔️ ☎️",
  "joined emoji": "👩‍💻 on call 👨‍👩‍👧‍👦 🏳️‍🌈 🇧🇷",
  "combining marks": "A\u0303o e\u0301 n\u0303 \u0301 z\u0351\u0323",
  Portuguese: "Observação: configuração não está em produção às três",
  CJK: "漢字テスト 한국어 and more",
  "five hundred letters": "abcdefghi ".repeat(50),
  "one long word": "x".repeat(500),
  "control codes": "a\u001b[31mred\u001b[0m\u0007 b\tc\r\nd\u001b]8;;http://x\u0007e\u009b2J",
  "turned direction": "abc\u202e\u2066def\u2069\u200b\ufeff",
  Markdown: "**bold** `code_with_under` [link](http://example.org) ~~no~~ <b>x</b>",
  nothing: "",
};
