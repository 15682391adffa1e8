import type { Problem } from "./model.ts";

/** Collects what is wrong in a checklist. */
export class Problems {
  readonly list: Problem[] = [];

  error(file: string, line: number, message: string, mend: string): void {
    this.list.push({ severity: "error", position: { file, line }, message, mend });
  }

  warn(file: string, line: number, message: string, mend: string): void {
    this.list.push({ severity: "warning", position: { file, line }, message, mend });
  }

  get fatal(): boolean {
    return this.list.some(({ severity }) => severity === "error");
  }
}

/** Line numbers as people write them: `line 4`, `lines 4–6, 9`; after `max` of them the rest is counted. */
export function lineList(lines: readonly number[], max = 8): string {
  const runs: [number, number][] = [];
  for (const line of [...new Set(lines)].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run && line === run[1] + 1) run[1] = line;
    else runs.push([line, line]);
  }
  const shown = runs.slice(0, max).map(([a, b]) => (a === b ? `${a}` : `${a}–${b}`));
  const more = runs.length > max ? " and more" : "";
  return `${runs.length === 1 && runs[0]?.[0] === runs[0]?.[1] ? "line" : "lines"} ${shown.join(", ")}${more}`;
}

/** `1 item`, `3 items`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
