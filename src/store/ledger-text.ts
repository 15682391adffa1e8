/**
 * The ledger's file as text: one JSON document, one entry on a line, so that it diffs well.
 */
import type { Digest } from "../core/checklist/model.ts";
import { type ChainBreak, verifyChain } from "../core/ledger/chain.ts";
import type { Entry, Ledger } from "../core/ledger/entry.ts";
import { isDigest, isEntry } from "../core/ledger/shape.ts";
import { differentlyWritten } from "./json-form.ts";
import { brokenChain, damagedText, foreign, malformed, misplaced, newer } from "./ledger-trouble.ts";

/** The version of the format written here, and the only one read. */
export const VERSION = 1;

/** The file's first line. Its length is the same for all states of one ledger. */
export function firstLine({ checklist, release, head }: Ledger): string {
  const start = JSON.stringify({ gonogo: "ledger", version: VERSION, checklist, release, head });
  return `${start.slice(0, -1)},"entries":[\n`;
}

export const BETWEEN = ",\n";
export const LAST_LINE = "\n]}\n";

export interface Expected {
  readonly checklist: string;
  readonly release: string;
  /** The file, for messages. */
  readonly path: string;
}

export interface Reading {
  readonly ledger: Ledger;
  /** The first place that was changed by hand, if one was. */
  readonly broken: ChainBreak | null;
}

export interface TextReading extends Reading {
  /** True where the text is byte for byte what is written here. */
  readonly canonical: boolean;
}

/**
 * The ledger in the text, and where its chain is broken. Throws a LedgerError where the text isn't the ledger that was
 * expected. Without a digest the chain is not looked at.
 */
export async function readLedgerText(
  text: string,
  expected: Expected,
  digest: Digest | null,
): Promise<TextReading> {
  const content = text.startsWith("\uFEFF") ? text.slice(1) : text;
  const ledger = await check(parseJson(content, expected.path), expected);
  if (digest === null) return { ledger, broken: null, canonical: false };
  const lines: string[] = [];
  const broken = verifyChain(ledger, digest, {
    line: (entry) => {
      const line = JSON.stringify(entry);
      lines.push(line);
      return line;
    },
  });
  if (broken !== null) return { ledger, broken, canonical: false };
  const written = `${firstLine(ledger)}${lines.join(BETWEEN)}${LAST_LINE}`;
  if (written === text) return { ledger, broken, canonical: true };
  return { ledger, broken: differentlyWritten(content, written), canonical: false };
}

/**
 * The ledger after more entries came to its file, of which `first` is the new first line and `rest` what follows the entries known
 * so far. Null where anything about it is not as it is written here: then the whole file has to be read.
 */
export function readMore(known: Ledger, first: string, rest: string, digest: Digest): Ledger | null {
  if (!rest.startsWith(BETWEEN) || !rest.endsWith(LAST_LINE)) return null;
  const lines = rest.slice(BETWEEN.length, -LAST_LINE.length).split(BETWEEN);
  const added = parsedOrNull(`[${lines.join(",")}]`);
  if (!Array.isArray(added) || !added.every(isEntry)) return null;
  if (added.length !== lines.length || added.some((entry, i) => JSON.stringify(entry) !== lines[i]))
    return null;
  const ledger = { ...known, entries: [...known.entries, ...added], head: digest(lines.at(-1)!) };
  return firstLine(ledger) === first && verifyChain(ledger, digest, { known }) === null ? ledger : null;
}

/** The ledger of a reading; throws a LedgerError where its chain is broken. */
export function trusted({ ledger, broken }: Reading, path: string): Ledger {
  if (broken !== null) throw brokenChain(broken, path);
  return ledger;
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw damagedText(text, path, error as SyntaxError);
  }
}

function parsedOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function check(document: unknown, expected: Expected): Promise<Ledger> {
  const { path } = expected;
  if (
    typeof document !== "object" ||
    document === null ||
    !("gonogo" in document) ||
    document.gonogo !== "ledger"
  ) {
    throw foreign(path);
  }
  const { version } = document as { readonly version?: unknown };
  if (typeof version === "number" && version > VERSION) throw newer(version, VERSION, path);
  if (!isLedgerFile(document)) throw await malformed(document, path);
  const { checklist, release, head, entries } = document;
  if (checklist !== expected.checklist) throw misplaced("checklist", checklist, expected.checklist, path);
  if (release !== expected.release) throw misplaced("release", release, expected.release, path);
  return { checklist, release, entries, head };
}

interface LedgerFile {
  readonly checklist: string;
  readonly release: string;
  readonly head: string;
  readonly entries: readonly Entry[];
}

const KEYS = ["gonogo", "version", "checklist", "release", "head", "entries"];

function isLedgerFile(document: object): document is LedgerFile {
  const { version, checklist, release, head, entries } = document as Readonly<Record<string, unknown>>;
  return (
    version === VERSION &&
    typeof checklist === "string" &&
    typeof release === "string" &&
    typeof head === "string" &&
    isDigest(head) &&
    Array.isArray(entries) &&
    entries.every(isEntry) &&
    Object.keys(document).every((key) => KEYS.includes(key))
  );
}
