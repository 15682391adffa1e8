/**
 * The comment that closes an exported file. It holds what each item said at the time, so that reading the file back
 * tells people's edits from a ledger that moved on. It is not shown by GitHub, and a file without it can be read too.
 */
import type { Ledger } from "../ledger/entry.ts";
import type { Status } from "../scorecard/model.ts";
import type { Exported } from "./checklist-part.ts";
import { lineHash, textHash } from "./line-hash.ts";

/** How the comment begins. */
export const OPENING = "<!-- gonogo export 1";

const LETTERS: Readonly<Record<Status, string>> = { pass: "x", fail: "f", na: "n", pending: "o" };
const STATUSES = new Map(Object.entries(LETTERS).map(([status, letter]) => [letter, status as Status]));

/** What an export said of an item: its status, its last mark or reset (0 for none), and the lines below it as hashes. */
export interface WasExported {
  readonly status: Status;
  readonly seq: number;
  readonly lines: readonly string[];
}

/** What a file says of its own making. */
export interface MadeFrom {
  readonly checklist: string;
  readonly release: string;
  readonly head: string;
  /** The fingerprint of all that stood above. */
  readonly body: string;
  /** Those of the parts that the import does not read. */
  readonly parts: readonly string[];
  /** By the keys of `exportKeys`. */
  readonly items: ReadonlyMap<string, WasExported>;
}

const UNTOUCHED: WasExported = { status: "pending", seq: 0, lines: [] };

/** What the export said of an item; one that it does not list was pending and had nothing below it. */
export function wasExported(made: MadeFrom, key: string): WasExported {
  return made.items.get(key) ?? UNTOUCHED;
}

/** The closing comment of a file; `body` and `parts` are the fingerprints of what stands above it. */
export function trailer(
  ledger: Ledger,
  exported: readonly Exported[],
  { body, parts }: Pick<MadeFrom, "body" | "parts">,
): string[] {
  const lines = [
    `checklist ${word(ledger.checklist)}`,
    `release ${word(ledger.release)}`,
    `head ${word(ledger.head)}`,
    `body ${body}`,
    ["parts", ...parts].join(" "),
  ];
  for (const { key, status, seq, remarks } of exported) {
    if (status === "pending" && seq === 0 && remarks.length === 0) continue;
    lines.push([`item ${word(key)} ${LETTERS[status]} ${seq}`, ...remarks.map(lineHash)].join(" "));
  }
  return [
    "",
    OPENING,
    "Tick boxes, write ❌ or n/a before an item, and notes or evidence on a line below it; then: gonogo import THIS-FILE",
    "The lines below let the import tell those edits from the ledger's own words. Leave them as they are.",
    ...lines,
    `end ${textHash(lines.join("\n"))}`,
    "-->",
  ];
}

/** What the file says of its making: null where it says nothing, "broken" where that part was changed by hand. */
export function readTrailer(markdown: string): MadeFrom | null | "broken" {
  const start = markdown.lastIndexOf(OPENING);
  if (start < 0) return null;
  const lines = markdown
    .slice(start)
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim());
  const end = lines.findIndex((line) => line.startsWith("end "));
  const kept = lines
    .slice(0, Math.max(end, 0))
    .filter((line) => /^(checklist|release|head|body|parts|item)\b/.test(line));
  if (end < 0 || lines[end] !== `end ${textHash(kept.join("\n"))}`) return "broken";

  const named = new Map<string, string>();
  const items = new Map<string, WasExported>();
  let parts: string[] = [];
  for (const line of kept) {
    const [kind = "", first = "", letter = "", seq = "0", ...hashes] = line.split(" ");
    if (kind === "item") {
      items.set(unword(first), {
        status: STATUSES.get(letter) ?? "pending",
        seq: Number(seq),
        lines: hashes,
      });
    } else if (kind === "parts") parts = line.split(" ").slice(1);
    else named.set(kind, unword(first));
  }
  return {
    checklist: named.get("checklist") ?? "",
    release: named.get("release") ?? "",
    head: named.get("head") ?? "",
    body: named.get("body") ?? "",
    parts,
    items,
  };
}

/** One word that can neither end a comment nor a line. */
function word(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(/--/g, "%2D%2D") || "%20";
}

/** A name as the file can keep it. */
export function asKept(name: string): string {
  return unword(word(name));
}

function unword(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
