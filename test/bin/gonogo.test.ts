import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { freshFolder, type Outcome, runWith } from "../helpers/cli.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** A package whose built program is `code`; runs it. */
async function started(code: string | null, env: Record<string, string> = {}): Promise<Outcome> {
  const cwd = freshFolder();
  mkdirSync(join(cwd, "bin"));
  cpSync(join(root, "bin/gonogo.js"), join(cwd, "bin/gonogo.js"));
  cpSync(join(root, "package.json"), join(cwd, "package.json"));
  if (code !== null) {
    mkdirSync(join(cwd, "dist"));
    writeFileSync(join(cwd, "dist/cli.js"), code);
  }
  return runWith(join(cwd, "bin/gonogo.js"), ["gate"], { cwd, env });
}

// 1 is NO-GO: a program that could not even start has no verdict to give.
test.each([
  ["throws while it is loaded", 'throw new Error("no such\\nthing");', "gonogo can't start: no such"],
  ["throws what is no error", "throw null;", "gonogo can't start: null"],
  ["is cut off", "export function main( {", "gonogo can't start: Unexpected"],
  [
    "fails where nothing catches it",
    'export const main = async () => { throw new Error("oh"); };',
    "gonogo can't start: oh",
  ],
  ["was never built", null, "gonogo is not built yet: "],
])("a program that %s says so in a sentence and ends with 3", async (_, code, said) => {
  const { code: ended, stdout, stderr } = await started(code);
  expect(stderr).toMatch(new RegExp(`^${said}[^\\n]*\\n  → [^\\n]+\\n$`));
  expect({ ended, stdout }).toEqual({ ended: 3, stdout: "" });
});

test("DEBUG shows where it comes from", async () => {
  const { code, stderr } = await started('throw new Error("oh");', { DEBUG: "1" });
  expect(stderr).toMatch(/^gonogo can't start: oh\n {2}→ .*\nError: oh\n {4}at .*dist\/cli\.js/);
  expect(code).toBe(3);
});
