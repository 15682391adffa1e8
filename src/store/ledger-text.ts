/**
 * The ledger's file as text: one JSON document, one entry on a line, so that it diffs well.
 */
import type { Digest } from "../core/checklist/model.ts";
import { type ChainBreak, verifyChain } from "../core/ledger/chain.ts";
import type { Entry, Ledger } from "../core/ledger/entry.ts";
import { isDigest, isEntry } from "../core/ledger/shape.ts";
import { findDamage } from "./json-damage.ts";
import { LedgerError } from "./ledger-error.ts";

const VERSION = 1;

const RESTORE =
  "It was left as it is. Restore it from version control or a backup, or move it away to begin a new one.";

/** An entry never changes, so its line is made once. */
const lines = new WeakMap<Entry, string>();

function lineOf(entry: Entry): string {
  let line = lines.get(entry);
  if (line === undefined) {
    line = JSON.stringify(entry);
    lines.set(entry, line);
  }
  return line;
}

/** The file's whole content. */
export function ledgerText(ledger: Ledger): string {
  const { checklist, release, head } = ledger;
  const start = JSON.stringify({ gonogo: "ledger", version: VERSION, checklist, release, head });
  return `${start.slice(0, -1)},"entries":[\n${ledger.entries.map(lineOf).join(",\n")}\n]}\n`;
}

export interface Expected {
  readonly checklist: string;
  readonly release: string;
  /** The file, for messages. */
  readonly path: string;
}

/**
 * The ledger in the text, and where its chain is broken, if it is. Throws a LedgerError where the text isn't the
 * ledger that was expected. Without a digest the chain is not looked at.
 */
export async function readLedgerText(
  text: string,
  expected: Expected,
  digest: Digest | null,
): Promise<{ readonly ledger: Ledger; readonly broken: ChainBreak | null }> {
  const content = text.startsWith("\uFEFF") ? text.slice(1) : text;
  const document = parseJson(content, expected.path);
  const ledger = await checkDocument(document, expected);
  const broken = digest === null ? null : verifyChain(ledger, digest, lineOf);
  return { ledger, broken };
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw damaged(text, path, error as SyntaxError);
  }
}

function damaged(text: string, path: string, cause: SyntaxError): LedgerError {
  const damage = findDamage(text) ?? { line: 1, message: cause.message };
  const where = `${path}:${damage.line}`;
  if (/^(?:<{7}|={7}|>{7}) ?/m.test(text)) {
    return new LedgerError("damaged", "The ledger holds a merge conflict of version control.", {
      where,
      mend: "It was left as it is. Keep one side whole (git checkout --ours or --theirs), then mark again what the other side had.",
    });
  }
  return new LedgerError("damaged", `The ledger is damaged: ${damage.message}.`, { where, mend: RESTORE });
}

async function checkDocument(document: unknown, expected: Expected): Promise<Ledger> {
  const { path: where } = expected;
  if (
    typeof document !== "object" ||
    document === null ||
    !("gonogo" in document) ||
    document.gonogo !== "ledger"
  ) {
    throw new LedgerError("foreign", "This file is not a gonogo ledger.", {
      where,
      mend: "It was left as it is. Move it away, or use another release or --data folder.",
    });
  }
  const { version, checklist, release, head, entries } = document as Readonly<Record<string, unknown>>;
  if (typeof version === "number" && version > VERSION) {
    throw new LedgerError(
      "newer",
      `The ledger was written by a newer gonogo (its format is ${version}, known here: ${VERSION}).`,
      {
        where,
        mend: "It was left as it is. Update gonogo to open it.",
      },
    );
  }
  if (
    version !== VERSION ||
    typeof checklist !== "string" ||
    typeof release !== "string" ||
    typeof head !== "string" ||
    !isDigest(head) ||
    !Array.isArray(entries) ||
    Object.keys(document).length !== 6 ||
    !entries.every(isEntry)
  ) {
    throw await malformed(document, where);
  }
  if (checklist !== expected.checklist || release !== expected.release) {
    const [kind, is, wanted] =
      checklist === expected.checklist
        ? ["release", release, expected.release]
        : ["checklist", checklist, expected.checklist];
    throw new LedgerError(
      "misplaced",
      `This is the ledger of ${kind} ${JSON.stringify(is)}, not of ${JSON.stringify(wanted)}.`,
      {
        where,
        mend: "It was left as it is. Move it back to its own folder and name: a ledger can't be copied to begin another.",
      },
    );
  }
  return { checklist, release, entries, head };
}

async function malformed(document: object, where: string): Promise<LedgerError> {
  const { explainLedger } = await import("../core/ledger/schema.ts");
  return new LedgerError(
    "malformed",
    `The ledger holds what gonogo never writes: ${explainLedger(document).join("; ")}.`,
    {
      where,
      mend: RESTORE,
    },
  );
}

/** The error for a ledger whose chain doesn't hold. */
export function brokenChain(broken: ChainBreak, path: string): LedgerError {
  return new LedgerError("broken", `The ledger was changed by hand: ${broken.message}.`, {
    where: path,
    mend: `See it with gonogo log --verify. ${RESTORE}`,
  });
}
