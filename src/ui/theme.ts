/**
 * How the screen looks, as data. Colours have a meaning, never a place, and come from the terminal's own palette, so that
 * they suit a dark and a light background. Nothing is told by colour alone: without colours every view still says it all.
 */
import chalk, { type ChalkInstance } from "chalk";

export type Tone =
  | "plain"
  | "strong"
  | "dim"
  | "accent"
  | "key"
  | "good"
  | "bad"
  | "warn"
  | "goodBadge"
  | "badBadge"
  | "warnBadge"
  | "selection"
  | "match"
  | "italic"
  | "struck"
  | "link"
  | "code";

/** Yellow and white are left out: on a light background nobody can read them. */
export interface Style {
  readonly color?: "green" | "red" | "magenta" | "cyan";
  readonly bold?: true;
  readonly dim?: true;
  readonly italic?: true;
  readonly underline?: true;
  readonly strikethrough?: true;
  readonly inverse?: true;
}

export const theme: Readonly<Record<Tone, Style>> = {
  plain: {},
  strong: { bold: true },
  dim: { dim: true },
  accent: { color: "cyan" },
  key: { color: "cyan", bold: true },
  good: { color: "green" },
  bad: { color: "red", bold: true },
  warn: { color: "magenta" },
  goodBadge: { color: "green", bold: true, inverse: true },
  badBadge: { color: "red", bold: true, inverse: true },
  warnBadge: { color: "magenta", bold: true, inverse: true },
  selection: { inverse: true },
  match: { bold: true, underline: true },
  italic: { italic: true },
  struck: { strikethrough: true },
  link: { underline: true },
  code: { color: "cyan" },
};

const modifiers = ["bold", "dim", "italic", "underline", "strikethrough", "inverse"] as const;

function painterOf(style: Style): ChalkInstance | null {
  let painter: ChalkInstance | null = style.color === undefined ? null : chalk[style.color];
  for (const modifier of modifiers) {
    if (style[modifier]) painter = (painter ?? chalk)[modifier];
  }
  return painter;
}

const painters = new Map(
  Object.entries(theme).map(([tone, style]) => [tone as Tone, painterOf(style)] as const),
);

/** The text in a tone, at the terminal's colour level: at level 0 the text alone. */
export function paint(text: string, tone: Tone): string {
  return painters.get(tone)?.(text) ?? text;
}

/** 0 where the terminal has no colours; 1 to 3 else. */
export const colorLevel = (): number => chalk.level;
