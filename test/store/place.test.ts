import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Fault } from "../../src/core/fault.ts";
import { openFileStore } from "../../src/store/file-store.ts";
import { checkReleaseName, dataFolder, ledgerPath, listReleases } from "../../src/store/place.ts";
import { sha256, tempFolder, ticks } from "../helpers/ledgers.ts";

const checklist = "connector";

describe("the data folder", () => {
  test("is the one that is asked for, then that of the environment", () => {
    const env = { GONOGO_DATA: "shared" };
    expect(dataFolder({ data: "mine", cwd: "/home/ana", env, checklist })).toBe("/home/ana/mine");
    expect(dataFolder({ data: "/srv/ledgers", cwd: "/home/ana", env, checklist })).toBe("/srv/ledgers");
    expect(dataFolder({ cwd: "/home/ana", env, checklist })).toBe("/home/ana/shared");
  });

  test("may be at home, also where no shell has said where that is", () => {
    const env = { HOME: "/home/ana" };
    const given = (data: string) => dataFolder({ data, cwd: "/work", env, checklist });
    expect([given("~/ledgers"), given("~"), given("~bia"), given("a~/b")]).toEqual([
      "/home/ana/ledgers",
      "/home/ana",
      "/work/~bia",
      "/work/a~/b",
    ]);
    const set = { ...env, GONOGO_DATA: "~/d" };
    expect(dataFolder({ cwd: "/work", env: set, checklist })).toBe("/home/ana/d");
  });

  test("is else the nearest above that has ledgers of the checklist, else one right here", () => {
    const folder = tempFolder();
    mkdirSync(join(folder, "data", checklist), { recursive: true });
    mkdirSync(join(folder, "team", "data", "other"), { recursive: true });
    mkdirSync(join(folder, "team", "deep", "down"), { recursive: true });
    const from = (...path: string[]) => dataFolder({ cwd: join(folder, ...path), env: {}, checklist });
    expect(from()).toBe(join(folder, "data"));
    expect(from("team", "deep", "down")).toBe(join(folder, "data"));
    expect(dataFolder({ cwd: join(folder, "team", "deep"), env: {}, checklist: "other" })).toBe(
      join(folder, "team", "data"),
    );
    expect(dataFolder({ cwd: join(folder, "team"), env: { GONOGO_DATA: "" }, checklist: "new" })).toBe(
      join(folder, "team", "data"),
    );
  });
});

describe("a release's name", () => {
  test("may hold letters, digits, dots, underscores and hyphens", () => {
    for (const name of ["v1.4.0", "unreleased", "2026-11-22_hotfix", "a"])
      expect(checkReleaseName(name)).toBe(name);
    expect(ledgerPath("/data", checklist, "v1")).toBe("/data/connector/v1.json");
  });

  test.each([
    ["", "it is empty", "v1.0.0"],
    ["release 1", "it may hold letters, digits, ., _ and - only", "release-1"],
    ["versão/2", "it may hold letters, digits, ., _ and - only", "versao-2"],
    ["../../etc/passwd", 'it begins with "."', "etc-passwd"],
    [".hidden", 'it begins with "."', "hidden"],
    ["-r", 'it begins with "-"', "r"],
    ["x".repeat(101), "it is longer than 100 characters", "x".repeat(100)],
  ])("%j is refused with one that would do", (name, rule, better) => {
    const refused = () => ledgerPath("/data", checklist, name);
    expect(refused).toThrow(Fault);
    expect(refused).toThrow(`${rule}.`);
    try {
      refused();
    } catch (error) {
      expect((error as Fault).mend).toBe(`Call it "${better}", for example.`);
    }
  });

  test("that is suggested is never refused itself, and none leads out of the folder", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: "grapheme" })), (name) => {
        try {
          expect(ledgerPath("/data", checklist, name)).toBe(`/data/connector/${name}.json`);
        } catch (error) {
          const { mend } = error as Fault;
          checkReleaseName(JSON.parse(/"(?:.*)"/.exec(mend)![0]) as string);
        }
      }),
    );
  });

  test("of a checklist may hold blanks, but be no path", () => {
    expect(ledgerPath("/data", "Go live", "v1")).toBe("/data/Go live/v1.json");
    for (const name of ["", ".", "..", "a/b", "..\\x"])
      expect(() => ledgerPath("/data", name, "v1")).toThrow(Fault);
  });
});

describe("the releases", () => {
  const write = (folder: string, release: string, count: number) =>
    openFileStore({
      path: ledgerPath(folder, checklist, release),
      checklist,
      release,
      digest: sha256,
    }).append(() => ticks(count));

  test("are none where there is no folder", async () => {
    const folder = join(tempFolder(), "data");
    expect(await listReleases(folder, checklist)).toEqual([]);
  });

  test("are listed with what they hold, the latest first", async () => {
    const folder = tempFolder();
    await write(folder, "v1", 2);
    await write(folder, "v2", 5);
    writeFileSync(join(folder, checklist, ".v2.json.lock-0"), "");
    writeFileSync(join(folder, checklist, "README.md"), "");
    expect(await listReleases(folder, checklist, sha256)).toEqual([
      {
        release: "v2",
        path: join(folder, checklist, "v2.json"),
        entries: 5,
        last: "2026-11-20T00:00:05.000Z",
        problem: null,
      },
      {
        release: "v1",
        path: join(folder, checklist, "v1.json"),
        entries: 2,
        last: "2026-11-20T00:00:02.000Z",
        problem: null,
      },
    ]);
  });

  test("that can't be used are listed with why", async () => {
    const folder = tempFolder();
    await write(folder, "v1", 2);
    const path = ledgerPath(folder, checklist, "v1");
    writeFileSync(ledgerPath(folder, checklist, "copy"), readFileSync(path));
    writeFileSync(ledgerPath(folder, checklist, "short"), readFileSync(path, "utf8").slice(0, 100));
    writeFileSync(ledgerPath(folder, checklist, "other"), "{}");
    mkdirSync(ledgerPath(folder, checklist, "folder"));
    writeFileSync(path, readFileSync(path, "utf8").replace('"by":"ana"', '"by":"bia"'));
    const problems = (await listReleases(folder, checklist, sha256)).map(({ release, problem }) => [
      release,
      problem,
    ]);
    expect(problems).toEqual([
      ["v1", expect.stringContaining("The ledger was changed by hand: entry 1 is not what it was")],
      ["copy", 'This is the ledger of release "v1", not of "copy".'],
      ["folder", "The ledger could not be read: there is a folder where the ledger's file should be."],
      ["other", "This file is not a gonogo ledger."],
      ["short", expect.stringContaining("The ledger is damaged: it is cut short at line 1")],
    ]);
    expect(
      (await listReleases(folder, checklist)).find(({ release }) => release === "v1")?.problem,
    ).toBeNull();
  });
});
