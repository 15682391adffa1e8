import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Entry } from "../../src/core/ledger/entry.ts";
import { run, shell } from "../helpers/cli.ts";
import { smallFolder } from "../helpers/small-checklist.ts";

const small = ["-c", "small.md", "--as", "ana"];

const entriesIn = (cwd: string, release = "unreleased"): Entry[] =>
  JSON.parse(readFileSync(join(cwd, "data/small", `${release}.json`), "utf8")).entries;

describe("gonogo mark", () => {
  test("passes items, says what changed on standard output and where it is kept on standard error", async () => {
    const cwd = smallFolder();
    const { code, stdout, stderr } = await run(["mark", "small.1.1", "small.2.1", "--pass", ...small], {
      cwd,
    });
    expect(stdout).toBe(
      "small.1.1  pending → pass  attested  saved\nsmall.2.1  pending → pass  attested  saved\n",
    );
    expect(stderr).toBe(`2 entries saved in ${join(cwd, "data/small/unreleased.json")}\n`);
    expect(code).toBe(0);
    expect(entriesIn(cwd)).toMatchObject([
      { seq: 1, kind: "mark", item: "small.1.1", status: "pass", by: "ana", source: "cli" },
      { seq: 2, kind: "mark", item: "small.2.1", status: "pass", by: "ana", source: "cli" },
    ]);
  });

  test("a bad item among good ones, and nothing is written", async () => {
    const cwd = smallFolder();
    const { code, stdout, stderr } = await run(["mark", "small.1.1", "small.1.9", "--pass", ...small], {
      cwd,
    });
    expect(code).toBe(3);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/^gonogo: no item is called `small\.1\.9`\n {2}→ Did you mean `small\.1\.1`/);
    expect(() => entriesIn(cwd)).toThrow();
  });

  test("a roll-up stands for its children; selectors by status see what is pending when it is written", async () => {
    const cwd = smallFolder();
    await run(["mark", "small.2.2", "--pass", ...small], { cwd });
    expect(entriesIn(cwd).map((entry) => "item" in entry && entry.item)).toEqual([
      "small.2.2.1",
      "small.2.2.2",
    ]);
    const field = ["--field", "region=here"];
    const rest = await run(["mark", "pending", "--pass", ...field, ...small], { cwd });
    expect(
      rest.stdout
        .trim()
        .split("\n")
        .map((line) => line.split(" ")[0]),
    ).toEqual(["small.1.1", "small.1.2", "small.1.3", "small.2.1"]);
    expect((await run(["gate", ...small], { cwd })).code).toBe(0);
  });

  test("a status names the items that have it, and not what else their roll-up holds", async () => {
    const cwd = smallFolder();
    await run(["mark", "small.2.2.1", "--fail", "--note", "broken", ...small], { cwd });
    await run(["mark", "failed", "--pass", "--note", "mended", ...small], { cwd });
    expect(entriesIn(cwd).map((entry) => "item" in entry && entry.item)).toEqual([
      "small.2.2.1",
      "small.2.2.1",
    ]);
  });

  test("a selector that no item answers to just now is said by its name", async () => {
    const cwd = smallFolder();
    const { code, stderr } = await run(["mark", "stale", "failed", "--pass", ...small], { cwd });
    expect(stderr).toContain("there is no item that is stale or failed: nothing was written");
    expect(code).toBe(3);
  });

  test("without any item asks for one, before it asks what to say", async () => {
    const { code, stderr } = await run(["mark", ...small], { cwd: smallFolder() });
    expect(stderr).toContain("no item is named");
    expect(code).toBe(3);
  });

  test("keeps a link, a file with its digest as it was given, and text apart", async () => {
    const cwd = smallFolder();
    mkdirSync(join(cwd, "proof"));
    writeFileSync(join(cwd, "proof/run.log"), "all well\n");
    const given = ["https://ci.example/42", "proof/run.log", "seen with my own eyes"];
    const evidence = given.flatMap((value) => ["--evidence", value]);
    await run(["mark", "small.1.2", "--pass", ...evidence, ...small], { cwd });
    const sha256 = createHash("sha256").update("all well\n").digest("hex");
    expect(entriesIn(cwd)[0]).toMatchObject({
      evidence: [
        { kind: "link", url: "https://ci.example/42" },
        { kind: "file", path: "proof/run.log", sha256 },
        { kind: "text", text: "seen with my own eyes" },
      ],
    });
  });

  test("--json prints the entries as they were written", async () => {
    const cwd = smallFolder();
    const { stdout } = await run(
      ["mark", "small.1.1", "--fail", "--note", "half of it", "--json", ...small],
      { cwd },
    );
    expect(JSON.parse(stdout)).toEqual(entriesIn(cwd));
  });

  test("a note may come through a pipe", async () => {
    const cwd = smallFolder();
    const { code } = await run(["mark", "small.1.1", "--pass", "--note", "-", ...small], {
      cwd,
      input: "first line\nsecond: ção\n",
    });
    expect(code).toBe(0);
    expect(entriesIn(cwd)[0]).toMatchObject({ note: "first line\nsecond: ção" });
  });

  test("without a status it adds to what is known and leaves the status", async () => {
    const cwd = smallFolder();
    await run(["mark", "small.1.1", "--pass", ...small], { cwd });
    const { stdout } = await run(["mark", "small.1.1", "--note", "again in the evening", ...small], { cwd });
    expect(stdout).toBe("small.1.1  pass  noted  saved\n");
    expect(entriesIn(cwd)[1]).toMatchObject({ kind: "note", note: "again in the evening" });
  });

  test("a waiver ends with its day, in the checklist's zone", async () => {
    const cwd = smallFolder();
    const words = ["--na", "--note", "one region only", "--until", "2099-12-31"];
    const { stdout } = await run(["mark", "small.2.1", ...words, ...small], { cwd });
    expect(stdout).toBe("small.2.1  pending → n/a  waived  saved\n");
    expect(entriesIn(cwd)[0]).toMatchObject({ status: "na", until: "2099-12-31T23:59:59.999Z" });
  });

  test.each([
    [["small.1.1"], "nothing is said of the items"],
    [["--pass"], "no item is named"],
    [["small.1.1", "--pass", "--fail"], "--pass and --fail can't both hold"],
    [["small.1.1", "--fail"], "a fail needs a reason"],
    [["small.2.1", "--na"], "n/a needs a reason"],
    [["small.1.2", "--na", "--note", "x"], "small.1.2 is critical"],
    [["small.1.3", "--pass"], "small.1.3 can't pass before its value is filled in: region"],
    [["small.1.1", "--pass", "--field", "region=x"], "has no field region"],
    [["small.1.3", "--pass", "--field", "region"], '"region" is not NAME=VALUE'],
    [["small.1.1", "--pass", "--until", "2099-01-01"], "only n/a runs out on a date"],
    [["small.1.1", "--until", "2099-01-01"], "--until needs a status"],
    [["small.2.1", "--na", "--note", "x", "--until", "2001-01-01"], "is over already"],
    [["small.2.1", "--na", "--note", "x", "--until", "soon"], '"soon" is not a date'],
    [["small.1.1", "--pass", "--override", "all right"], "there is nothing to override"],
    [["small.1.1", "--pass", "--evidence", "."], "is a folder"],
    [["small.1.1", "--pass", "--evidence", " "], "evidence is empty"],
  ])("%j is refused: %s", async (words, reason) => {
    const cwd = smallFolder();
    const { code, stdout, stderr } = await run(["mark", ...words, ...small], { cwd });
    expect(stderr).toContain(reason);
    expect(stderr).toContain("\n  → ");
    expect(stdout).toBe("");
    expect(code).toBe(3);
  });

  test("two at once lose nothing", async () => {
    const cwd = smallFolder();
    const marks = ["small.1.1", "small.1.2", "small.2.1", "small.2.2.1"].map((item) =>
      run(["mark", item, "--pass", ...small], { cwd }),
    );
    expect((await Promise.all(marks)).map(({ code }) => code)).toEqual([0, 0, 0, 0]);
    expect(entriesIn(cwd).map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
    expect((await run(["log", "--verify", "-c", "small.md"], { cwd })).code).toBe(0);
  });
});

describe("who and when", () => {
  test("is git's user.name where no name is given, else the login", async () => {
    const cwd = smallFolder();
    await shell("git init -q . && git config user.name 'Zoë of git'", { cwd });
    await run(["mark", "small.1.1", "--pass", "-c", "small.md"], { cwd });
    expect(entriesIn(cwd)[0]?.by).toBe("Zoë of git");
  });

  test("--at-time dates the entry, and a replay at that time sees it", async () => {
    const cwd = smallFolder();
    const at = ["--at-time", "2026-03-01T10:00Z"];
    await run(["mark", "small.1.1", "--pass", ...small, ...at], { cwd });
    expect(entriesIn(cwd)[0]?.at).toBe("2026-03-01T10:00:00.000Z");
    const passed = async (time: string) => {
      const { stdout } = await run(["score", "--json", "-c", "small.md", "--at-time", time], { cwd });
      return JSON.parse(stdout).totals.passed;
    };
    expect(await passed("2026-03-01T10:00Z")).toBe(1);
    expect(await passed("2026-03-01T09:59:59Z")).toBe(0);
    expect(await passed("2026-05-01")).toBe(0);
  });

  test("a future date is refused where something would be written, not where it is only read", async () => {
    const cwd = smallFolder();
    const { code, stderr } = await run(["mark", "small.1.1", "--pass", ...small, "--at-time", "2999-01-01"], {
      cwd,
    });
    expect(stderr).toContain("is in the future");
    expect(code).toBe(3);
    expect((await run(["score", ...small, "--at-time", "2999-01-01"], { cwd })).code).toBe(0);
  });

  test("a time before the newest entry is refused: a word can't slip in before one that it would override", async () => {
    const cwd = smallFolder();
    await run(["mark", "small.1.1", "--fail", "--note", "leak", ...small, "--at-time", "2026-03-05"], {
      cwd,
    });
    const early = ["--at-time", "2026-03-01T09:00Z"];
    for (const words of [
      ["mark", "small.1.1", "--pass"],
      ["mark", "small.1.2", "--note", "seen"],
      ["set", "project=acme"],
    ]) {
      const { code, stdout, stderr } = await run([...words, ...small, ...early], { cwd });
      expect(stderr).toContain(
        "2026-03-01T09:00:00.000Z is before the ledger's newest entry (2026-03-05T00:00",
      );
      expect({ code, stdout }).toEqual({ code: 3, stdout: "" });
    }
    expect(entriesIn(cwd)).toHaveLength(1);
    expect((await run(["score", ...small, ...early], { cwd })).code).toBe(0);
    // The same moment is no earlier one: a script that says several things at once.
    const same = ["--at-time", "2026-03-05"];
    expect((await run(["mark", "small.1.2", "--pass", ...small, ...same], { cwd })).code).toBe(0);
  });
});

test("evidence that looks like a file, and is none here, is kept as a text and said to be", async () => {
  const cwd = smallFolder();
  const outcome = await run(["mark", "small.1.1", "--pass", "--evidence", "./prof.pdf", ...small], { cwd });
  expect(outcome).toMatchObject({ code: 0 });
  expect(outcome.stderr).toContain("there is no file ./prof.pdf here: it is kept as a text");
});
