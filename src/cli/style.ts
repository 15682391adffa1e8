import { styleText } from "node:util";
import { plainStyle, type Style } from "../core/scorecard/style.ts";

type Colour = Parameters<typeof styleText>[0];

// The stream was looked at already: what is asked for here is drawn.
const paint =
  (colour: Colour) =>
  (text: string): string =>
    text === "" ? "" : styleText(colour, text, { validateStream: false });

const coloured: Style = {
  good: paint("green"),
  bad: paint("red"),
  warn: paint("yellow"),
  dim: paint("dim"),
  strong: paint("bold"),
  accent: paint("cyan"),
};

/**
 * The style of a stream. First found: `--no-color` refuses colours, FORCE_COLOR decides, NO_COLOR and a dumb terminal refuse;
 * else a terminal has them and a pipe has none.
 */
export function styleOf(stream: {
  readonly refused: boolean;
  readonly isTTY: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
}): Style {
  return wantsColour(stream) ? coloured : plainStyle;
}

function wantsColour({ refused, isTTY, env }: Parameters<typeof styleOf>[0]): boolean {
  const forced = env.FORCE_COLOR;
  if (refused) return false;
  if (forced !== undefined) return forced !== "0" && forced !== "false";
  if (env.NO_COLOR || env.TERM === "dumb") return false;
  return isTTY;
}
