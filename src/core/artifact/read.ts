/**
 * Reads an exported artifact, or a hand-ticked copy of the checklist, that people edited elsewhere: what they changed,
 * as marks and notes to be added to the ledger. What can't be read with certainty is said, never guessed.
 */
import { homesOf } from "../checklist/homes.ts";
import type { Checklist, Item } from "../checklist/model.ts";
import { Fault } from "../fault.ts";
import type { Ledger } from "../ledger/entry.ts";
import { headsOf } from "../ledger/heads.ts";
import { lastMarks } from "../ledger/last-marks.ts";
import type { Scorecard } from "../scorecard/model.ts";
import type { ArtifactChange, NotUnderstood, ReadItem } from "./change.ts";
import { decide } from "./decide.ts";
import { exportKeys } from "./export-keys.ts";
import { type ByHand, commentsIn, notRead, readByHand } from "./hand.ts";
import { comparable, lineHash } from "./line-hash.ts";
import { isMatched, type Matched, matchItems, statusOf } from "./match.ts";
import { type Part, partsOf } from "./parts.ts";
import { remarks } from "./remarks.ts";
import { opensLikeSign } from "./signs.ts";
import { asKept, type MadeFrom, readTrailer, wasExported } from "./trailer.ts";
import { type Line, type Remark, readWritten, type WrittenItem } from "./written.ts";

export interface ArtifactReading {
  readonly changes: readonly ArtifactChange[];
  readonly notUnderstood: readonly NotUnderstood[];
  /** Items that are in the file and say nothing new. */
  readonly unchanged: number;
  /** What the file says of its making; null for one that gonogo did not write, wrote from another ledger, or whose closing comment is damaged. */
  readonly made: MadeFrom | null;
}

/**
 * What differs from the ledger as it stands. Throws a Fault where the file is another checklist's or another release's,
 * or has none of the checklist's items.
 */
export function readArtifact(
  markdown: string,
  checklist: Checklist,
  scorecard: Scorecard,
  ledger: Ledger,
): ArtifactReading {
  const trailer = readTrailer(markdown);
  if (trailer && trailer !== "broken") refuseForeign(trailer, scorecard);
  const doubt = doubtOf(trailer, ledger);
  const made = doubt === null && trailer !== "broken" ? trailer : null;

  const written = readWritten(markdown);
  const matches = matchItems(written.items, checklist);
  const marks = lastMarks(ledger, scorecard.ahead, homesOf(checklist));
  const keyOf = exportKeys(checklist);
  const read: ReadItem[] = [];
  const notUnderstood: NotUnderstood[] = [];
  const lost = (one: WrittenItem, why: string) => {
    notUnderstood.push({ line: one.line, text: one.paragraph[0]!.text, why });
  };
  if (doubt !== null) notUnderstood.push({ line: 0, text: "", why: doubt });

  const places = new Map<string, WrittenItem[]>();
  for (const one of written.items) {
    const match = matches.get(one);
    if (!isMatched(match)) {
      lost(one, match?.why ?? "no item of the checklist has this text");
      const meant = match?.meant?.id;
      if (meant !== undefined && !places.has(meant)) places.set(meant, []);
      continue;
    }
    const others = places.get(match.item.id) ?? [];
    places.set(match.item.id, [...others, one]);
  }
  for (const one of written.items) {
    const match = matches.get(one);
    if (!isMatched(match)) continue;
    const copies = places.get(match.item.id) ?? [];
    if (copies.length > 1) {
      lost(
        one,
        `${match.item.id} stands here ${copies.length} times (lines ${copies.map(({ line }) => line).join(", ")})`,
      );
      continue;
    }
    const says = statusOf(one, match.sign);
    if (typeof says === "object") {
      lost(one, says.why);
      continue;
    }
    if (made && says === "pending" && match.sign === null && opensLikeSign(match.item.text)) {
      lost(one, "its text opens with a sign: write pending:, ❌ or n/a before it to say which one counts");
      continue;
    }
    const was = made ? wasExported(made, keyOf(match.item)) : null;
    const own = was?.lines ?? remarks(match.item, scorecard.items.get(match.item.id)!).map(lineHash);
    read.push({
      item: match.item,
      line: one.line,
      text: one.paragraph[0]!.text,
      says,
      was,
      last: marks.get(match.item.id) ?? null,
      hand: handOf(one, match, own, was !== null),
    });
  }
  if (read.length === 0 && places.size === 0) {
    throw new Fault("the file has none of the checklist's items", {
      mend: `Is it an export of ${checklist.name}? Another checklist is chosen with -c.`,
    });
  }
  if (made) {
    for (const stray of written.strays) {
      notUnderstood.push(strayed(stray));
    }
    notUnderstood.push(...rewritten(partsOf(markdown, written), made.parts));
  }
  notUnderstood.push(...absent(checklist, places));
  const outcome = decide(read, checklist, scorecard);
  return {
    changes: outcome.changes,
    notUnderstood: [...notUnderstood, ...outcome.notUnderstood].sort((a, b) => a.line - b.line),
    unchanged: outcome.unchanged,
    made,
  };
}

/** What people wrote to an item; `own` are the lines that the export wrote there, or would write. */
function handOf(
  one: WrittenItem,
  { item, rest }: Matched,
  own: readonly string[],
  isExport: boolean,
): ByHand {
  const below = [...commentsOn(one, item, rest), ...one.remarks];
  return readByHand(item, below, own, isExport ? () => false : guidanceOf(item));
}

/** What was written to an item's own text: comments within it, and lines right below it. */
function commentsOn({ paragraph }: WrittenItem, item: Item, rest: readonly Line[]): Remark[] {
  const own = paragraph.slice(0, paragraph.length - rest.length);
  const comments = own.flatMap(({ line, text }) =>
    commentsIn(text).map((comment) => ({ line, text: comment })),
  );
  const added = comments.filter(({ text }) => !item.text.includes(text));
  return [
    ...added.map((line): Remark => ({ lines: [line], hidden: "comment" })),
    ...(rest.length > 0 ? [{ lines: rest }] : []),
  ];
}

/** A copy of the checklist has its guidance below the items: its paragraphs, bullets and code are nobody's notes. */
function guidanceOf(item: Item): (text: string, hidden: boolean) => boolean {
  const blocks = item.guidance.split(/\n\s*\n|\n(?=\s*(?:[-*+]|\d+[.)])\s)/);
  const known = new Set(blocks.map((block) => comparable(block.replace(/^\s*(?:[-*+]|\d+[.)])\s+/, ""))));
  const spaceless = (text: string) => text.replace(/\s+/g, "");
  const all = spaceless(item.guidance);
  return (text, hidden) => {
    if (!hidden) return known.has(comparable(text));
    return /^[`~]+\s*gonogo\b/.test(text) || all.includes(spaceless(text));
  };
}

/** Parts that are not as they were exported. */
function rewritten(parts: readonly Part[], exported: readonly string[]): NotUnderstood[] {
  const left = [...exported];
  const changed = parts.filter(({ hash }) => {
    const at = left.indexOf(hash);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return changed.map(({ line, title }) => ({ line, text: title, why: "made from the ledger: not read" }));
}

function strayed({ lines, hidden }: Remark): NotUnderstood {
  const text = lines.map((line) => line.text).join(" ");
  const why = hidden ? notRead(hidden) : "stands below no item: indent it under the one it is about";
  return { line: lines[0]!.line, text, why };
}

/** Why edits can't be told from a ledger that moved on; null where they can, or the file says nothing of its making. */
function doubtOf(trailer: ReturnType<typeof readTrailer>, ledger: Ledger): string | null {
  const compared = "edits are compared with the ledger as it stands";
  if (trailer === "broken") return `the comment that closes the file was changed: ${compared}`;
  if (trailer === null || headsOf(ledger).includes(trailer.head)) return null;
  return `the file was exported from another ledger, or from more of this one than is here (no entry has the digest ${trailer.head.slice(0, 12)}…): ${compared}`;
}

function refuseForeign(made: MadeFrom, scorecard: Scorecard): void {
  if (made.checklist !== asKept(scorecard.checklist)) {
    throw new Fault(`the file was exported from ${made.checklist}, not from ${scorecard.checklist}`, {
      mend: `Choose that checklist: -c ${made.checklist}.`,
    });
  }
  if (made.release !== asKept(scorecard.release)) {
    throw new Fault(`the file was exported from release ${made.release}, not from ${scorecard.release}`, {
      mend: `Choose that release: -r ${made.release}.`,
    });
  }
}

/** Items that are not in the file; a phase that is missing as a whole is named once. */
function absent(checklist: Checklist, places: ReadonlyMap<string, unknown>): NotUnderstood[] {
  const lines: NotUnderstood[] = [];
  for (const phase of checklist.phases) {
    const items = checklist.items.filter((item) => item.phase === phase.id);
    const gone = items.filter((item) => !places.has(item.id));
    if (gone.length === 0) continue;
    if (gone.length === items.length) {
      lines.push({
        line: 0,
        text: phase.id,
        why: `none of its ${items.length} items is in the file: left as they are`,
      });
    } else {
      lines.push(...gone.map(({ id }) => ({ line: 0, text: id, why: "not in the file: left as it is" })));
    }
  }
  return lines;
}
