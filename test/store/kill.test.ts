import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { verifyChain } from "../../src/core/ledger/chain.ts";
import type { MarkEntry } from "../../src/core/ledger/entry.ts";
import { openFileStore } from "../../src/store/file-store.ts";
import { aTick, locksIn, NAMES, sha256, tempFolder } from "../helpers/ledgers.ts";
import { startProgram } from "../helpers/programs.ts";

const KILLS = 200;
const LANES = 3;

test(`every tick shown as saved is there after ${KILLS} kills at random moments`, {
  timeout: 180_000,
}, async () => {
  const folder = tempFolder();
  const path = join(folder, `${NAMES.release}.json`);
  const shown: { readonly seq: number; readonly item: string }[] = [];
  let killed = 0;
  let midway = 0;
  let started = 0;

  const live = async (): Promise<void> => {
    while (started < KILLS) {
      const name = `life-${++started}`;
      const { child, out, printed, ended } = startProgram("ticker", path, name);
      await printed(`${name}.1\n`);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 40));
      child.kill("SIGKILL");
      expect((await ended).signal).toBe("SIGKILL");
      killed++;
      if (locksIn(folder).some((name) => name.includes(`-${child.pid}-`))) midway++;
      // A line that the kill cut in the middle was not shown.
      for (const line of out().split("\n").slice(0, -1)) {
        const [seq, item] = line.split(" ") as [string, string];
        shown.push({ seq: Number(seq), item });
      }
    }
  };
  await Promise.all(Array.from({ length: LANES }, live));

  expect(killed).toBe(KILLS);
  // The kills really came in the middle of writes.
  expect(midway).toBeGreaterThan(10);
  const store = openFileStore({ path, ...NAMES, digest: sha256 });
  const ledger = await store.append(() => [aTick(1)]);
  expect(verifyChain(ledger, sha256)).toBeNull();
  expect(shown.length).toBeGreaterThan(KILLS);
  const lost = shown.filter(
    ({ seq, item }) => (ledger.entries[seq - 1] as MarkEntry | undefined)?.item !== item,
  );
  expect(lost).toEqual([]);
  expect(readdirSync(folder)).toEqual([`${NAMES.release}.json`]);
});
