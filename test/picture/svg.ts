/** A terminal's screen as an SVG picture: the cells as they are, in the colours of a calm dark theme. */
import type { IBufferCell, Terminal } from "@xterm/headless";

const CELL = { width: 8.43, height: 18, font: 14 };
const MARGIN = 14;
const BACKGROUND = "#14171c";
const FOREGROUND = "#d5d9e0";
const PALETTE = [
  "#2b3038",
  "#e5646e",
  "#7fb77e",
  "#d9a75c",
  "#6c9fe0",
  "#b98ae0",
  "#58b8c4",
  "#c8cdd5",
  "#6b7280",
  "#f0808a",
  "#98d098",
  "#e6bf7c",
  "#8ab6f0",
  "#cda6f0",
  "#7ad0da",
  "#ffffff",
];

const escapeXml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const indexed = (index: number): string => {
  if (index < 16) return PALETTE[index] ?? FOREGROUND;
  if (index >= 232)
    return `rgb(${Array(3)
      .fill(8 + (index - 232) * 10)
      .join(",")})`;
  const cube = index - 16;
  const level = (value: number): number => (value === 0 ? 0 : 55 + value * 40);
  return `rgb(${level(Math.floor(cube / 36))},${level(Math.floor(cube / 6) % 6)},${level(cube % 6)})`;
};

const colourOf = (isDefault: boolean, isRgb: boolean, value: number, fallback: string): string => {
  if (isDefault) return fallback;
  return isRgb ? `#${value.toString(16).padStart(6, "0")}` : indexed(value);
};

interface Look {
  readonly colour: string;
  readonly background: string;
  readonly bold: boolean;
  readonly dim: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
}

const lookOf = (cell: IBufferCell): Look => {
  const front = colourOf(cell.isFgDefault(), cell.isFgRGB(), cell.getFgColor(), FOREGROUND);
  const back = colourOf(cell.isBgDefault(), cell.isBgRGB(), cell.getBgColor(), BACKGROUND);
  const inverse = cell.isInverse() !== 0;
  return {
    colour: inverse ? back : front,
    background: inverse ? front : back,
    bold: cell.isBold() !== 0,
    dim: cell.isDim() !== 0,
    italic: cell.isItalic() !== 0,
    underline: cell.isUnderline() !== 0,
  };
};

interface Run {
  readonly column: number;
  readonly look: Look;
  text: string;
  columns: number;
}

const runsOf = (terminal: Terminal, row: number): Run[] => {
  const line = terminal.buffer.active.getLine(terminal.buffer.active.viewportY + row);
  const runs: Run[] = [];
  for (let column = 0; line && column < terminal.cols; column += 1) {
    const cell = line.getCell(column);
    if (!cell || cell.getWidth() === 0) continue;
    const look = lookOf(cell);
    const last = runs.at(-1);
    const text = cell.getChars() || " ";
    if (last && JSON.stringify(last.look) === JSON.stringify(look)) {
      last.text += text;
      last.columns += cell.getWidth();
    } else {
      runs.push({ column, look, text, columns: cell.getWidth() });
    }
  }
  return runs;
};

const draw = (run: Run, row: number): string => {
  const x = MARGIN + run.column * CELL.width;
  const y = MARGIN + row * CELL.height;
  const width = run.columns * CELL.width;
  const box =
    run.look.background === BACKGROUND
      ? ""
      : `<rect x="${x.toFixed(1)}" y="${y}" width="${width.toFixed(1)}" height="${CELL.height}" fill="${run.look.background}"/>`;
  if (run.text.trim() === "") return box;
  const style = [
    `fill="${run.look.colour}"`,
    run.look.bold ? 'font-weight="bold"' : "",
    run.look.italic ? 'font-style="italic"' : "",
    run.look.underline ? 'text-decoration="underline"' : "",
    run.look.dim ? 'opacity="0.6"' : "",
  ];
  const shape = `textLength="${width.toFixed(1)}" lengthAdjust="spacingAndGlyphs" xml:space="preserve"`;
  return `${box}<text x="${x.toFixed(1)}" y="${y + 13}" ${shape} ${style.filter(Boolean).join(" ")}>${escapeXml(run.text)}</text>`;
};

/** The visible screen as a self-contained SVG document. */
export const screenToSvg = (terminal: Terminal, title: string): string => {
  const width = Math.ceil(terminal.cols * CELL.width + 2 * MARGIN);
  const height = terminal.rows * CELL.height + 2 * MARGIN;
  const rows = Array.from({ length: terminal.rows }, (_, row) =>
    runsOf(terminal, row)
      .map((run) => draw(run, row))
      .join(""),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escapeXml(title)}" font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="${CELL.font}">`,
    `<rect width="${width}" height="${height}" rx="8" fill="${BACKGROUND}"/>`,
    ...rows.filter((row) => row !== ""),
    "</svg>",
    "",
  ].join("\n");
};
