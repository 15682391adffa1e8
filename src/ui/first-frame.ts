/**
 * The first frame, on the screen before Ink is loaded: it is made of the same rows as all others, and stays until Ink's own
 * first one replaces it. Keys typed meanwhile wait in the terminal and are read by Ink, in order.
 */
import { fill, painted, type Row } from "./row.ts";

const begin = "\x1b[?2026h";
const end = "\x1b[?2026l";
const enter = "\x1b[?1049h";
const leave = "\x1b[?1049l";
const hideCursor = "\x1b[?25l";
const showCursor = "\x1b[?25h";
const home = "\x1b[H";
const eraseDown = "\x1b[J";

type Screen = Pick<NodeJS.WriteStream, "write">;

/** Enters the alternate screen and shows the rows on it, `columns` wide. */
export function showFirstFrame(stdout: Screen, rows: readonly Row[], columns: number): void {
  const lines = rows.map((row) => painted(fill(row, columns)));
  stdout.write(`${begin}${enter}${hideCursor}${home}${lines.join("\r\n")}${home}${end}`);
}

/**
 * Lets Ink take the screen over without a blank between the frames. Ink enters the alternate screen by itself, which would
 * empty it until its first frame is made: that is left out, and the frame's beginning erases what it will replace.
 */
export function handOver(stdout: Screen): void {
  const { write } = stdout;
  const taken = (...given: Parameters<typeof write>): boolean => {
    if (given[0] === enter) return true;
    if (given[0] !== begin) return write.apply(stdout, given);
    stdout.write = write;
    return stdout.write(`${begin}${home}${eraseDown}`);
  };
  stdout.write = taken as typeof write;
}

/** Gives the terminal back as it was, where Ink never took it over. */
export function giveBack(stdout: Screen): void {
  stdout.write(`${leave}${showCursor}`);
}
