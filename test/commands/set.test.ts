import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { run } from "../helpers/cli.ts";
import { smallFolder } from "../helpers/small-checklist.ts";

const small = ["-c", "small.md", "--as", "ana"];

const listed = async (cwd: string, env: Record<string, string> = {}) => {
  const { stdout } = await run(["set", "--json", ...small], { cwd, env });
  return JSON.parse(stdout) as { name: string; value: unknown; from: string }[];
};

describe("gonogo set", () => {
  test("a value is, first found: gonogo set, the environment, the default", async () => {
    const cwd = smallFolder();
    const project = async (env?: Record<string, string>) => {
      const row = (await listed(cwd, env)).find(({ name }) => name === "project");
      return [row?.value, row?.from];
    };
    expect(await project()).toEqual([null, "not set; environment SMALL_PROJECT"]);
    expect(await project({ SMALL_PROJECT: "from-env" })).toEqual(["from-env", "environment SMALL_PROJECT"]);
    const { code, stdout } = await run(["set", "project=acme=prod", ...small], { cwd });
    expect([code, stdout]).toEqual([0, "project = acme=prod  saved\n"]);
    expect(await project({ SMALL_PROJECT: "from-env" })).toEqual(["acme=prod", "gonogo set"]);
  });

  test("lists a secret's name and never its value", async () => {
    const cwd = smallFolder();
    const { stdout } = await run(["set", ...small], { cwd, env: { SMALL_TOKEN: "hunter2" } });
    expect(stdout).toMatch(
      /^project .*\nregion +here .*default\nlimit +5 .*default\nSMALL_TOKEN +– .*secret, set/,
    );
    expect(stdout).not.toContain("hunter2");
  });

  test("a variable keeps the kind of its default", async () => {
    const cwd = smallFolder();
    await run(["set", "limit=12", ...small], { cwd });
    expect((await listed(cwd)).find(({ name }) => name === "limit")?.value).toBe(12);
    const { code, stderr } = await run(["set", "limit=many", ...small], { cwd });
    expect(stderr).toContain('limit is a number; "many" is none');
    expect(code).toBe(3);
  });

  test.each([
    ["projet=x", 'has no variable "projet"', "Did you mean project?"],
    ["SMALL_TOKEN=x", "SMALL_TOKEN is a secret", "environment variable SMALL_TOKEN"],
    ["project", '"project" is not NAME=VALUE', "project=acme-prod"],
    ["=x", '"=x" is not NAME=VALUE', "project=acme-prod"],
  ])("%s is refused", async (argument, reason, mend) => {
    const cwd = smallFolder();
    const { code, stderr } = await run(["set", argument, ...small], { cwd });
    expect(stderr).toContain(reason);
    expect(stderr).toContain(mend);
    expect(code).toBe(3);
  });

  test("a checklist without variables says so", async () => {
    const cwd = smallFolder();
    writeFileSync(join(cwd, "bare.md"), "# Bare\n\n- [ ] one\n");
    const { code, stderr } = await run(["set", "project=x", "-c", "bare.md"], { cwd });
    expect(stderr).toContain("declares no variables");
    expect(code).toBe(3);
    expect((await run(["set", "-c", "bare.md"], { cwd })).stderr).toContain("declares no variables");
  });
});
