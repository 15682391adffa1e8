import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { verifyChain } from "../../src/core/ledger/chain.ts";
import type { Ledger, MarkEntry } from "../../src/core/ledger/entry.ts";
import { openFileStore } from "../../src/store/file-store.ts";
import { aTick, NAMES, sha256, tempFolder } from "../helpers/ledgers.ts";
import { startProgram } from "../helpers/programs.ts";

const items = (ledger: Ledger, by: string): string[] =>
  ledger.entries.filter((entry) => entry.by === by).map((entry) => (entry as MarkEntry).item);

test("two processes with 500 ticks each lose nothing, and each one's order is kept", {
  timeout: 60_000,
}, async () => {
  const folder = tempFolder();
  const path = join(folder, `${NAMES.release}.json`);
  const writers = ["ana", "bia"].map((name) => startProgram("ticker", path, name, "500"));
  for (const { ended } of writers) expect(await ended).toEqual({ code: 0, signal: null });

  const ledger = await openFileStore({ path, ...NAMES, digest: sha256 }).read();
  expect(ledger.entries).toHaveLength(1_000);
  expect(verifyChain(ledger, sha256)).toBeNull();
  for (const name of ["ana", "bia"]) {
    expect(items(ledger, name)).toEqual(Array.from({ length: 500 }, (_, index) => `${name}.${index + 1}`));
  }
  expect(readdirSync(folder)).toEqual([`${NAMES.release}.json`]);
  // Neither had to wait for the other to be done: their ticks stand between each other's.
  const turns = ledger.entries.filter((entry, index) => entry.by !== ledger.entries[index - 1]?.by).length;
  expect(turns).toBeGreaterThan(10);
});

test("two stores in one process lose nothing either", async () => {
  const path = join(tempFolder(), `${NAMES.release}.json`);
  const stores = [1, 2, 3].map(() => openFileStore({ path, ...NAMES, digest: sha256 }));
  await Promise.all(
    stores.map(async (store, which) => {
      for (let n = 1; n <= 40; n++) await store.append(() => [aTick(n, `operator-${which}`)]);
    }),
  );
  const ledger = await stores[0]!.read();
  expect(ledger.entries).toHaveLength(120);
  expect(verifyChain(ledger, sha256)).toBeNull();
  expect(readFileSync(path, "utf8").split("\n")).toHaveLength(123);
});

test("the first ticks of several, in a folder that each of them has to make, are all kept", async () => {
  // Which of them finds what made by another a moment ago is up to chance: often enough to meet every order.
  for (let round = 0; round < 100; round++) {
    const path = join(tempFolder(), "data", "connector", `${NAMES.release}.json`);
    const stores = ["ana", "bia", "caio", "duda"].map((name) => {
      const store = openFileStore({ path, ...NAMES, digest: sha256 });
      return store.append(() => [aTick(1, name)]);
    });
    await Promise.all(stores);
    const ledger = await openFileStore({ path, ...NAMES, digest: sha256 }).read();
    expect(ledger.entries.map(({ by }) => by).sort()).toEqual(["ana", "bia", "caio", "duda"]);
  }
});

test("another process's tick is seen within a second", async () => {
  const path = join(tempFolder(), "data", "connector", `${NAMES.release}.json`);
  const store = openFileStore({ path, ...NAMES, digest: sha256 });
  await store.append(() => [aTick(1)]);
  const seen = new Promise<Ledger>((resolve, reject) => {
    const end = store.watch((ledger) => {
      end();
      resolve(ledger);
    }, reject);
  });
  const { printed, ended } = startProgram("ticker", path, "bia", "1");
  await printed("2 bia.1\n");
  const saved = performance.now();
  const ledger = await seen;
  expect(performance.now() - saved).toBeLessThan(1_000);
  expect(items(ledger, "bia")).toEqual(["bia.1"]);
  expect((await ended).code).toBe(0);
});
