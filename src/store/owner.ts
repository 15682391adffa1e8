/**
 * Who holds a lock file, written into its name, and whether that process still lives.
 */
import { createHash } from "node:crypto";
import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";

export interface Owner {
  readonly pid: number;
  /** When the process started, in the kernel's ticks since boot; "0" where the system doesn't tell. Tells a reused pid apart. */
  readonly start: string;
  /** Digest of host name, boot and pid namespace: a pid means something only within these. */
  readonly place: string;
  /** The host's name, for people. */
  readonly host: string;
}

/** A process elsewhere can't be asked whether it lives; after this long without a sign (ms) it counts as gone. */
const SILENT = 30_000;
/** A suspended process of this machine (Ctrl-Z) holds nobody up for longer than this (ms). */
const SUSPENDED = 2_000;

let own: Owner | null = null;

/** This process. */
export function self(): Owner {
  if (own === null) {
    const host = hostname();
    const boot = peek(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8"));
    const namespace = peek(() => readlinkSync("/proc/self/ns/pid"));
    const place = createHash("sha256").update(`${host}\n${boot}\n${namespace}`).digest("hex").slice(0, 8);
    own = { pid: process.pid, start: processState("self")?.start ?? "0", place, host };
  }
  return own;
}

/** The owner as a part of a file name. */
export function ownerText(owner: Owner): string {
  const host = owner.host.replace(/[^A-Za-z0-9.-]/g, "_").slice(0, 40);
  return `${owner.pid}-${owner.start}-${owner.place}-${host}`;
}

/** The owner that `ownerText` wrote; null where the text isn't one. */
export function parseOwner(text: string): Owner | null {
  const match = /^(\d+)-(\d+)-([0-9a-f]{8})-(.*)$/.exec(text);
  if (match === null) return null;
  return { pid: Number(match[1]), start: match[2]!, place: match[3]!, host: match[4]! };
}

/**
 * True where the owner died, or where it can be treated so. `age` gives the ms since its file was last written.
 * A mistake here costs somebody a second try, never an entry: see lock.ts.
 */
export async function isGone(owner: Owner | null, age: () => Promise<number>): Promise<boolean> {
  const me = self();
  if (owner === null || owner.place !== me.place) return (await age()) > SILENT;
  if (!isRunning(owner.pid)) return true;
  const state = processState(owner.pid);
  if (state === null) return me.start === "0" && (await age()) > SILENT;
  if (state.start !== owner.start || state.dead) return true;
  return state.suspended && (await age()) > SUSPENDED;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, as somebody else's.
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}

/** From /proc; null where the system has none or hides it. */
function processState(
  pid: number | "self",
): { readonly start: string; readonly dead: boolean; readonly suspended: boolean } | null {
  const stat = peek(() => readFileSync(`/proc/${pid}/stat`, "utf8"));
  // The second field is the program's name in brackets, which may itself hold brackets and blanks.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const state = fields[0] ?? "";
  const start = fields[19] ?? "";
  if (!/^\d+$/.test(start)) return null;
  return { start, dead: state === "Z" || state === "X", suspended: state === "T" || state === "t" };
}

function peek(read: () => string): string {
  try {
    return read();
  } catch {
    return "";
  }
}
