import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { run } from "./helpers/cli.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const readme = readFileSync(join(root, "README.md"), "utf8");

/** The lines of the README's shell blocks, in order. */
const lines = [...readme.matchAll(/^```bash\n([\s\S]*?)^```$/gm)].flatMap(([, block]) =>
  block!.trim().split("\n"),
);

/** A line's words as a shell splits them: on blanks, but for those in double quotes. */
const words = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare!);

describe("the README", () => {
  test("its commands do what it says, one after the other", async () => {
    const cwd = mkdtempSync(join(tmpdir(), "gonogo-readme-"));
    mkdirSync(join(cwd, "data"));
    writeFileSync(join(cwd, "shop.md"), /^```markdown\n([\s\S]*?)^```$/m.exec(readme)![1]!);
    const commands = lines.filter((line) => line.startsWith("gonogo "));
    expect(commands.length).toBeGreaterThan(10);
    const verdicts: Record<string, number> = { gate: 1 };
    for (const command of commands) {
      const args = words(command).slice(1);
      const outcome = await run(args, { cwd });
      expect(outcome.code, `${command}\n${outcome.stdout}${outcome.stderr}`).toBe(verdicts[args[0]!] ?? 0);
    }
    expect(readFileSync(join(cwd, "W5_PRODUCTION_READINESS.md"), "utf8")).toContain("dedupe keys live 300 s");
  });

  test("names only scripts that there are", () => {
    const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
      scripts: Record<string, string>;
    };
    const named = [...readme.matchAll(/npm run ([a-z]+)/g)].map(([, name]) => name!);
    expect(named.length).toBeGreaterThan(4);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  test("every file and folder it points at is there", () => {
    const paths = [...readme.matchAll(/`((?:core|store|checklists|data)\/[\w./-]+)`/g)].map(
      ([, path]) => path!,
    );
    expect(paths.length).toBeGreaterThan(5);
    for (const path of paths.filter((one) => !one.includes("<"))) {
      const place = /^(core|store)\//.test(path) ? join(root, "src", path) : join(root, path);
      expect(() => readFileSync(place)).not.toThrow(/ENOENT/);
    }
  });
});
