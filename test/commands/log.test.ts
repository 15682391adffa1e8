import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { freshFolder, run } from "../helpers/cli.ts";
import { smallFolder } from "../helpers/small-checklist.ts";

const small = ["-c", "small.md"];

const walked = async (): Promise<string> => {
  const cwd = smallFolder();
  const say = (by: string, time: string, ...words: string[]) =>
    run([...words, ...small, "--as", by, "--at-time", `2026-03-01T${time}Z`], { cwd });
  await say(
    "ana",
    "09:00",
    "mark",
    "small.1.1",
    "--pass",
    "--note",
    "two\nlines \u001b[31mred",
    "--evidence",
    "https://ci.example/1",
  );
  await say("bia", "09:05", "mark", "small.2.1", "--na", "--note", "no DNS of ours", "--until", "2027-01-31");
  await say("bia", "09:07", "set", "project=acme");
  return cwd;
};

describe("gonogo log", () => {
  test("lists entries one a line, oldest first, aligned, with nothing in them that moves the cursor", async () => {
    const cwd = await walked();
    const { code, stdout } = await run(["log", ...small], { cwd });
    expect(stdout.split("\n")).toEqual([
      "1  2026-03-01 09:00Z  ana  pass  small.1.1  two ⏎ lines red · https://ci.example/1",
      "2  2026-03-01 09:05Z  bia  n/a   small.2.1  no DNS of ours · until 2027-01-31 23:59Z",
      "3  2026-03-01 09:07Z  bia  set   project    acme",
      "",
    ]);
    expect(code).toBe(0);
  });

  test("-n, selectors and --json choose and show", async () => {
    const cwd = await walked();
    const seqs = async (...words: string[]) => {
      const { stdout } = await run(["log", "--json", ...words, ...small], { cwd });
      return (JSON.parse(stdout) as { seq: number }[]).map(({ seq }) => seq);
    };
    expect(await seqs()).toEqual([1, 2, 3]);
    expect(await seqs("-n", "2")).toEqual([2, 3]);
    expect(await seqs("small.2.*")).toEqual([2]);
    expect(await seqs("na", "small.1.1", "--at-time", "2026-03-02")).toEqual([1, 2]);
    expect(await seqs("pending")).toEqual([1]);
    await run(["mark", "small.2.2", "--pass", ...small], { cwd });
    await run(["mark", "small.2.2", "--note", "both of them", ...small], { cwd });
    expect(await seqs("small.2.2")).toEqual([4, 5, 6]);
  });

  test("a person's word that ran out is pending, so `pending` finds who gave it", async () => {
    const cwd = await walked();
    const { stdout } = await run(["log", "stale", ...small, "--at-time", "2026-06-01"], { cwd });
    expect(stdout).toContain("small.1.1");
  });

  test("an item that the checklist has lost is still found in the ledger", async () => {
    const cwd = await walked();
    const path = join(cwd, "small.md");
    writeFileSync(path, readFileSync(path, "utf8").replace("**2.1** DNS", "**2.7** DNS"));
    const { code, stdout } = await run(["log", "small.2.1", ...small], { cwd });
    expect(stdout).toContain("no DNS of ours");
    expect(code).toBe(0);
  });

  test("nothing said yet is said", async () => {
    const { code, stdout, stderr } = await run(["log"], { cwd: freshFolder() });
    expect([code, stdout, stderr]).toEqual([0, "", "nothing was said yet\n"]);
  });

  test.each([
    [["log", "-n", "0"], '-n needs a number of entries, not "0"'],
    [["log", "-n", "few"], "Write it like -n 20."],
    [["log", "small.1.7"], "Did you mean `small.1.1`"],
  ])("%j is refused: %s", async (words, reason) => {
    const { code, stderr } = await run([...words, ...small], { cwd: smallFolder() });
    expect(stderr).toContain(reason);
    expect(code).toBe(3);
  });
});

describe("gonogo log --verify", () => {
  test("says that the chain is whole, and its head", async () => {
    const cwd = await walked();
    const { code, stdout, stderr } = await run(["log", "--verify", ...small], { cwd });
    expect(stdout).toMatch(/^3 entries, chain whole, head [0-9a-f]{64}\n$/);
    expect([code, stderr]).toEqual([0, ""]);
  });

  describe("with a head that an artifact names", () => {
    const verify = async (cwd: string, ...words: string[]) =>
      run(["log", "--verify", ...words, ...small], { cwd });
    const headOf = async (cwd: string): Promise<string> =>
      (await verify(cwd)).stdout.trim().split(" ").at(-1)!;

    test("says after how many entries it was the ledger's, also when entries were added", async () => {
      const cwd = await walked();
      const head = await headOf(cwd);
      expect((await verify(cwd, head)).stdout).toContain(
        `\n${head} was its head after 3 entries; nothing was added since\n`,
      );
      await run(["mark", "small.2.2.1", "--pass", ...small, "--as", "ana"], { cwd });
      const { code, stdout } = await verify(cwd, head.slice(0, 8).toUpperCase());
      expect(stdout).toMatch(
        /^4 entries, chain whole, head .*\n[0-9a-f]{8} was its head after 3 entries; 1 entry added since\n$/,
      );
      expect(code).toBe(0);
      expect(JSON.parse((await verify(cwd, "--json", head)).stdout).asked).toEqual({ head, after: 3 });
    });

    test("the command that an artifact prints works from any folder, with the checklist in -c", async () => {
      const cwd = await walked();
      const { stdout: text } = await run(["export", "-o", "-", ...small], { cwd });
      const [, command] = /`gonogo (log --verify .*?)`/.exec(text)!;
      const { code, stdout } = await run([...command!.split(" "), ...small], { cwd });
      expect([code, stdout]).toEqual([0, expect.stringContaining("was its head after 3 entries")]);
    });

    test("says that another was never its head, and ends with 3", async () => {
      const { code, stdout, stderr } = await verify(await walked(), "0123456789abcdef");
      expect(stdout).toMatch(/^3 entries, chain whole/);
      expect(stderr).toContain("gonogo: 0123456789abcdef was never the head of this ledger");
      expect(code).toBe(3);
    });

    test.each([
      [["0123456"], '"0123456" is no digest'],
      [["small.1.1"], "its first 8 digits"],
      [["01234567", "89abcdef"], "one head at a time"],
    ])("%j is refused: %s", async (words, reason) => {
      const { code, stderr } = await verify(await walked(), ...words);
      expect(stderr).toContain(reason);
      expect(code).toBe(3);
    });
  });

  test.each([
    ["a word", (text: string) => text.replace("no DNS of ours", "no DNS at all")],
    ["a name", (text: string) => text.replace('"by":"ana"', '"by":"bob"')],
    ["a line", (text: string) => text.replace(/\{"seq":2.*\n/, "")],
  ])(
    "finds %s changed by hand, names the place, ends with 3 and leaves the file as it is",
    async (_what, change) => {
      const cwd = await walked();
      const path = join(cwd, "data/small/unreleased.json");
      const changed = change(readFileSync(path, "utf8"));
      writeFileSync(path, changed);
      const { code, stdout, stderr } = await run(["log", "--verify", ...small], { cwd });
      expect(stderr).toMatch(/^gonogo: the ledger was changed by hand: .*entry \d/);
      expect(stderr).toContain(path);
      expect([code, stdout]).toEqual([3, ""]);
      expect(readFileSync(path, "utf8")).toBe(changed);
      const json = JSON.parse((await run(["log", "--verify", "--json", ...small], { cwd })).stdout);
      expect(json.whole).toBe(false);
    },
  );
});
