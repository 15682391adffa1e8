import { LedgerError } from "./ledger-error.ts";

/** What the system's error codes mean to the person whose tick was not saved, and what helps. */
const WORDS: Readonly<Record<string, readonly [reason: string, mend: string]>> = {
  ENOSPC: ["the disk is full", "Make room on it, then do the same again."],
  EDQUOT: ["your disk quota is used up", "Make room, then do the same again."],
  EFBIG: ["the file would be larger than is allowed here", "Raise the limit on file sizes (ulimit -f)."],
  EROFS: ["the disk is read-only", "Mount it for writing, or keep the ledger elsewhere with --data."],
  EACCES: [
    "permission was denied",
    "Ask for access to that folder, or keep the ledger elsewhere with --data.",
  ],
  EPERM: [
    "permission was denied",
    "Ask for access to that folder, or keep the ledger elsewhere with --data.",
  ],
  EIO: ["the disk reported an error", "Check the disk, and keep the ledger elsewhere with --data."],
  ENOTDIR: ["a part of its path is a file, not a folder", "Give another folder with --data."],
  EEXIST: ["a part of its path is a file, not a folder", "Give another folder with --data."],
  EISDIR: ["there is a folder where the ledger's file should be", "Move that folder away, or use --data."],
  ENAMETOOLONG: ["its path is too long", "Give another folder with --data, or a shorter release name."],
  ELOOP: ["its path goes in circles through symbolic links", "Mend the links, or use --data."],
  EMFILE: ["too many files are open", "Close some programs, then do the same again."],
  ENFILE: ["too many files are open", "Close some programs, then do the same again."],
  EBUSY: ["another program keeps it busy", "Do the same again."],
  ESTALE: ["the network disk lost it", "Do the same again."],
  ENOENT: [
    "its folder can't be made there, or went away",
    "Do the same again, or keep the ledger elsewhere with --data.",
  ],
};

/** The error in words where it is the system's; anything else as it is. `doing` is "read" or "saved". */
export function inWords(error: unknown, doing: "read" | "saved", path: string): unknown {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  const errno = (error as NodeJS.ErrnoException | null)?.errno;
  if (error instanceof LedgerError || typeof code !== "string" || typeof errno !== "number") return error;
  const [reason, mend] = WORDS[code] ?? [`the system said ${code}`, "Check the disk that it lies on."];
  return new LedgerError("unreachable", `The ledger could not be ${doing}: ${reason}.`, {
    where: path,
    mend,
    cause: error,
  });
}
