import { randomBytes } from "node:crypto";
import { open, readFile, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { Fault } from "../core/fault.ts";

/**
 * Writes a whole file or none of it: to a neighbour first, then renamed over. An existing file keeps its mode.
 * Throws a Fault that says what is in the way.
 */
export async function writeAtomically(path: string, text: string): Promise<void> {
  // A link stays one: what it points to is written.
  const target = await realpath(path).catch(() => resolve(path));
  const temporary = join(dirname(target), `.${basename(target)}.${randomBytes(4).toString("hex")}.tmp`);
  try {
    const before = await stat(target).catch(() => null);
    if (before?.isDirectory())
      throw new Fault(`${path} is a folder`, { mend: "Give the name of a file in it." });
    if (before && (before.mode & 0o222) === 0) {
      throw new Fault(`${path} is read-only`, {
        mend: "Make it writable, or write to another file with -o.",
      });
    }
    const file = await open(temporary, "wx", before ? before.mode & 0o777 : 0o644);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw explain(error, path);
  }
}

/** True for what is neither a file nor a folder: a pipe, a terminal, another device. */
export async function isStream(path: string): Promise<boolean> {
  const there = await stat(path).catch(() => null);
  return there !== null && !there.isFile() && !there.isDirectory();
}

/** Writes into what is there already, such as a pipe. Throws a Fault where that can't be. */
export async function writeThrough(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text);
  } catch (error) {
    throw explain(error, path);
  }
}

/** A file's text, or null where there is none. Throws a Fault where it can't be read. */
export async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw explain(error, path);
  }
}

/** A file's text. Throws a Fault where there is none or it can't be read. */
export async function readText(path: string): Promise<string> {
  const text = await readIfThere(path);
  if (text === null)
    throw new Fault(`there is no file ${path}`, { where: resolve(path), mend: "Look at the path." });
  return text;
}

const causes: Readonly<Record<string, readonly [what: string, mend: string]>> = {
  ENOENT: ["its folder does not exist", "Make the folder first, or give another path."],
  ENOTDIR: ["a part of its path is a file, not a folder", "Give another path."],
  EISDIR: ["it is a folder", "Give the name of a file in it."],
  EACCES: ["it may not be opened", "Look at its permissions and its folder's, or give another path."],
  EPERM: ["it may not be changed", "Look at its permissions and its folder's, or give another path."],
  EROFS: ["the disk is read-only", "Give a path on another disk."],
  ENOSPC: ["the disk is full", "Free some space, then try again."],
  EDQUOT: ["the quota is used up", "Free some space, then try again."],
  ENAMETOOLONG: ["its name is too long", "Give a shorter one."],
};

/** The system's error as a sentence; what is not known by its code passes through as it is. */
function explain(error: unknown, path: string): unknown {
  const cause = causes[(error as NodeJS.ErrnoException).code ?? ""];
  if (!cause) return error;
  return new Fault(`${path}: ${cause[0]}`, { where: resolve(path), mend: cause[1], cause: error });
}
