import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";

/** The installed command, as it was built. */
export const program = fileURLToPath(new URL("../../bin/gonogo.js", import.meta.url));

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** What is sent to standard input; nothing (an empty one) where left out. */
  readonly input?: string;
}

/** Runs the real program and waits for its end. */
export function run(args: readonly string[], options: RunOptions): Promise<Outcome> {
  return runWith(program, args, options);
}

/** As `run`, with another program than the one that was built here. */
export function runWith(path: string, args: readonly string[], options: RunOptions): Promise<Outcome> {
  return start(process.execPath, [path, ...args], options);
}

/** Runs a line of shell in which `gonogo` is the program: for pipes. */
export function shell(line: string, { cwd, env = {}, input = "" }: RunOptions): Promise<Outcome> {
  const script = `set -o pipefail; gonogo() { "${process.execPath}" "${program}" "$@"; }; ${line}`;
  return start("bash", ["-c", script], { cwd, env, input });
}

function start(
  file: string,
  args: readonly string[],
  { cwd, env = {}, input = "" }: RunOptions,
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd, env: { ...cleanEnv(cwd), ...env }, stdio: "pipe" });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, stdout, stderr }));
    // A program that ends before it reads all of its input is no error of the test.
    child.stdin.on("error", () => {});
    child.stdin.end(input);
  });
}

/** Nothing of the person who runs the suite: no git identity, no settings, no colours, a home of its own. */
function cleanEnv(cwd: string): Record<string, string> {
  return {
    PATH: process.env.PATH ?? "",
    HOME: join(cwd, ".home"),
    LANG: "C.UTF-8",
    TERM: "xterm-256color",
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_CEILING_DIRECTORIES: tmpdir(),
    GONOGO_CACHE: cache,
  };
}

const made: string[] = [];

/** A new empty folder; gone when the file's tests are over. */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "gonogo-test-"));
  made.push(folder);
  return folder;
}

// One cache for a test file: what it holds is keyed by content.
const cache = freshFolder();

afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});
