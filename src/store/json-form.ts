import type { ChainBreak } from "../core/ledger/chain.ts";

/**
 * Two texts that mean the same to a JSON parser can still differ: in blanks (a formatter, other line ends: harmless) or in what
 * the parser drops (a key given twice, of which a reader sees the first). Gives the entry of the first difference of the second
 * sort, or null. `written` has one entry on each line after its first.
 */
export function differentlyWritten(text: string, written: string): ChainBreak | null {
  const found = withoutBlanks(text);
  const lines = written.split("\n").map(withoutBlanks);
  let start = 0;
  for (const [seq, line] of lines.entries()) {
    if (!found.startsWith(line, start)) return { seq: seq === 0 ? null : seq, message: inWords(seq) };
    start += line.length;
  }
  return null;
}

function inWords(seq: number): string {
  const what = seq === 0 ? "its first line" : `entry ${seq}`;
  return `${what} is not written as gonogo writes it (a key stands there twice, or a text in another spelling)`;
}

function withoutBlanks(json: string): string {
  return json.replace(/("(?:[^"\\]|\\.)*")|\s+/g, "$1");
}
