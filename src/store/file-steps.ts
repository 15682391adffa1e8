/**
 * The single steps of reading and replacing a file safely.
 */
import { closeSync, constants, fstatSync, openSync, readFileSync, type Stats } from "node:fs";
import { type FileHandle, mkdir, open, readlink, realpath, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";

/** The file that a symbolic link leads to, also where there is none yet: it is replaced, not the link. */
export async function followLinks(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  let target = resolve(path);
  for (let link = await linkAt(target); link !== null; link = await linkAt(target)) {
    target = resolve(dirname(target), link);
  }
  const folder = await realpath(dirname(target)).catch(() => dirname(target));
  return join(folder, basename(target));
}

async function linkAt(path: string): Promise<string | null> {
  return readlink(path).catch(() => null);
}

export interface Whole {
  readonly bytes: Buffer;
  readonly stamp: string;
}

/** All of a file, with the stamp of exactly that content; null where there is none. */
export async function readWhole(path: string): Promise<Whole | null> {
  // At once: what a command reads first of all is there in less time than a promise of it takes to set up.
  let file: number;
  try {
    file = openSync(path, constants.O_RDONLY);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
  try {
    const stamp = stampText(fstatSync(file, { bigint: true }));
    return { bytes: readFileSync(file), stamp };
  } finally {
    closeSync(file);
  }
}

/** Tells one state of a file from another; null where there is none. */
export async function stampOf(file: FileHandle): Promise<string>;
export async function stampOf(file: string | FileHandle): Promise<string | null>;
export async function stampOf(file: string | FileHandle): Promise<string | null> {
  try {
    const facts = typeof file === "string" ? stat(file, { bigint: true }) : file.stat({ bigint: true });
    return stampText(await facts);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

interface Facts {
  readonly dev: bigint;
  readonly ino: bigint;
  readonly size: bigint;
  readonly mtimeNs: bigint;
  readonly ctimeNs: bigint;
}

function stampText({ dev, ino, size, mtimeNs, ctimeNs }: Facts): string {
  return `${dev}:${ino}:${size}:${mtimeNs}:${ctimeNs}`;
}

/** Gives a new file the mode of the one it will replace, and its owner where that is allowed: a tick as root must not lock others out. */
export async function keepMode(handle: FileHandle, target: string): Promise<void> {
  let old: Stats;
  try {
    old = await stat(target);
  } catch (error) {
    if (isMissing(error)) return;
    throw error;
  }
  const own = await handle.stat();
  if (old.uid !== own.uid || old.gid !== own.gid) {
    await handle
      .chown(old.uid, old.gid)
      .catch(() => handle.chown(own.uid, old.gid))
      .catch(() => {});
  }
  if (old.mode !== own.mode) await handle.chmod(old.mode & 0o7777);
}

/** Writes the bytes and waits until the disk has them. */
export async function writeWhole(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let written = 0; written < bytes.length; ) {
    written += (await handle.write(bytes, written)).bytesWritten;
  }
  await handle.sync();
}

/** Makes a rename in the folder last. Where folders can't be opened (Windows) the system sees to it. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Makes a folder with those above it, to last; others may be making the same ones. From the top down, one by one: Node's
 * own way hides why a read-only disk refused, and never comes back from a folder like /proc, which says "not found" of
 * whatever it can't hold.
 */
export async function makeFolder(folder: string): Promise<void> {
  const above = dirname(folder);
  if (!(await isFolder(above))) await makeFolder(above);
  try {
    await mkdir(folder);
  } catch (error) {
    if (!(await isFolder(folder))) throw error;
  }
  // Also where another made it a moment ago: it may not have come to this yet.
  await syncFolder(above);
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (facts) => facts.isDirectory(),
    () => false,
  );
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === "ENOENT";
}
