import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { freshFolder, run } from "../helpers/cli.ts";
import { smallFolder } from "../helpers/small-checklist.ts";

describe("gonogo lint", () => {
  test("the bundled checklist is clean", async () => {
    const { code, stdout, stderr } = await run(["lint"], { cwd: freshFolder() });
    expect([code, stdout, stderr]).toEqual([0, "", "clean: 178 items in 5 phases\n"]);
  });

  test("prints every problem with file, line and mend, and ends with 3", async () => {
    const cwd = freshFolder();
    const text = "---\ngate: { treshold: 95 }\n---\n# Bad\n\n- [ ] **1.1** one\n- [ ] **1.1** one again\n";
    writeFileSync(join(cwd, "bad.md"), text);
    const { code, stdout, stderr } = await run(["lint", "bad.md"], { cwd });
    expect(stdout).toMatch(/^bad\.md:2 {2}error {2}.*treshold/m);
    expect(stdout).toMatch(/^bad\.md:7 {2}error {2}.*bad\.1\.1/m);
    expect(stdout.match(/^ {2}→ /gm)).toHaveLength(stdout.match(/ {2}(error|warning) {2}/g)!.length);
    expect(stderr).toMatch(/^3 errors, \d+ warnings?\n$/);
    expect(code).toBe(3);
    expect(JSON.parse((await run(["lint", "bad.md", "--json"], { cwd })).stdout)).toContainEqual(
      expect.objectContaining({ severity: "error", position: { file: "bad.md", line: 7 } }),
    );
  });

  test("a warning is no error, unless --strict says so", async () => {
    const cwd = freshFolder();
    writeFileSync(join(cwd, "page.md"), "---\nlayout: post\n---\n# Page\n\n- [ ] one\n- [ ] two\n");
    const lax = await run(["lint", "page.md"], { cwd });
    expect(lax.stdout).toContain("  warning  ");
    expect(lax.stderr).toMatch(/^\d+ warnings?; 2 items in 1 phase\n$/);
    expect(lax.code).toBe(0);
    expect((await run(["lint", "page.md", "--strict"], { cwd })).code).toBe(3);
  });

  test("-c names it as well, but not two of them", async () => {
    const cwd = smallFolder();
    expect((await run(["lint", "-c", "small.md"], { cwd })).code).toBe(0);
    expect((await run(["lint", "small.md", "-c", "small.md"], { cwd })).stderr).toContain(
      "two checklists are named",
    );
  });
});

test.each([
  [String.raw`gate: { threshold: 95, "\e[2Jkey\r": 1 }`, "unknown key `key"],
  [
    String.raw`gate: { threshold: 95, success: [{ name: "\e]0;title\a\e[31mred\nline\e[0m", items: [gone.*] }] }`,
    "red ⏎ line",
  ],
])(
  "what a checklist holds steers no terminal, in lint and where it can't be used: %s",
  async (line, said) => {
    const cwd = freshFolder();
    writeFileSync(join(cwd, "bad.md"), `---\n${line}\n---\n# Bad\n\n- [ ] one\n`);
    for (const words of [
      ["lint", "bad.md"],
      ["score", "-c", "bad.md"],
    ]) {
      const { code, stdout, stderr } = await run(words, { cwd, env: { DEBUG: "1" } });
      const text = stdout + stderr;
      expect(text).toContain("bad.md:2 ");
      expect(text).toContain(said);
      expect(text.replaceAll("\n", "")).not.toMatch(/\p{Cc}|\[2J|\[31m|title/u);
      expect(code).toBe(3);
    }
  },
);

describe("gonogo list", () => {
  test("begins with none, and says how to make one", async () => {
    const { code, stdout } = await run(["list"], { cwd: freshFolder() });
    expect(stdout).toContain("none yet: gonogo -r v1.0.0 begins one");
    expect(stdout).toContain("whatsapp-connector\n");
    expect(code).toBe(0);
  });

  test("lists each release with its score, the last one first, also one that can't be used", async () => {
    const cwd = smallFolder();
    const mark = (release: string, time: string) =>
      run(
        ["mark", "small.1.1", "--pass", "-c", "small.md", "-r", release, "--as", "ana", "--at-time", time],
        { cwd },
      );
    const now = Date.now();
    await mark("v1.0.0", new Date(now - 7_200_000).toISOString());
    await mark("v1.1.0", new Date(now - 3_600_000).toISOString());
    writeFileSync(join(cwd, "data/small/broken.json"), "{");
    const { code, stdout, stderr } = await run(["list", "-c", "small.md"], { cwd });
    const lines = stdout.split("\n");
    expect(lines[1]).toMatch(/^ {2}v1\.1\.0 +1\/7 +14\.2% {2}1 entry, last /);
    expect(lines[2]).toMatch(/^ {2}v1\.0\.0 +1\/7/);
    expect(lines[3]).toMatch(/^ {2}broken .*damaged/);
    expect(stderr).toBe("gonogo: 1 of 3 ledgers can't be used\n");
    expect(code).toBe(0);
    const json = JSON.parse((await run(["list", "-c", "small.md", "--json"], { cwd })).stdout);
    expect(json.releases.map(({ release }: { release: string }) => release)).toEqual([
      "v1.1.0",
      "v1.0.0",
      "broken",
    ]);
  });

  test("--data, GONOGO_DATA and the nearest data/ above are where it looks", async () => {
    const cwd = smallFolder();
    const marked = async (words: string[], env: Record<string, string> = {}, from = cwd) =>
      (
        await run(["mark", "small.1.1", "--pass", "-c", join(cwd, "small.md"), "--as", "ana", ...words], {
          cwd: from,
          env,
        })
      ).stderr;
    expect(await marked([])).toContain(join(cwd, "data/small/unreleased.json"));
    mkdirSync(join(cwd, "deep/down"), { recursive: true });
    expect(await marked([], {}, join(cwd, "deep/down"))).toContain(`${join(cwd, "data/small")}/`);
    expect(await marked(["--data", "other"])).toContain(join(cwd, "other/small/unreleased.json"));
    expect(await marked([], { GONOGO_DATA: join(cwd, "third") })).toContain(
      join(cwd, "third/small/unreleased.json"),
    );
  });
});
