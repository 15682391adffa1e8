/** Finds what a reference to a checklist means, and reads its files. */
import { isUtf8 } from "node:buffer";
import { readdirSync, readFileSync, type Stats, statSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { safeName, stemOf } from "../core/checklist/ids.ts";
import type { SourceFile } from "../core/checklist/parse.ts";
import { Fault } from "../core/fault.ts";

/** A checklist as it lies on the disk. */
export interface Source {
  readonly name: string;
  readonly files: readonly SourceFile[];
}

/** Nobody writes a checklist of this size (bytes); a log or a dump is meant by mistake. */
const largest = 50 * 1024 * 1024;

const markdown = /\.(?:md|markdown)$/i;

/** Names of the bundled checklists: the folders with Markdown in them. */
export function bundledNames(bundled: string): string[] {
  try {
    const folders = readdirSync(bundled, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    return folders
      .map(({ name }) => name)
      .filter((name) => readdirSync(join(bundled, name)).some((file) => markdown.test(file)))
      .sort();
  } catch {
    return [];
  }
}

/**
 * The files that a reference names: a bundled checklist's name, a folder of Markdown files, or one file; a file's `.md`
 * may be left out, so that the name its ledgers are kept under finds it again. Throws a Fault
 * where there is no such thing, or it can't be read.
 */
export async function readSource(
  reference: string,
  places: { cwd: string; bundled: string },
): Promise<Source> {
  const { bundled, cwd } = places;
  // A plain name may be a bundled checklist; anything with a slash or a dot in front is a path.
  const named = /^[\p{L}\p{N}][^/\\]*$/u.test(reference);
  const own = named ? join(bundled, reference) : null;
  // Shown the same from every folder: what is bundled was not written here.
  if (own && isFolder(own)) return fromFolder(own, (file) => join(basename(bundled), reference, file));
  const there = [reference, `${reference}.md`].map((name) => resolve(cwd, name)).find((path) => look(path));
  const path = there ?? resolve(cwd, reference);
  const found = reference.trim() === "" ? null : look(path);
  if (!found) throw await notThere(reference, path, bundled);
  if (found.isDirectory()) return fromFolder(path, (file) => shown(join(path, file), cwd));
  return { name: safeName(stemOf(path)), files: [readOne(path, shown(path, cwd), found)] };
}

function fromFolder(folder: string, show: (file: string) => string): Source {
  let names: string[];
  try {
    names = readdirSync(folder).filter((name) => markdown.test(name) && !name.startsWith("."));
  } catch (error) {
    throw unreadable(folder, error);
  }
  const files: SourceFile[] = [];
  let size = 0;
  for (const name of names.sort()) {
    const path = join(folder, name);
    const found = look(path);
    if (!found || found.isDirectory()) continue;
    size += found.size;
    if (size > largest) throw tooLarge(folder, size);
    files.push(readOne(path, show(name), found));
  }
  if (files.length === 0) {
    throw new Fault(`${folder} holds no Markdown file`, {
      mend: "A checklist is a Markdown file, or a folder of them with its cover in README.md.",
      where: folder,
    });
  }
  return { name: safeName(basename(folder)), files };
}

function readOne(path: string, name: string, found: Stats): SourceFile {
  if (!found.isFile()) {
    throw new Fault(`${name} is neither a file nor a folder`, {
      mend: "Save it as a file first.",
      where: path,
    });
  }
  if (found.size > largest) throw tooLarge(name, found.size);
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw unreadable(path, error);
  }
  const mark = bytes.length > 1 ? bytes.readUInt16BE(0) : 0;
  if (mark === 0xfffe || mark === 0xfeff) {
    throw new Fault(`${name} is in UTF-16`, { mend: "Save it as UTF-8 in your editor.", where: path });
  }
  if (bytes.includes(0)) {
    throw new Fault(`${name} is not text`, {
      mend: "Name a Markdown file, or a folder of them.",
      where: path,
    });
  }
  if (!isUtf8(bytes)) {
    throw new Fault(`${name} is not in UTF-8`, {
      mend: `Save it as UTF-8 in your editor, or convert it (\`iconv -f latin1 -t utf-8 ${basename(path)}\`).`,
      where: path,
    });
  }
  return { path: name, text: bytes.toString("utf8") };
}

/** What lies at a path; null where nothing does. Throws a Fault where it may not be looked at. */
function look(path: string): Stats | null {
  try {
    return statSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (
      code === "ENOENT" ||
      code === "ENOTDIR" ||
      code === "ENAMETOOLONG" ||
      code === "ERR_INVALID_ARG_VALUE"
    )
      return null;
    throw unreadable(path, error);
  }
}

function isFolder(path: string): boolean {
  return look(path)?.isDirectory() ?? false;
}

/** The path as a person would type it here. */
function shown(path: string, cwd: string): string {
  const near = relative(cwd, path);
  return near === "" || near.startsWith("..") ? path : near;
}

async function notThere(reference: string, path: string, bundled: string): Promise<Fault> {
  const { nearest } = await import("../core/text/nearest.ts");
  const names = bundledNames(bundled);
  const folder = dirname(path);
  let siblings: string[] = [];
  try {
    siblings = readdirSync(folder).filter((name) => markdown.test(name));
  } catch {
    // There is nothing to suggest from a folder that can't be read.
  }
  const prefix = reference.slice(0, reference.length - basename(reference).length);
  const close = [
    ...nearest(reference, names),
    ...nearest(basename(path), siblings).map((name) => `${prefix}${name}`),
  ];
  const known = names.length > 0 ? ` (bundled: ${names.join(", ")})` : "";
  return new Fault(reference.trim() === "" ? "no checklist is named" : `there is no checklist ${reference}`, {
    mend:
      close.length > 0
        ? `Did you mean ${close.slice(0, 3).join(" or ")}?`
        : `Name a Markdown file, or a folder of them${known}.`,
    where: path,
  });
}

function tooLarge(name: string, size: number): Fault {
  return new Fault(`${name} has ${Math.ceil(size / 1024 / 1024)} MB: too much for a checklist`, {
    mend: "Look whether another file is meant: a checklist may have 50 MB.",
  });
}

function unreadable(path: string, error: unknown): Fault {
  const { code, message } = error as NodeJS.ErrnoException;
  const denied = code === "EACCES" || code === "EPERM";
  return new Fault(denied ? `${path} may not be read` : `${path} can't be read: ${message}`, {
    mend: denied ? "Look at its permissions and its folder's." : "Look at the path and the disk.",
    where: path,
    cause: error,
  });
}
