/**
 * Small programs from test/fixtures/programs, run as processes of their own by the Node that runs the tests.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

export const programPath = (name: string): string =>
  fileURLToPath(new URL(`../fixtures/programs/${name}.ts`, import.meta.url));

export interface Program {
  readonly child: ChildProcess;
  /** All that it printed so far. */
  readonly out: () => string;
  /** Resolves once what it printed holds the text; fails where it ends without. */
  readonly printed: (text: string) => Promise<void>;
  /** Resolves when it ended and all it printed was read. */
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
}

/** Starts a command; it is ended with the test at the latest. */
export function start(command: string, args: readonly string[]): Program {
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"] });
  let text = "";
  let errors = "";
  let over = false;
  const waiting = new Set<() => void>();
  const wake = () => {
    for (const look of waiting) look();
  };
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    text += chunk;
    wake();
  });
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
    errors += chunk;
  });
  const ended = once(child, "close").then(([code, signal]) => {
    over = true;
    wake();
    return { code: code as number | null, signal: signal as NodeJS.Signals | null };
  });
  onTestFinished(() => {
    if (!over) child.kill("SIGKILL");
  });
  const printed = (wanted: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => {
        if (!text.includes(wanted) && !over) return;
        waiting.delete(look);
        if (text.includes(wanted)) resolve();
        else reject(new Error(`It ended without printing ${JSON.stringify(wanted)}: ${text}${errors}`));
      };
      waiting.add(look);
      look();
    });
  return { child, out: () => text, printed, ended };
}

export const startProgram = (name: string, ...args: string[]): Program =>
  start(process.execPath, [programPath(name), ...args]);

/** Runs a command to its end and gives what it printed; fails where it ends with an error. */
export async function outputOf(command: string, args: readonly string[]): Promise<string> {
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"] });
  const parts = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    parts.out += chunk;
  });
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
    parts.err += chunk;
  });
  const [code] = await once(child, "close");
  if (code !== 0)
    throw new Error(`${command} ${args.join(" ")} ended with ${code}: ${parts.out}${parts.err}`);
  return parts.out;
}
