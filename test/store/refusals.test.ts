import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Fault } from "../../src/core/fault.ts";
import { type FileStore, openFileStore } from "../../src/store/file-store.ts";
import { LedgerError } from "../../src/store/ledger-error.ts";
import { aTick, NAMES, sha256, tempFolder, ticks } from "../helpers/ledgers.ts";

interface Kept {
  readonly path: string;
  readonly store: FileStore;
  /** Three entries, as the program wrote them. */
  readonly text: string;
}

async function aFile(): Promise<Kept> {
  const path = join(tempFolder(), `${NAMES.release}.json`);
  await openFileStore({ path, ...NAMES, digest: sha256 }).append(() => ticks(3));
  return { path, store: openFileStore({ path, ...NAMES, digest: sha256 }), text: readFileSync(path, "utf8") };
}

/** What reading and adding answer; they must say the same, and leave the file as it is. */
async function refusal({ path, store }: Kept, content: string | Uint8Array): Promise<LedgerError> {
  writeFileSync(path, content);
  const before = readFileSync(path);
  const errors = await Promise.all([
    store.read().then(undefined, (error: unknown) => error),
    store.append(() => [aTick(4)]).then(undefined, (error: unknown) => error),
  ]);
  for (const error of errors) expect(error).toBeInstanceOf(LedgerError);
  const [reading, adding] = errors as [LedgerError, LedgerError];
  expect(adding.message).toBe(reading.message);
  expect(reading).toBeInstanceOf(Fault);
  expect(reading.mend).not.toBe("");
  expect(reading.where?.startsWith(path)).toBe(true);
  expect(readFileSync(path)).toEqual(before);
  expect(readdirSync(join(path, ".."))).toEqual([`${NAMES.release}.json`]);
  return reading;
}

describe("a damaged ledger is left alone, with the place of the damage:", () => {
  test("cut short", async () => {
    const kept = await aFile();
    const error = await refusal(kept, kept.text.slice(0, 700));
    expect(error).toMatchObject({ trouble: "damaged", where: `${kept.path}:4` });
    expect(error.message).toMatch(/^The ledger is damaged: it is cut short at line 4, column \d+\.$/);
    expect(error.mend).toContain("restore it from version control");
  });

  test("empty", async () => {
    const kept = await aFile();
    expect((await refusal(kept, "")).message).toBe("The ledger is damaged: it is empty at line 1, column 1.");
  });

  test("overwritten in the middle", async () => {
    const kept = await aFile();
    const bytes = Buffer.from(kept.text);
    bytes.fill(0, 400, 410);
    expect((await refusal(kept, bytes)).message).toMatch(
      /^The ledger is damaged: .* does not belong there at line 3, column/,
    );
  });

  test("with bytes in it that are no text", async () => {
    const kept = await aFile();
    const bytes = Buffer.from(kept.text.replace('"ana"', '"an\uFFFD"'));
    bytes[bytes.indexOf(0xef)] = 0xff;
    expect((await refusal(kept, bytes)).message).toBe(
      "The ledger is damaged: it holds bytes that are not text (UTF-8).",
    );
  });

  test("with a merge conflict in it", async () => {
    const kept = await aFile();
    const error = await refusal(kept, kept.text.replace("\n{", "\n<<<<<<< HEAD\n{"));
    expect(error.message).toBe("The ledger holds a merge conflict of version control.");
    expect(error.mend).toContain("git checkout --ours");
  });

  test("cut anywhere", async () => {
    const kept = await aFile();
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: kept.text.length - 3 }), async (length) => {
        expect((await refusal(kept, kept.text.slice(0, length))).trouble).toBe("damaged");
      }),
      { numRuns: 40 },
    );
  });
});

describe("what is not this ledger is left alone:", () => {
  test("another program's file", async () => {
    const kept = await aFile();
    for (const other of [
      "{}",
      "[]",
      "null",
      "7",
      '"ledger"',
      '{"gonogo":"checklist"}',
      '{"name":"x","version":"1.0.0"}',
    ]) {
      const error = await refusal(kept, other);
      expect(error).toMatchObject({ trouble: "foreign", message: "This file is not a gonogo ledger." });
      expect(error.mend).toContain("move it away");
    }
  });

  test("a newer version's", async () => {
    const kept = await aFile();
    const error = await refusal(kept, '{"gonogo":"ledger","version":2,"shards":[]}');
    expect(error).toMatchObject({
      trouble: "newer",
      message: "The ledger was written by a newer gonogo: its format is 2, this one knows 1.",
    });
  });

  test("another release's, another checklist's", async () => {
    const kept = await aFile();
    expect(await refusal(kept, kept.text.replace('"release":"v1.4.0"', '"release":"v1.3.0"'))).toMatchObject({
      trouble: "misplaced",
      message: 'This is the ledger of release "v1.3.0", not of "v1.4.0".',
    });
    expect(
      await refusal(kept, kept.text.replace('"checklist":"connector"', '"checklist":"shop"')),
    ).toMatchObject({
      trouble: "misplaced",
      message: 'This is the ledger of checklist "shop", not of "connector".',
    });
  });
});

describe("a ledger that was changed by hand is left alone, with the entry:", () => {
  test("another status", async () => {
    const kept = await aFile();
    const error = await refusal(
      kept,
      kept.text.replace('"item":"W5.2","status":"pass"', '"item":"W5.2","status":"fail"'),
    );
    expect(error).toMatchObject({ trouble: "broken" });
    expect(error.message).toBe(
      "The ledger was changed by hand: entry 2 is not what it was when entry 3 was written after it (one of the two was changed).",
    );
    expect(error.mend).toContain("gonogo log --verify");
  });

  test("a line taken out", async () => {
    const kept = await aFile();
    const error = await refusal(kept, kept.text.split("\n").toSpliced(2, 1).join("\n"));
    expect(error.message).toBe(
      "The ledger was changed by hand: entry 2 is missing: entry 3 comes in that place.",
    );
  });

  test("a key given twice, of which a reader sees the wrong one", async () => {
    const kept = await aFile();
    const twice = kept.text.replace(
      '"item":"W5.2","status":"pass"',
      '"item":"W5.2","status":"fail","status":"pass"',
    );
    const error = await refusal(kept, twice);
    expect(error.message).toContain("entry 2 is not written as gonogo writes it");
    const head = await refusal(kept, kept.text.replace('"version":1', '"version":7,"version":1'));
    expect(head.message).toContain("its first line is not written as gonogo writes it");
  });

  test("one byte anywhere that is not a blank", async () => {
    const kept = await aFile();
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: kept.text.length - 1 }),
        fc.stringMatching(/^[!-~]$/),
        async (at, letter) => {
          fc.pre(/\S/.test(kept.text[at]!) && kept.text[at] !== letter);
          await refusal(kept, kept.text.slice(0, at) + letter + kept.text.slice(at + 1));
        },
      ),
      { numRuns: 150 },
    );
  });

  test("it can still be looked at", async () => {
    const kept = await aFile();
    writeFileSync(kept.path, kept.text.replace('"by":"ana"', '"by":"bia"'));
    const { ledger, broken } = await kept.store.readAnyway();
    expect(ledger.entries).toHaveLength(3);
    expect(broken).toMatchObject({ seq: 2 });
    writeFileSync(kept.path, kept.text);
    expect(await kept.store.readAnyway()).toMatchObject({ broken: null });
  });

  test("once it is restored, work goes on", async () => {
    const kept = await aFile();
    await refusal(kept, kept.text.replace('"by":"ana"', '"by":"bia"'));
    writeFileSync(kept.path, kept.text);
    expect((await kept.store.append(() => [aTick(4)])).entries).toHaveLength(4);
  });
});

describe("a ledger whose digests were made to fit", () => {
  /** As somebody would write it who knows how the chain is made. */
  const forged = (entries: readonly object[], more: object = {}): string => {
    let head = "0".repeat(64);
    const chained = entries.map((entry, index) => {
      const whole = { seq: index + 1, ...entry, prevDigest: head };
      head = sha256(JSON.stringify(whole));
      return whole;
    });
    return JSON.stringify({ gonogo: "ledger", version: 1, ...NAMES, head, entries: chained, ...more });
  };

  test("is still refused where an entry is none, with what is wrong", async () => {
    const kept = await aFile();
    const error = await refusal(kept, forged([aTick(1), { ...aTick(2), status: "PASS" }]));
    expect(error).toMatchObject({ trouble: "malformed" });
    expect(error.message).toBe(
      'The ledger holds what gonogo never writes: entry 2: "status" must be one of pass, fail, na, reset.',
    );
  });

  test("is refused where its head holds more than it should", async () => {
    const kept = await aFile();
    const error = await refusal(kept, forged([aTick(1)], { approved: true }));
    expect(error.message).toContain("its head: it holds what it should not: approved");
  });
});

test("a folder in the ledger's place is said to be one", async () => {
  const path = join(tempFolder(), `${NAMES.release}.json`);
  mkdirSync(path);
  const store = openFileStore({ path, ...NAMES, digest: sha256 });
  await expect(store.read()).rejects.toMatchObject({
    trouble: "unreachable",
    message: "The ledger could not be read: there is a folder where the ledger's file should be.",
  });
  await expect(store.append(() => [aTick(1)])).rejects.toMatchObject({ trouble: "unreachable" });
  expect(readdirSync(path)).toEqual([]);
});

describe("a ledger that grows by another's hand while it is open", () => {
  /** Opens, reads, then sees the file with this content. */
  const afterwards = async (change: (text: string) => string): Promise<unknown> => {
    const kept = await aFile();
    await kept.store.append(() => [aTick(4)]);
    await openFileStore({ path: kept.path, ...NAMES, digest: sha256 }).append(() => [aTick(5), aTick(6)]);
    writeFileSync(kept.path, change(readFileSync(kept.path, "utf8")));
    return kept.store.read().catch((error: LedgerError) => error.message);
  };

  test("is read on from where it was known", async () => {
    expect(await afterwards((text) => text)).toMatchObject({ entries: { length: 6 } });
  });

  test.each<[string, (text: string) => string, string]>([
    [
      "in what was known",
      (text) => text.replace('"item":"W5.2"', '"item":"W5.8"'),
      "entry 2 is not what it was",
    ],
    [
      "in what was added",
      (text) => text.replace('"item":"W5.5"', '"item":"W5.8"'),
      "entry 5 is not what it was",
    ],
    [
      "in the last entry",
      (text) => text.replace('"item":"W5.6"', '"item":"W5.8"'),
      "entry 6, the last, is not what",
    ],
    ["in the head", (text) => text.replace(/"head":"./, '"head":"g'), '"head" must be a SHA-256'],
    ["in the names", (text) => text.replace('"v1.4.0"', '"v1.5.0"'), 'of release "v1.5.0"'],
    [
      "by a key given twice",
      (text) => text.replace('"item":"W5.5"', '"item":"W5.8","item":"W5.5"'),
      "entry 5 is not written as",
    ],
    ["by a line taken out", (text) => text.split("\n").toSpliced(5, 1).join("\n"), "entry 5 is missing"],
    ["at its end", (text) => text.slice(0, -3), "it is cut short at line 8"],
    ["by what comes after", (text) => `${text}{}`, "something comes after its end"],
  ])("is refused where it was changed %s", async (_where, change, message) => {
    expect(await afterwards(change)).toContain(message);
  });

  test("is read where it was put into other lines, or is an earlier state of itself", async () => {
    expect(await afterwards((text) => JSON.stringify(JSON.parse(text)))).toMatchObject({
      entries: { length: 6 },
    });
    const kept = await aFile();
    await kept.store.append(() => [aTick(4)]);
    writeFileSync(kept.path, kept.text);
    expect((await kept.store.read()).entries).toHaveLength(3);
    // Who saw it longer adds nothing to it; who opens it now does.
    await expect(kept.store.append(() => [aTick(5)])).rejects.toMatchObject({ trouble: "shortened" });
    const other = openFileStore({ path: kept.path, ...NAMES, digest: sha256 });
    expect((await other.append(() => [aTick(5)])).entries).toHaveLength(4);
  });
});
