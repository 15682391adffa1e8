/** Lines that carry colours already, as rows: what other control codes they hold never reaches the terminal. */
import { certain } from "../core/text/certain.ts";
import { fitRow, type Row, type Span } from "./row.ts";
import { colorLevel } from "./theme.ts";

// Colours and text styles (SGR) are caught in group 1; every other escape sequence is matched to be dropped.
const sequences =
  /\x1b\[([0-9;]*)m|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?|\x1b\[[0-?]*[ -/]*[@-~]?|\x1b[PX^_][^\x1b]*(?:\x1b\\)?|\x1b[ -/]*[0-~]?/g;

/** The code that ends what `code` began; null where it is none that we know. */
function endOf(code: number): number | null {
  if (code === 1 || code === 2) return 22;
  if (code === 3 || code === 4 || code === 7 || code === 9) return code + 20;
  if ((code >= 30 && code <= 37) || (code >= 90 && code <= 97)) return 39;
  return (code >= 40 && code <= 47) || (code >= 100 && code <= 107) ? 49 : null;
}

/** The styles that hold after a sequence, each code with the one that ends it. */
function after(active: ReadonlyMap<number, number>, parameters: string): ReadonlyMap<number, number> {
  const next = new Map(active);
  for (const code of parameters.split(";").map(Number)) {
    // 256 colours and more are a group of numbers: left out, with what follows them.
    if (code === 38 || code === 48) break;
    const end = endOf(code);
    if (code === 0) next.clear();
    else if (end !== null) next.set(code, end);
    else for (const [begun, ends] of next) if (ends === code) next.delete(begun);
  }
  return next;
}

/** A coloured line as a row of any width. */
export function rowOf(line: string): Row {
  const row: Span[] = [];
  let active: ReadonlyMap<number, number> = new Map();
  const put = (raw: string): void => {
    const text = certain(raw);
    if (text === "") return;
    const styled = colorLevel() > 0 && active.size > 0;
    row.push(
      styled
        ? { text, tones: [], codes: { open: opening(active), close: closing(active) } }
        : { text, tones: [] },
    );
  };
  let from = 0;
  for (const found of line.matchAll(sequences)) {
    put(line.slice(from, found.index));
    from = found.index + found[0].length;
    if (found[1] !== undefined) active = after(active, found[1] === "" ? "0" : found[1]);
  }
  put(line.slice(from));
  return row;
}

const opening = (active: ReadonlyMap<number, number>): string =>
  [...active.keys()].map((code) => `\x1b[${code}m`).join("");
const closing = (active: ReadonlyMap<number, number>): string =>
  [...active.values()]
    .reverse()
    .map((code) => `\x1b[${code}m`)
    .join("");

/** A coloured line as a row of at most `columns`. */
export const safeLine = (line: string, columns: number): Row => fitRow(rowOf(line), Math.max(0, columns));
