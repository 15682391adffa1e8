import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openFileStore } from "../../src/store/file-store.ts";
import { aTick, NAMES, sha256, tempFolder } from "../helpers/ledgers.ts";
import { outputOf, programPath } from "../helpers/programs.ts";

const FILE = `${NAMES.release}.json`;

interface Filled {
  readonly saved: number;
  readonly failures: readonly { readonly name: string; readonly message: string; readonly mend: string }[];
  readonly kept: number;
  readonly names: readonly string[];
  readonly after: number | null;
}

const node = (program: string, ...args: string[]): string =>
  [process.execPath, programPath(program), ...args].map((part) => `'${part}'`).join(" ");

const run = async (script: string): Promise<Filled> =>
  JSON.parse(await outputOf("sh", ["-c", script])) as Filled;

/** A small disk of the test's own: mounted in a namespace, as root or as a user who may make one. */
const namespaces = [
  ["unshare", "-m"],
  ["unshare", "-rm"],
] as const;
const mounting = namespaces.find(
  ([command, flag]) => spawnSync(command, [flag, "sh", "-c", "mount -t tmpfs none /mnt"]).status === 0,
);

describe("a disk that takes no more", () => {
  const nothingHalf = ({ saved, failures, kept, names }: Filled): void => {
    expect(saved).toBeGreaterThan(0);
    expect(kept).toBe(saved);
    expect(names.filter((name) => name !== "ballast")).toEqual([FILE]);
    expect(failures).toHaveLength(2);
  };

  // A limit on the size of files needs no rights, so this way of it runs everywhere.
  test("is told in words, the ledger stays as it was, and nothing is left lying about", async () => {
    const path = join(tempFolder(), FILE);
    const filled = await run(`ulimit -f 8; exec ${node("filler", path)}`);
    nothingHalf(filled);
    expect(filled.failures[1]).toEqual({
      name: "LedgerError",
      trouble: "unreachable",
      message: "The ledger could not be saved: the file would be larger than is allowed here.",
      where: path,
      mend: "Raise the limit on file sizes (ulimit -f).",
    });
    expect((await openFileStore({ path, ...NAMES, digest: sha256 }).read()).entries).toHaveLength(
      filled.saved,
    );
  });

  const disk = (size: string, script: (folder: string) => string): Promise<Filled> => {
    const folder = tempFolder();
    const [command, flag] = mounting!;
    const mount = `mount -t tmpfs -o size=${size} none '${folder}' && dd if=/dev/zero of='${folder}/ballast' bs=4k count=2 2>/dev/null`;
    return outputOf(command, [flag, "sh", "-c", `${mount} && ${script(folder)}`]).then(
      (out) => JSON.parse(out) as Filled,
    );
  };

  if (mounting === undefined)
    console.log("No disk can be mounted here: the full disk is tried by a limit on files alone.");
  else {
    test("and is full says so, and the next tick is saved once there is room", async () => {
      const filled = await disk("64k", (folder) => node("filler", `${folder}/${FILE}`, `${folder}/ballast`));
      nothingHalf(filled);
      expect(filled.failures[0]).toMatchObject({
        message: "The ledger could not be saved: the disk is full.",
        mend: "Make room on it, then do the same again.",
      });
      expect(filled.after).toBe(filled.saved + 1);
    });

    test("and is read-only says so", async () => {
      const filled = await disk(
        "1m",
        (folder) => `mount -o remount,ro '${folder}' && ${node("stranger", `${folder}/${FILE}`)}`,
      );
      expect(filled).toMatchObject({
        message: "The ledger could not be saved: the disk is read-only.",
        mend: "Mount it for writing, or keep the ledger elsewhere with --data.",
      });
    });
  }
});

describe("a folder that can't be written to", () => {
  const tickOf = async (path: string): Promise<unknown> =>
    JSON.parse(await outputOf(process.execPath, [programPath("stranger"), path]));

  test("is told in words, and a ledger in it can still be read", async () => {
    const folder = tempFolder();
    const path = join(folder, FILE);
    await openFileStore({ path, ...NAMES, digest: sha256 }).append(() => [aTick(1)]);
    const before = readFileSync(path);
    chmodSync(path, 0o644);
    chmodSync(folder, 0o555);
    expect(await tickOf(path)).toEqual({
      name: "LedgerError",
      message: "The ledger could not be saved: permission was denied.",
      mend: "Ask for access to that folder, or keep the ledger elsewhere with --data.",
      where: path,
    });
    expect(readFileSync(path)).toEqual(before);
    chmodSync(folder, 0o777);
    expect(await tickOf(path)).toEqual({});
  });

  test("because it can't be made is told in words", async () => {
    const folder = tempFolder();
    mkdirSync(join(folder, "data"));
    chmodSync(folder, 0o755);
    chmodSync(join(folder, "data"), 0o555);
    expect(await tickOf(join(folder, "data", "connector", FILE))).toMatchObject({
      message: "The ledger could not be saved: permission was denied.",
    });
  });

  test.runIf(process.platform === "linux")(
    "because nothing can be made there comes back at once",
    async () => {
      const store = openFileStore({ ...NAMES, path: "/proc/no-such-place/data/x.json", digest: sha256 });
      await expect(store.append(() => [aTick(1)])).rejects.toThrow("its folder can't be made there");
    },
  );

  test("because a file stands in its place is told in words", async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, "data"), "");
    const store = openFileStore({ path: join(folder, "data", "connector", FILE), ...NAMES, digest: sha256 });
    await expect(store.append(() => [aTick(1)])).rejects.toMatchObject({
      message: "The ledger could not be saved: a part of its path is a file, not a folder.",
      mend: "Give another folder with --data.",
    });
    await expect(store.read()).rejects.toMatchObject({
      message: "The ledger could not be read: a part of its path is a file, not a folder.",
    });
  });
});
