import { mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Ledger } from "../../src/core/ledger/entry.ts";
import { openFileStore } from "../../src/store/file-store.ts";
import { aTick, NAMES, sha256, tempFolder, ticks } from "../helpers/ledgers.ts";

const FILE = `${NAMES.release}.json`;
const open = (path: string) => openFileStore({ path, ...NAMES, digest: sha256 });

/** Watches a file and keeps what came. */
function watching(path: string) {
  const seen: number[] = [];
  const errors: string[] = [];
  let look = () => {};
  const store = open(path);
  const end = store.watch(
    (ledger: Ledger) => {
      seen.push(ledger.entries.length);
      look();
    },
    (error) => {
      errors.push(error.message);
      look();
    },
  );
  onTestFinished(end);
  /** Resolves once that holds; fails after eight seconds. */
  const until = (holds: () => boolean) =>
    new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`Seen ${seen}, errors ${errors}`)), 8_000);
      look = () => {
        if (!holds()) return;
        clearTimeout(late);
        resolve();
      };
      look();
    });
  return { store, seen, errors, until, end };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe("watching a ledger", () => {
  test("tells of each change another makes, from the first entry on", async () => {
    const path = join(tempFolder(), "data", FILE);
    const { seen, until } = watching(path);
    await pause(50);
    const other = open(path);
    for (const [index, draft] of ticks(3).entries()) {
      await other.append(() => [draft]);
      await until(() => seen.at(-1) === index + 1);
    }
    expect(seen).toEqual([1, 2, 3]);
  });

  test("tells of a change between the reading and the watching", async () => {
    const path = join(tempFolder(), FILE);
    const store = open(path);
    await store.read();
    await open(path).append(() => [aTick(1)]);
    const ledger = await new Promise<Ledger>((resolve, reject) =>
      onTestFinished(store.watch(resolve, reject)),
    );
    expect(ledger.entries).toHaveLength(1);
  });

  test("says nothing where nothing changed", async () => {
    const path = join(tempFolder(), FILE);
    await open(path).append(() => [aTick(1)]);
    const { seen, errors } = watching(path);
    await pause(50);
    utimesSync(path, new Date(), new Date());
    await pause(600);
    expect([seen, errors]).toEqual([[], []]);
  });

  test("tells of what is wrong once, and goes on when it is mended", async () => {
    const path = join(tempFolder(), FILE);
    await open(path).append(() => ticks(2));
    const text = readFileSync(path, "utf8");
    const { seen, errors, until } = watching(path);
    await pause(50);
    writeFileSync(path, text.slice(0, 300));
    await until(() => errors.length > 0);
    await pause(600);
    expect(errors).toEqual([expect.stringMatching(/^The ledger is damaged: it is cut short/)]);
    writeFileSync(path, text);
    await open(path).append(() => [aTick(3)]);
    await until(() => seen.at(-1) === 3);
    expect(errors).toHaveLength(1);
  });

  test("is not upset by a file that is gone for a moment, but by one that stays gone", async () => {
    const path = join(tempFolder(), FILE);
    await open(path).append(() => ticks(2));
    const { seen, errors, until } = watching(path);
    await pause(50);
    renameSync(path, `${path}.away`);
    await pause(30);
    renameSync(`${path}.away`, path);
    await pause(400);
    expect([seen, errors]).toEqual([[], []]);
    rmSync(path);
    await until(() => errors.length > 0);
    expect(errors).toEqual(["The ledger on disk lost 2 entries that were saved."]);
    expect(seen).toEqual([]);
  });

  test("tells of a file that is gone as it was before the watching store wrote it", async () => {
    const path = join(tempFolder(), "data", FILE);
    const { store, errors, until } = watching(path);
    await pause(50);
    await store.append(() => ticks(2));
    rmSync(path);
    await until(() => errors.length > 0);
    expect(errors).toEqual(["The ledger on disk lost 2 entries that were saved."]);
  });

  test("tells of a file put back to an older state, and that it is whole again where it is", async () => {
    const path = join(tempFolder(), FILE);
    await open(path).append(() => ticks(2));
    const older = readFileSync(path);
    await open(path).append(() => [aTick(3)]);
    const newer = readFileSync(path);
    const { seen, errors, until } = watching(path);
    await pause(50);
    writeFileSync(path, older);
    await until(() => errors.length > 0);
    expect(errors).toEqual(["The ledger on disk lost 1 entry that was saved."]);
    writeFileSync(path, newer);
    await until(() => seen.at(-1) === 3);
    expect(errors).toHaveLength(1);
  });

  test("works through a symbolic link", async () => {
    const folder = tempFolder();
    mkdirSync(join(folder, "shared"));
    symlinkSync(join(folder, "shared", "kept.json"), join(folder, FILE));
    const { seen, until } = watching(join(folder, FILE));
    await pause(50);
    await open(join(folder, FILE)).append(() => [aTick(1)]);
    await until(() => seen.at(-1) === 1);
  });
});
