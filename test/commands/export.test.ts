import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { run, shell } from "../helpers/cli.ts";
import { smallFolder } from "../helpers/small-checklist.ts";

const small = ["-c", "small.md", "--as", "ana"];
const at = ["--at-time", "2026-03-02T12:00Z"];
const artifact = "SMALL_READINESS.md";

/** A folder with a ledger: a pass with a note and evidence, a fail, a waiver. */
const walked = async (): Promise<string> => {
  const cwd = smallFolder();
  const say = (...words: string[]) =>
    run(["mark", ...words, ...small, "--at-time", "2026-03-01T09:00Z"], { cwd });
  await say("small.1.1", "--pass", "--note", "seen | in `console`", "--evidence", "https://ci.example/1");
  await say("small.1.2", "--fail", "--note", "never ran");
  await say("small.2.1", "--na", "--note", "no DNS of ours", "--until", "2027-01-31");
  return cwd;
};

const entryCount = (cwd: string): number =>
  JSON.parse(readFileSync(join(cwd, "data/small/unreleased.json"), "utf8")).entries.length;

describe("gonogo export", () => {
  test("writes the checklist's artifact here and says what is in it", async () => {
    const cwd = await walked();
    const { code, stdout, stderr } = await run(["export", ...small, ...at], { cwd });
    expect([code, stdout]).toEqual([0, ""]);
    expect(stderr).toBe(`${artifact}: NO-GO at decision, 1/6 checks passed, 2 red flags\n`);
    const text = readFileSync(join(cwd, artifact), "utf8");
    expect(text).toContain("- [x] **1.1** Schema migrated");
    expect(readdirSync(cwd).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });

  test("the same ledger and time give the same bytes, on standard output too", async () => {
    const cwd = await walked();
    await run(["export", ...small, ...at], { cwd });
    const first = readFileSync(join(cwd, artifact), "utf8");
    expect((await run(["export", ...small, ...at, "-o", "-"], { cwd })).stdout).toBe(first);
    expect((await run(["export", ...small, ...at], { cwd })).code).toBe(0);
    expect(readFileSync(join(cwd, artifact), "utf8")).toBe(first);
  });

  test("--format json has the same stem, or goes to a file of your choice", async () => {
    const cwd = await walked();
    await run(["export", "--format", "json", ...small], { cwd });
    expect(JSON.parse(readFileSync(join(cwd, "SMALL_READINESS.json"), "utf8")).gonogo).toBe("artifact");
    mkdirSync(join(cwd, "docs"));
    await run(["export", "--format", "json", "-o", "docs/out.json", ...small], { cwd });
    expect(existsSync(join(cwd, "docs/out.json"))).toBe(true);
  });

  describe("a file that is there already", () => {
    const edit = (path: string, change: (text: string) => string) =>
      writeFileSync(path, change(readFileSync(path, "utf8")));
    const tick = (text: string) => text.replace("- [ ] the old one", "- [x] the old one");
    const refused = async (cwd: string, why: string, ...words: string[]) => {
      const path = join(cwd, words[words.indexOf("-o") + 1] ?? artifact);
      const before = readFileSync(path, "utf8");
      const { code, stderr } = await run(["export", ...words, ...small], { cwd });
      expect(stderr).toContain(why);
      expect([code, readFileSync(path, "utf8")]).toEqual([3, before]);
      return stderr;
    };

    test("is left as it is where gonogo did not write it", async () => {
      const cwd = await walked();
      writeFileSync(join(cwd, artifact), "# My own notes\n");
      const words = await refused(cwd, `${artifact} is not gonogo's: it is left as it is`);
      expect(words).toContain("gonogo export -o FILE");
      expect((await run(["export", "--force", ...small], { cwd })).code).toBe(0);
    });

    test("is left as it is where it is another release's, or in another form", async () => {
      const cwd = await walked();
      await run(["export", "-r", "v1", ...small], { cwd });
      await refused(cwd, `${artifact} is the artifact of small, release v1`);
      await run(["export", "-r", "v1", "--format", "json", "-o", "a.json", ...small], { cwd });
      await refused(cwd, "a.json is the artifact of small, release v1", "--format", "json", "-o", "a.json");
      await refused(cwd, "a.json is a JSON export", "-o", "a.json");
      await run(["export", "-o", "a.md", ...small], { cwd });
      await refused(cwd, "a.md is a Markdown export", "--format", "json", "-o", "a.md");
    });

    test("is left as it is with edits in it, until they are imported", async () => {
      const cwd = await walked();
      const path = join(cwd, artifact);
      await run(["export", ...small], { cwd });
      edit(path, tick);
      const words = await refused(cwd, `${artifact} holds edits that were not imported: it is left as it is`);
      expect(words).toContain(
        `\`gonogo import ${artifact}\` reads them, \`gonogo export --force\` replaces them`,
      );
      await run(["import", artifact, "--yes", ...small], { cwd });
      // What was imported is in the ledger, whatever was said since.
      await run(["mark", "small.2.2.1", "--fail", "--note", "silent", ...small], { cwd });
      expect((await run(["export", ...small], { cwd })).code).toBe(0);
      expect(readFileSync(path, "utf8")).toContain("- [ ] ❌ the old one");
    });

    test("is left as it is with words in it that no import takes", async () => {
      const cwd = await walked();
      await run(["export", ...small], { cwd });
      edit(join(cwd, artifact), (text) => `${text}\nRead by eva.\n`);
      await refused(cwd, "holds edits that were not imported");
      expect((await run(["export", "--force", ...small], { cwd })).code).toBe(0);
    });

    test("is replaced where it is as it was written, also when ledger and checklist went on", async () => {
      const cwd = await walked();
      await run(["export", ...small], { cwd });
      edit(join(cwd, artifact), (text) => text.replaceAll("\n", "\r\n"));
      await run(["mark", "small.2.2", "--pass", ...small], { cwd });
      edit(join(cwd, "small.md"), (text) => text.replace("Schema migrated", "Schema moved"));
      expect(await run(["export", ...small], { cwd })).toMatchObject({ code: 0 });
      expect(readFileSync(join(cwd, artifact), "utf8")).toContain("Schema moved");
    });

    test("is nothing to lose where it is a pipe or standard output", async () => {
      const cwd = await walked();
      const through = await shell(
        `gonogo export ${small.join(" ")} -o /dev/stdout | grep -c 'gonogo export 1'`,
        { cwd },
      );
      expect([through.code, through.stdout]).toEqual([0, "1\n"]);
      const added = await shell(
        `echo mine > out; gonogo export ${small.join(" ")} -o /dev/stdout >> out; head -2 out`,
        { cwd },
      );
      expect(added.stdout).toBe("mine\n# Small\n");
      const fifo = await shell(`mkfifo f; head -1 < f & gonogo export ${small.join(" ")} -o f && wait`, {
        cwd,
      });
      expect([fifo.code, fifo.stdout]).toEqual([0, "# Small\n"]);
    });
  });

  test.each([
    [["-o", "no/such/folder.md"], "its folder does not exist"],
    [["-o", "data"], "folder"],
    [["--format", "mdx"], 'there is no format "mdx"'],
    [["--format", "mdx"], "Did you mean md?"],
  ])("%j is refused: %s", async (words, reason) => {
    const cwd = await walked();
    const { code, stderr } = await run(["export", ...words, ...small], { cwd });
    expect(stderr).toContain(reason);
    expect(code).toBe(3);
  });

  test("a read-only file stays as it is", async () => {
    const cwd = await walked();
    const path = join(cwd, artifact);
    await run(["export", ...small, ...at], { cwd });
    const before = readFileSync(path, "utf8");
    chmodSync(path, 0o444);
    const { code, stderr } = await run(["export", ...small], { cwd });
    expect(stderr).toContain("is read-only");
    expect(code).toBe(3);
    expect(readFileSync(path, "utf8")).toBe(before);
    expect(statSync(path).mode & 0o777).toBe(0o444);
  });
});

describe("gonogo import", () => {
  const edited = async (edit: (text: string) => string): Promise<string> => {
    const cwd = await walked();
    await run(["export", ...small, ...at], { cwd });
    const path = join(cwd, artifact);
    writeFileSync(path, edit(readFileSync(path, "utf8")));
    return cwd;
  };
  const tick = (text: string) =>
    text
      .replace("- [ ] **2.2.1** the old one", "- [x] **2.2.1** the old one")
      .replace("- [ ] the old one", "- [x] the old one");

  test("an export that nobody edited says nothing", async () => {
    const cwd = await edited((text) => text);
    const { code, stdout, stderr } = await run(["import", artifact, ...small], { cwd });
    expect([code, stderr]).toEqual([0, "nothing to write\n"]);
    expect(stdout).toBe("0 taken, 0 not taken, 7 unchanged\n");
    expect(entryCount(cwd)).toBe(3);
  });

  test("shows what it took, writes it in the name of who imports, and the next export is what was edited", async () => {
    const cwd = await edited(tick);
    const { code, stdout, stderr } = await run(
      ["import", artifact, "--yes", "-c", "small.md", "--as", "bia"],
      { cwd },
    );
    expect(stdout).toMatch(
      /^line \d+ {2}small\.2\.2\.1 {2}pending → pass\n1 taken, 0 not taken, 6 unchanged\n$/,
    );
    expect(stderr).toContain("1 entry saved in");
    expect(code).toBe(0);
    const { stdout: log } = await run(["log", "--json", "-n", "1", ...small], { cwd });
    expect(JSON.parse(log)).toMatchObject([
      { item: "small.2.2.1", status: "pass", by: "bia", source: "import" },
    ]);
    const again = await run(["import", artifact, ...small], { cwd });
    expect(again.stderr).toBe("nothing to write\n");
  });

  test("export, import, export gives the same bytes", async () => {
    const cwd = await edited(tick);
    const words = ["--as", "ana", "-c", "small.md"];
    await run(["import", artifact, "--yes", ...words, "--at-time", "2026-03-02T13:00Z"], { cwd });
    await run(["export", ...words, "--at-time", "2026-03-02T14:00Z"], { cwd });
    const first = readFileSync(join(cwd, artifact), "utf8");
    const nothing = await run(["import", artifact, "--yes", ...words, "--at-time", "2026-03-02T14:00Z"], {
      cwd,
    });
    expect(nothing.stderr).toBe("nothing to write\n");
    await run(["export", ...words, "--at-time", "2026-03-02T14:00Z"], { cwd });
    expect(readFileSync(join(cwd, artifact), "utf8")).toBe(first);
  });

  test("without a terminal it needs --yes; --dry-run never writes", async () => {
    const cwd = await edited(tick);
    const asked = await run(["import", artifact, ...small], { cwd, input: "y\n" });
    expect(asked.stderr).toContain("Give --yes to write without asking");
    expect(asked.code).toBe(3);
    const dry = await run(["import", artifact, "--dry-run", "--yes", ...small], { cwd });
    expect([dry.code, dry.stderr]).toEqual([0, "1 entry would be written; nothing was\n"]);
    expect(entryCount(cwd)).toBe(3);
  });

  test("leaves what the ledger says otherwise by now, unless the file's word is to be taken", async () => {
    const cwd = await edited(tick);
    const doubt = [
      "mark",
      "small.2.2.1",
      "--fail",
      "--note",
      "silent since noon",
      "-c",
      "small.md",
      "--as",
      "caio",
    ];
    await run(doubt, { cwd });
    const left = await run(["import", artifact, "--yes", ...small], { cwd });
    expect(left.stdout).toMatch(/^line \d+ {2}left as it is {2}small\.2\.2\.1 {2}fail → pass: .*caio/);
    expect(left.stderr).toBe("nothing to write\n");
    const taken = await run(["import", artifact, "--yes", "--conflicts", ...small], { cwd });
    expect(taken.stdout).toMatch(/^line \d+ {2}small\.2\.2\.1 {2}fail → pass/);
    expect(taken.stderr).toContain("1 entry saved");
  });

  test("names what it did not understand by its line", async () => {
    const cwd = await edited((text) => tick(text).replace("- [ ] the new one", "- [?] the new one"));
    const { stdout } = await run(["import", artifact, "--dry-run", ...small], { cwd });
    expect(stdout).toContain("1 taken");
    expect(stdout).toMatch(/(?:line \d+|file) {2}not taken {2}.*\n/);
  });

  test.each([
    [["import", ...small], "which file?"],
    [["import", "none.md", ...small], "there is no file"],
    [["import", "data", ...small], "is a folder"],
    [["import", artifact, ...small, "-r", "v2"], "was exported from release unreleased"],
  ])("%j is refused: %s", async (words, reason) => {
    const cwd = await edited(tick);
    const { code, stderr } = await run(words, { cwd });
    expect(stderr).toContain(reason);
    expect(code).toBe(3);
  });
});
