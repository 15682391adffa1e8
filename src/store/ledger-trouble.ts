/**
 * What can be wrong with a ledger's file, said for people. In every case the file is left as it is.
 */
import type { ChainBreak } from "../core/ledger/chain.ts";
import { findDamage } from "./json-damage.ts";
import { LedgerError } from "./ledger-error.ts";

const RESTORE =
  "It was left as it is: restore it from version control or a backup, or move it away to begin a new one.";

/** Not JSON: cut short, overwritten, or in the middle of a merge. */
export function damagedText(text: string, path: string, cause: SyntaxError): LedgerError {
  const damage = findDamage(text) ?? { line: 1, message: cause.message };
  const where = `${path}:${damage.line}`;
  if (/^(?:<{7}|>{7}) /m.test(text)) {
    return new LedgerError("damaged", "The ledger holds a merge conflict of version control.", {
      where,
      mend: "It was left as it is: keep one side whole (git checkout --ours or --theirs), then mark again what the other side had.",
    });
  }
  return new LedgerError("damaged", `The ledger is damaged: ${damage.message}.`, { where, mend: RESTORE });
}

/** Bytes that no text has. */
export function notText(path: string): LedgerError {
  return new LedgerError("damaged", "The ledger is damaged: it holds bytes that are not text (UTF-8).", {
    where: path,
    mend: RESTORE,
  });
}

/** JSON, but not a ledger. */
export function foreign(path: string): LedgerError {
  return new LedgerError("foreign", "This file is not a gonogo ledger.", {
    where: path,
    mend: "It was left as it is: move it away, or use another release or another --data folder.",
  });
}

/** Written by a later gonogo. */
export function newer(version: number, known: number, path: string): LedgerError {
  return new LedgerError(
    "newer",
    `The ledger was written by a newer gonogo: its format is ${version}, this one knows ${known}.`,
    { where: path, mend: "It was left as it is: update gonogo to open it." },
  );
}

/** Another checklist's or release's ledger in this one's place. */
export function misplaced(
  kind: "checklist" | "release",
  found: string,
  wanted: string,
  path: string,
): LedgerError {
  const said = `This is the ledger of ${kind} ${JSON.stringify(found)}, not of ${JSON.stringify(wanted)}.`;
  return new LedgerError("misplaced", said, {
    where: path,
    mend: "It was left as it is: give it its own folder and name back; a ledger can't be copied to begin another.",
  });
}

/** A ledger with something in it that is never written. Loads the schema to say what. */
export async function malformed(document: object, path: string): Promise<LedgerError> {
  const { explainLedger } = await import("../core/ledger/schema.ts");
  const found = explainLedger(document).join("; ");
  return new LedgerError("malformed", `The ledger holds what gonogo never writes: ${found}.`, {
    where: path,
    mend: RESTORE,
  });
}

/** A ledger whose chain doesn't hold. */
export function brokenChain(broken: ChainBreak, path: string): LedgerError {
  return new LedgerError("broken", `The ledger was changed by hand: ${broken.message}.`, {
    where: path,
    mend: `Look at it with gonogo log --verify. ${RESTORE}`,
  });
}
