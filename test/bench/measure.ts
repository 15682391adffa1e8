/** Figures of one run: never compared with another run's, only with each other. */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";

export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly p95: number;
}

export const spread = (values: readonly number[]): Spread => {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
  return { median: at(0.5), min: at(0), p95: at(0.95) };
};

/** Runs each of the measurements in turn, A B A B …, so that a machine that drifts drifts for all. */
export const inTurn = async <K extends string>(
  rounds: number,
  measurements: Readonly<Record<K, () => Promise<number>>>,
): Promise<Record<K, Spread>> => {
  const names = Object.keys(measurements) as K[];
  const values = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<K, number[]>;
  for (const name of names) await measurements[name]();
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) values[name].push(await measurements[name]());
  }
  return Object.fromEntries(names.map((name) => [name, spread(values[name])])) as Record<K, Spread>;
};

/** Milliseconds from start to end of a process; its output is read and thrown away. */
export const processTime = (command: string, args: readonly string[], cwd: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(command, args, { cwd, stdio: ["ignore", "pipe", "inherit"] });
    child.stdout.resume();
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve(performance.now() - start);
      else reject(new Error(`${command} ${args.join(" ")} ended with ${code}`));
    });
  });

/** Peak resident memory of a running process, in MB. */
export const peakMemory = (pid: number): number => {
  const line = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
  return Number(line?.[1]) / 1024;
};

const budget = (ratio: number, limit: number): string => `${ratio <= limit ? "✓" : "✗"} budget ${limit} ×`;

/** One line of the report. */
export const report = (what: string, ratio: number, limit: number, detail: string): void => {
  console.log(
    `${what.padEnd(34)} ${ratio.toFixed(2).padStart(5)} ×  ${budget(ratio, limit).padEnd(18)} ${detail}`,
  );
};
