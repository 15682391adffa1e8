import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, unlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { openFileStore } from "../../src/store/file-store.ts";
import { acquire } from "../../src/store/lock.ts";
import { type Owner, ownerText, parseOwner, self } from "../../src/store/owner.ts";
import { aTick, locksIn, NAMES, sha256, tempFolder } from "../helpers/ledgers.ts";
import { startProgram } from "../helpers/programs.ts";

const FILE = `${NAMES.release}.json`;
const NOW = Date.now();

/** A lock file as that owner would have made it, so many ms ago. */
function leave(folder: string, owner: Partial<Owner>, age = 0): string {
  const ticket = (NOW - age).toString(36).padStart(9, "0");
  const name = `.${FILE}.lock-${ticket}-000abcdef-${ownerText({ ...self(), ...owner })}`;
  writeFileSync(join(folder, name), "");
  const time = new Date(Date.now() - age);
  utimesSync(join(folder, name), time, time);
  return name;
}

const deadPid = (): number => spawnSync(process.execPath, ["-e", ""]).pid;

const elsewhere = { place: "0a1b2c3d", host: "build-7" };

describe("the lock", () => {
  test("is one file beside the target, gone when released", async () => {
    const folder = tempFolder();
    const lock = await acquire(join(folder, FILE));
    expect(readdirSync(folder)).toEqual([lock.file.slice(folder.length + 1)]);
    await lock.release();
    expect(readdirSync(folder)).toEqual([]);
  });

  test("has one holder at a time", async () => {
    const folder = tempFolder();
    let holders = 0;
    let most = 0;
    let turns = 0;
    const contend = async () => {
      for (let turn = 0; turn < 20; turn++) {
        const lock = await acquire(join(folder, FILE));
        most = Math.max(most, ++holders);
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 2));
        holders--;
        turns++;
        await lock.release();
      }
    };
    await Promise.all(Array.from({ length: 6 }, contend));
    expect([most, turns]).toEqual([1, 120]);
    expect(locksIn(folder)).toEqual([]);
  });

  test("of one ledger does not stand in another's way", async () => {
    const folder = tempFolder();
    const one = await acquire(join(folder, "v1.json"));
    const two = await acquire(join(folder, "v1.json.json"), 100);
    await one.release();
    await two.release();
  });

  test("comes soon to one who waits, however eager the other is", async () => {
    const target = join(tempFolder(), FILE);
    let turns = 0;
    let waiting = true;
    const eager = async () => {
      while (waiting && turns < 500) {
        const lock = await acquire(target);
        turns++;
        await new Promise((resolve) => setTimeout(resolve, 2));
        await lock.release();
      }
    };
    const patient = async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      const lock = await acquire(target);
      waiting = false;
      await lock.release();
    };
    await Promise.all([eager(), patient()]);
    expect(turns).toBeLessThan(50);
  });

  test("that is not to be had names its holder", async () => {
    const target = join(tempFolder(), FILE);
    const held = await acquire(target);
    await expect(acquire(target, 200)).rejects.toMatchObject({
      trouble: "busy",
      where: target,
      message: `The ledger is being written by process ${process.pid} on this machine, and was not free for 0.2 s.`,
      mend: `Try again; if that process hangs, end it with: kill ${process.pid}`,
    });
    await held.release();
    await (await acquire(target, 200)).release();
  });
});

describe("a lock left behind", () => {
  const lifted = async (folder: string): Promise<boolean> => {
    try {
      await (await acquire(join(folder, FILE), 150)).release();
      return locksIn(folder).length === 0;
    } catch {
      return false;
    }
  };

  test("by a process that is gone is lifted at once", async () => {
    const folder = tempFolder();
    leave(folder, { pid: deadPid() });
    leave(folder, { pid: deadPid() });
    expect(await lifted(folder)).toBe(true);
  });

  test("by one whose number another process has now is lifted at once", async () => {
    const folder = tempFolder();
    leave(folder, { pid: process.ppid, start: "1" });
    expect(await lifted(folder)).toBe(true);
  });

  test("that can't be removed still bars the way", async () => {
    const folder = tempFolder();
    const name = leave(folder, { pid: deadPid() });
    unlinkSync(join(folder, name));
    mkdirSync(join(folder, name));
    expect(await lifted(folder)).toBe(false);
    expect(locksIn(folder)).toEqual([name]);
  });

  test("by one that lives is not", async () => {
    const folder = tempFolder();
    leave(folder, {}, 600_000);
    expect(await lifted(folder)).toBe(false);
  });

  test("on another host is lifted after half a minute of silence", async () => {
    const folder = tempFolder();
    const name = leave(folder, { ...elsewhere, pid: deadPid() }, 20_000);
    await expect(acquire(join(folder, FILE), 150)).rejects.toThrow(/on build-7, and was not free/);
    const old = new Date(Date.now() - 31_000);
    utimesSync(join(folder, name), old, old);
    expect(await lifted(folder)).toBe(true);
  });

  test("by nobody known is lifted after half a minute", async () => {
    const folder = tempFolder();
    const file = join(folder, `.${FILE}.lock-something`);
    writeFileSync(file, "");
    expect(await lifted(folder)).toBe(false);
    const old = new Date(Date.now() - 31_000);
    utimesSync(file, old, old);
    expect(await lifted(folder)).toBe(true);
  });
});

describe("a writer that lost its lock", () => {
  test("decides anew and writes once", async () => {
    const folder = tempFolder();
    const store = openFileStore({ path: join(folder, FILE), ...NAMES, digest: sha256 });
    const other = openFileStore({ path: join(folder, FILE), ...NAMES, digest: sha256 });
    await store.append(() => [aTick(1)]);
    const seen: number[] = [];
    let interrupted: Promise<unknown> = Promise.resolve();
    const ledger = await store.append(({ entries }) => {
      seen.push(entries.length);
      if (seen.length === 1) {
        for (const name of locksIn(folder)) unlinkSync(join(folder, name));
        interrupted = other.append(() => [aTick(2, "bia")]);
      }
      return [aTick(3)];
    });
    await interrupted;
    expect(seen).toHaveLength(2);
    const kept = await other.read();
    expect(kept.entries.map(({ by }) => by).sort()).toEqual(["ana", "ana", "bia"]);
    expect(ledger.entries.filter((entry) => entry.kind === "mark" && entry.item === "W5.3")).toHaveLength(1);
    expect(readdirSync(folder)).toEqual([FILE]);
  });

  test("because it was suspended holds nobody up, and overwrites nothing when it goes on", async () => {
    const folder = tempFolder();
    const path = join(folder, FILE);
    const sleeper = startProgram("sleeper", path);
    onTestFinished(() => void sleeper.child.kill("SIGCONT"));
    await sleeper.printed("holds");
    const store = openFileStore({ path, ...NAMES, digest: sha256 });
    const before = performance.now();
    await store.append(() => [aTick(1)]);
    expect(performance.now() - before).toBeLessThan(5_000);
    sleeper.child.kill("SIGCONT");
    await sleeper.printed("saved 2 asked 2");
    expect(await sleeper.ended).toEqual({ code: 0, signal: null });
    expect((await store.read()).entries.map(({ by }) => by)).toEqual(["ana", "sleeper"]);
    expect(readdirSync(folder)).toEqual([FILE]);
  });
});

test("a ledger is whole at any moment of a write", async () => {
  const path = join(tempFolder(), FILE);
  const store = openFileStore({ path, ...NAMES, digest: sha256 });
  await store.append(() => [aTick(1)]);
  const writing = Promise.all(Array.from({ length: 30 }, (_, n) => store.append(() => [aTick(n + 2)])));
  let done = false;
  void writing.then(() => {
    done = true;
  });
  let looks = 0;
  while (!done || looks < 5) {
    JSON.parse(readFileSync(path, "utf8"));
    looks++;
    await new Promise((resolve) => setImmediate(resolve));
  }
  await writing;
});

test("an owner is read back from a file's name", () => {
  const me = self();
  expect(parseOwner(ownerText(me))).toEqual({
    ...me,
    host: me.host.replace(/[^A-Za-z0-9.-]/g, "_").slice(0, 40),
  });
  const odd = { pid: 7, start: "99", place: "0a1b2c3d", host: "ana's laptop/2-b" };
  expect(parseOwner(ownerText(odd))).toEqual({ ...odd, host: "ana_s_laptop_2-b" });
  expect(parseOwner("nobody")).toBeNull();
});
