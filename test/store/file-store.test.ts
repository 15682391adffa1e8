import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { verifyChain } from "../../src/core/ledger/chain.ts";
import type { Draft, Ledger } from "../../src/core/ledger/entry.ts";
import { openFileStore } from "../../src/store/file-store.ts";
import { openMemoryStore } from "../../src/store/memory-store.ts";
import { anyDrafts, aTick, locksIn, NAMES, sha256, tempFolder, ticks } from "../helpers/ledgers.ts";

const open = (path: string) => openFileStore({ path, ...NAMES, digest: sha256 });
const fileIn = (folder: string) => join(folder, `${NAMES.release}.json`);

const kinds = [
  { kind: "a file", make: () => open(fileIn(tempFolder())) },
  { kind: "memory", make: () => openMemoryStore({ ...NAMES, digest: sha256 }) },
];

describe("a ledger that was put back to less than was saved", () => {
  const refusal = { trouble: "shortened", mend: expect.stringContaining("Put the file back") };

  test.each(["removed", "older", "another"])(
    "%s: takes nothing more until all is there again",
    async (how) => {
      const path = fileIn(tempFolder());
      const store = open(path);
      await store.append(() => [aTick(1)]);
      const older = readFileSync(path);
      await store.append(() => [aTick(2)]);
      const whole = readFileSync(path);
      rmSync(path);
      if (how === "older") writeFileSync(path, older);
      if (how === "another") await open(path).append(() => [5, 6, 7].map((number) => aTick(number)));
      const before = how === "removed" ? null : readFileSync(path);
      const lost = how === "older" ? "1 entry that was" : "2 entries that were";
      await expect(store.append(() => [aTick(3)])).rejects.toMatchObject({
        ...refusal,
        message: `The ledger on disk lost ${lost} saved.`,
      });
      expect(existsSync(path) ? readFileSync(path) : null).toEqual(before);
      // Somebody who opens it now takes it as it is.
      expect((await open(path).read()).entries).toHaveLength({ removed: 0, older: 1, another: 3 }[how] ?? -1);
      writeFileSync(path, whole);
      expect((await store.append(() => [aTick(3)])).entries).toHaveLength(3);
    },
  );

  test("what others added in between belongs to what is known", async () => {
    const path = fileIn(tempFolder());
    const store = open(path);
    await store.append(() => [aTick(1)]);
    const older = readFileSync(path);
    await open(path).append(() => [aTick(2)]);
    await store.read();
    writeFileSync(path, older);
    await expect(store.append(() => [aTick(3)])).rejects.toMatchObject(refusal);
  });
});

describe.each(kinds)("a ledger in $kind", ({ make }) => {
  test("is empty before the first entry", async () => {
    expect(await make().read()).toMatchObject({ ...NAMES, entries: [] });
  });

  test("gives back what was added, also to a later reader", async () => {
    const store = make();
    await store.append(() => ticks(2));
    const ledger = await store.append(() => [aTick(3)]);
    expect(ledger.entries.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(await store.read()).toEqual(ledger);
    expect(verifyChain(ledger, sha256)).toBeNull();
  });

  test("shows each decision what was added before it, in the order of the calls", async () => {
    const store = make();
    const seen: number[] = [];
    const results = await Promise.all(
      ticks(50).map((draft) =>
        store.append(({ entries }) => {
          seen.push(entries.length);
          return [draft];
        }),
      ),
    );
    expect(seen).toEqual(Array.from({ length: 50 }, (_, index) => index));
    for (const [index, { entries }] of results.entries()) {
      expect(entries[index]).toMatchObject({ seq: index + 1, item: `W5.${index + 1}` });
    }
    expect((await store.read()).entries).toHaveLength(50);
  });

  test("lets a decision that throws fail alone", async () => {
    const store = make();
    const no = new Error("No such item");
    const results = await Promise.allSettled([
      store.append(() => [aTick(1)]),
      store.append(() => {
        throw no;
      }),
      store.append(() => [aTick(2)]),
    ]);
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(results[1]).toMatchObject({ reason: no });
    expect((await store.read()).entries).toHaveLength(2);
  });

  test("refuses what is not an entry, and writes the others", async () => {
    const store = make();
    const results = await Promise.allSettled([
      store.append(() => [aTick(1), { ...aTick(2), at: "yesterday" }]),
      store.append(() => [aTick(3)]),
    ]);
    expect(results[0]).toMatchObject({
      reason: {
        message:
          'This is not an entry: entry 2: "at" must be a UTC time with milliseconds, like 2026-01-31T12:00:00.000Z',
      },
    });
    expect((await store.read()).entries).toMatchObject([{ item: "W5.3" }]);
  });

  test("calls back after a change until it is told not to", async () => {
    const store = make();
    await store.read();
    const seen: Ledger[] = [];
    let came = () => {};
    const end = store.watch(
      (ledger) => {
        seen.push(ledger);
        came();
      },
      (error) => {
        throw error;
      },
    );
    const change = new Promise<void>((resolve) => {
      came = resolve;
    });
    await store.append(() => [aTick(1)]);
    await change;
    expect(seen.at(-1)?.entries).toHaveLength(1);
    end();
    await store.append(() => [aTick(2)]);
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(seen).toHaveLength(1);
  });

  test("keeps any entries letter for letter", async () => {
    await fc.assert(
      fc.asyncProperty(anyDrafts({ minLength: 1 }), async (drafts) => {
        const store = make();
        const written = await store.append(() => drafts);
        const [first, ...rest] = drafts;
        expect(written.entries[0]).toMatchObject(JSON.parse(JSON.stringify(first)));
        expect(written.entries).toHaveLength(rest.length + 1);
        expect(await store.read()).toEqual(written);
      }),
      { numRuns: 25 },
    );
  });
});

describe("the file", () => {
  test("is made with its folder by the first entry, not before", async () => {
    const folder = tempFolder();
    const path = join(folder, "data", "connector", `${NAMES.release}.json`);
    const store = open(path);
    await store.read();
    await store.append(() => []);
    expect(readdirSync(join(folder, "data", "connector"))).toEqual([]);
    await store.append(() => [aTick(1)]);
    expect(readdirSync(join(folder, "data", "connector"))).toEqual([`${NAMES.release}.json`]);
  });

  test("is JSON with one entry on a line", async () => {
    const path = fileIn(tempFolder());
    const { entries, head } = await open(path).append(() => ticks(3));
    const text = readFileSync(path, "utf8");
    expect(JSON.parse(text)).toEqual({ gonogo: "ledger", version: 1, ...NAMES, head, entries });
    const lines = text.split("\n");
    expect(lines[0]).toBe(
      `{"gonogo":"ledger","version":1,"checklist":"connector","release":"v1.4.0","head":"${head}","entries":[`,
    );
    expect(lines.slice(1, 4).map((line) => JSON.parse(line.replace(/,$/, "")))).toEqual(entries);
    expect(lines.slice(4)).toEqual(["]}", ""]);
  });

  test("is the same whether it was written in one go, entry by entry, or by several stores in turn", async () => {
    await fc.assert(
      fc.asyncProperty(
        anyDrafts({ minLength: 1, maxLength: 6 }),
        fc.infiniteStream(fc.boolean()),
        async (drafts, turns) => {
          const [one, many] = [fileIn(tempFolder()), fileIn(tempFolder())];
          await open(one).append(() => drafts);
          let store = open(many);
          for (const draft of drafts) {
            if (turns.next().value) store = open(many);
            await store.append(() => [draft]);
          }
          expect(readFileSync(many, "utf8")).toBe(readFileSync(one, "utf8"));
        },
      ),
      { numRuns: 25 },
    );
  });

  test("that was put into other lines or line ends is read all the same, and written as ever", async () => {
    const path = fileIn(tempFolder());
    const written = await open(path).append(() => [
      ...ticks(2),
      { ...aTick(3), note: 'a  b\t\n "c" é 🚦' } as Draft,
    ]);
    const text = readFileSync(path, "utf8");
    for (const other of [
      JSON.stringify(JSON.parse(text), null, 2),
      text.replaceAll("\n", "\r\n"),
      `\uFEFF${text}`,
    ]) {
      writeFileSync(path, other);
      expect(await open(path).read()).toEqual(written);
    }
    await open(path).append(() => [aTick(4)]);
    expect(readFileSync(path, "utf8").split("\n")).toHaveLength(7);
    expect(readFileSync(path, "utf8").startsWith(text.slice(0, 60))).toBe(true);
  });

  test("is read anew where somebody else replaced it", async () => {
    const path = fileIn(tempFolder());
    const [mine, other] = [open(path), open(path)];
    await mine.append(() => [aTick(1, "ana")]);
    await other.append(() => [aTick(2, "bia")]);
    const ledger = await mine.append(({ entries }) => {
      expect(entries).toHaveLength(2);
      return [aTick(3, "ana")];
    });
    expect(ledger.entries.map(({ by }) => by)).toEqual(["ana", "bia", "ana"]);
  });

  test("keeps its mode", async () => {
    const path = fileIn(tempFolder());
    await open(path).append(() => [aTick(1)]);
    chmodSync(path, 0o640);
    await open(path).append(() => [aTick(2)]);
    expect(statSync(path).mode & 0o777).toBe(0o640);
  });

  test("behind a symbolic link is written where it lies, and the link stays", async () => {
    const folder = tempFolder();
    mkdirSync(join(folder, "shared"));
    const link = fileIn(folder);
    symlinkSync(join("shared", "kept.json"), link);
    await open(link).append(() => [aTick(1)]);
    await open(link).append(() => [aTick(2)]);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readdirSync(join(folder, "shared"))).toEqual(["kept.json"]);
    expect(readdirSync(folder).sort()).toEqual(["shared", `${NAMES.release}.json`]);
    expect((await open(link).read()).entries).toHaveLength(2);
  });

  test("is written once for many ticks that come at a time", async () => {
    const folder = tempFolder();
    const store = open(fileIn(folder));
    const heads = new Set(
      (await Promise.all(ticks(300).map((draft) => store.append(() => [draft])))).map(({ head }) => head),
    );
    expect(heads.size).toBeLessThanOrEqual(3);
    expect(locksIn(folder)).toEqual([]);
  });
});
