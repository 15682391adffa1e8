/**
 * `npm run bench`: the budgets, each as a ratio of two figures of this run. Printed, never asserted: a machine that is
 * busy makes both figures worse.
 */
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { openFileStore } from "../../src/store/file-store.ts";
import { sha256 } from "../../src/system/digest.ts";
import { Terminal } from "../helpers/terminal.ts";
import { inTurn, peakMemory, processTime, report, spread } from "./measure.ts";
import { makeWorld, program, root } from "./world.ts";

const node = process.execPath;
const world = await makeWorld();
const rounds = Number(process.argv[2] ?? 15);
const hello = join(root, "test/bench/hello-ink.js");
const walk = [program, "-r", "bench"] as const;

const start = (command: readonly string[], options: { columns?: number; rows?: number } = {}): Terminal =>
  new Terminal(command, { command: [node] as [string], cwd: world.folder, ...options });

const firstFrame = async (command: readonly string[], shown: RegExp): Promise<number> => {
  const began = performance.now();
  using terminal = start(command);
  await terminal.waitFor(shown);
  const took = performance.now() - began;
  terminal.press("q");
  await terminal.exit();
  return took;
};

const frames = await inTurn(rounds, {
  walk: () => firstFrame(walk, /\? help/),
  hello: () => firstFrame([hello], /hello, ink/),
});
report(
  "first whole frame of the walk",
  frames.walk.median / frames.hello.median,
  0.35,
  `${frames.walk.median.toFixed(0)} ms against ${frames.hello.median.toFixed(0)} ms (unbundled Ink hello-world)`,
);

const scores = await inTurn(rounds, {
  score: () => processTime(node, [program, "score", "--json", "-r", "bench"], world.folder),
  nothing: () => processTime(node, ["-e", "0"], world.folder),
});
report(
  "gonogo score --json",
  scores.score.median / scores.nothing.median,
  2.5,
  `${scores.score.median.toFixed(0)} ms against ${scores.nothing.median.toFixed(0)} ms (node -e 0)`,
);

const keyTimes = async (command: readonly string[], presses: number): Promise<number[]> => {
  using terminal = start(command);
  await terminal.waitFor(/\? help/);
  const cursor = (): string => terminal.lines().find((line) => line.includes("❯")) ?? "";
  const times: number[] = [];
  for (let press = 0; press < presses; press += 1) {
    const before = cursor();
    const began = performance.now();
    terminal.press(press % 40 < 20 ? "j" : "k");
    await terminal.waitFor(() => cursor() !== before);
    times.push(performance.now() - began);
  }
  terminal.press("q");
  await terminal.exit();
  return times.slice(20);
};

const few = spread(await keyTimes(walk, 220));
const many = spread(await keyTimes([program, "-c", "many.md"], 220));
report(
  "key to screen, 178 items, p95",
  few.p95 / 16,
  1,
  `${few.p95.toFixed(1)} ms (median ${few.median.toFixed(1)}) against 16 ms`,
);
report(
  "key to screen, 10,000 items, p95",
  many.p95 / few.p95,
  1.2,
  `${many.p95.toFixed(1)} ms (median ${many.median.toFixed(1)}) against ${few.p95.toFixed(1)} ms with 178`,
);

const store = openFileStore({
  path: world.ledger,
  checklist: "whatsapp-connector",
  release: "bench",
  digest: sha256,
});
const plainWrite = (): number => {
  const bytes = readFileSync(world.ledger);
  const copy = `${world.ledger}.plain`;
  const began = performance.now();
  const file = openSync(`${copy}.tmp`, "w");
  writeSync(file, bytes);
  fsyncSync(file);
  closeSync(file);
  renameSync(`${copy}.tmp`, copy);
  const folder = openSync(dirname(copy), "r");
  fsyncSync(folder);
  closeSync(folder);
  return performance.now() - began;
};
const ticks = await inTurn(60, {
  tick: async () => {
    const began = performance.now();
    await store.append(() => [
      {
        kind: "note",
        at: new Date().toISOString(),
        by: "ana",
        source: "walk",
        item: "W1.1",
        textDigest: "0",
        note: "one more",
      },
    ]);
    return performance.now() - began;
  },
  plain: async () => plainWrite(),
});
report(
  "one durable tick",
  ticks.tick.median / ticks.plain.median,
  3,
  `${ticks.tick.median.toFixed(2)} ms against ${ticks.plain.median.toFixed(2)} ms (write, fsync, rename of the same bytes)`,
);

const memory = async (
  command: readonly string[],
  shown: RegExp,
  press: readonly string[],
): Promise<number> => {
  using terminal = start(command);
  await terminal.waitFor(shown);
  for (const key of press) {
    const before = terminal.text();
    terminal.press(key);
    await terminal.waitFor((text) => text !== before);
  }
  return peakMemory(terminal.pid);
};
const idle = `import(${JSON.stringify(hello)}); setInterval(() => {}, 1000)`;
const peaks = await inTurn(5, {
  walk: () =>
    memory(
      walk,
      /\? help/,
      Array.from({ length: 30 }, () => "j"),
    ),
  hello: () => memory(["--input-type=module", "-e", idle], /hello, ink/, []),
});
report(
  "peak memory of the walk",
  peaks.walk.median / peaks.hello.median,
  1.3,
  `${peaks.walk.median.toFixed(0)} MB against ${peaks.hello.median.toFixed(0)} MB (unbundled Ink hello-world)`,
);
process.exit(0);
