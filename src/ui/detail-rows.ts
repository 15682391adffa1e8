/** What is known of one item, as rows to scroll through. */

import { formerly } from "../core/artifact/voices.ts";
import { formatDuration } from "../core/checklist/duration.ts";
import type { Item } from "../core/checklist/model.ts";
import { evidenceText } from "../core/ledger/evidence.ts";
import type { ItemScore, Said, Seen } from "../core/scorecard/model.ts";
import { certain } from "../core/text/certain.ts";
import { pad, width as widthOf } from "../core/text/fit.ts";
import { withoutCommands } from "../core/text/harmless.ts";
import { plain } from "../core/text/plain.ts";
import { rowOf } from "./ansi.ts";
import { itemLine } from "./item-line.ts";
import { blank, fitRow, type Row, rowWidth, span, spread } from "./row.ts";
import { statusSymbol, statusTone, statusWord, symbols } from "./symbols.ts";
import type { Tone } from "./theme.ts";
import { when, withTimes } from "./when.ts";
import { wrapRow } from "./wrap-row.ts";

export interface DetailContent {
  readonly item: Item;
  readonly score: ItemScore;
  /** The item's guidance, rendered for the width; its colours are kept. */
  readonly guidance: string;
  /** ISO time of the scorecard, by which other times are said (`today 12:01`); null where there is none. */
  readonly now: string | null;
  readonly width: number;
}

const dueWords = {
  before: "before the decision",
  day: "on the day of the deploy",
  after: "after the deploy",
} as const;
/** A person's word is enough for each of them: what a probe's alone is worth is what tells them apart. */
const needWords = {
  probe: "a probe or a person vouches for it",
  both: "a person vouches for it, a probe alone is not enough",
  person: "a person vouches for it",
} as const;

/** The rows, from what decides to what explains. Each is at most `width` columns. */
export function detailRows(content: DetailContent): readonly Row[] {
  const { item, score, width } = content;
  const parts: readonly (readonly Row[])[] = [
    [titleRow(content), ...wrapRow([span(itemLine(item.text, content.score), "strong")], width)],
    linesBehind([], withTimes(score.why, content.now), width, 0, score.status === "fail" ? "bad" : "plain"),
    witnessRows(content),
    fieldRows(content),
    evidenceRows(content),
    noteRows(content),
    [...(item.guidance.trim() === "" ? [] : guidanceRows(content))],
    dueRows(content),
  ];
  return parts
    .filter((rows) => rows.length > 0)
    .flatMap((rows, index) => (index === 0 ? rows : [blank, ...rows]));
}

function titleRow({ item, score, width }: DetailContent): Row {
  const left: Row = [
    span(certain(item.id), "accent", "strong"),
    span("  "),
    span(`${statusSymbol[score.status]} ${statusWord[score.status]}`, statusTone[score.status], "strong"),
    span(` ${symbols.separator} ${score.reason}`),
  ];
  return spread(left, item.critical ? [span("critical", "warn")] : [], width);
}

const seenWords = { pass: "pass", fail: "fail", unknown: "could not tell" } as const;
const outcomeTone: Readonly<Record<Seen["outcome"], Tone>> = { pass: "good", fail: "bad", unknown: "warn" };

/** Who said and what was seen: one row each, in columns, and below each what it said. */
function witnessRows({ score, now, width }: DetailContent): readonly Row[] {
  const { said, seen, attempt } = score;
  const names = [...(said ? [certain(said.by)] : []), ...(seen || attempt ? ["probe"] : [])];
  const column = Math.min(16, Math.max(0, ...names.map(widthOf)));
  const outcomeColumn = Math.max(
    4,
    ...[seen, attempt].map((result) => (result ? widthOf(seenWords[result.outcome]) : 0)),
  );
  const row = (name: string, text: string, tone: Tone, at: string, limits: string): readonly Row[] => {
    const head: Row = [
      ...fitRow([span(pad(name, column), "strong")], column),
      span(`  ${pad(text, outcomeColumn)}`, tone),
      span(`  ${when(at, now)}`),
    ];
    const limit = span(`  ${limits}`, "dim");
    if (limits === "") return [fitRow(head, width)];
    const whole = [...head, limit];
    return rowWidth(whole) <= width ? [whole] : [fitRow(head, width), fitRow([limit], width)];
  };
  // What the reason above quotes already is not said twice.
  const below = (text: string | null): readonly Row[] =>
    text === null || text.trim() === "" || score.why.includes(text)
      ? []
      : linesBehind([span("  ")], text, width, 2);
  return [
    ...(said
      ? [
          ...row(
            certain(said.by),
            statusWord[said.status],
            statusTone[said.status],
            said.at,
            limitOf(said, now),
          ),
          ...below(said.note),
          ...below(said.override === null ? null : `override: ${said.override}`),
        ]
      : []),
    ...[seen, attempt].flatMap((result) =>
      result
        ? [
            ...row(
              "probe",
              seenWords[result.outcome],
              outcomeTone[result.outcome],
              result.at,
              limitOf(result, now),
            ),
            ...below(result.detail),
          ]
        : [],
    ),
  ];
}

/** Until when it counts, or that it does not any more. */
function limitOf(word: Said | Seen, now: string | null): string {
  if (!word.counts) return "no longer counts";
  return word.expires === null ? "" : `until ${when(word.expires, now)}`;
}

function fieldRows({ item, score, width }: DetailContent): readonly Row[] {
  const names = [...new Set([...item.fields, ...Object.keys(score.fields)])];
  const column = Math.min(24, Math.max(0, ...names.map((name) => widthOf(certain(name)))));
  return names.flatMap((name) => {
    const value = score.fields[name];
    const text = value === undefined || value === "" ? span("to fill in", "warn") : span(certain(value));
    return wrapRow(
      [...fitRow([span(pad(certain(name), column), "dim")], column), span("  "), text],
      width,
      column + 2,
    );
  });
}

function evidenceRows({ item, score, width }: DetailContent): readonly Row[] {
  const attached = score.evidence.flatMap((one) =>
    linesBehind([span("evidence: ", "dim")], evidenceText(one), width, 2),
  );
  if (item.evidence === null) return attached;
  const name = score.lacksEvidence ? "no evidence yet; attach: " : "to attach: ";
  const hint =
    attached.length > 0
      ? []
      : wrapRow([span(name, score.lacksEvidence ? "warn" : "dim"), span(plain(item.evidence))], width, 2);
  return [...attached, ...hint];
}

function noteRows({ score, now, width }: DetailContent): readonly Row[] {
  type Note = ItemScore["notes"][number];
  const heading = (note: Note): string => {
    const former = formerly(note, score);
    return former === null ? certain(note.by) : `${former} by ${certain(note.by)}`;
  };
  const ending = (note: Note): string => (formerly(note, score) === null ? "" : " (no longer stands)");
  // The note of the mark that stands is shown beside it already.
  const other = score.notes.filter((note) => note.at !== score.said?.at || note.text !== score.said.note);
  return other.flatMap((note) =>
    linesBehind(
      [span(`${heading(note)}, ${when(note.at, now)}: `, "dim")],
      `${note.text}${ending(note)}`,
      width,
      2,
    ),
  );
}

/**
 * A text behind `head`, in the lines that it was written in: a list in a note can be read only so. Lines after the first
 * stand under it, by `hang` columns and their own indentation.
 */
function linesBehind(head: Row, text: string, width: number, hang: number, ...tones: Tone[]): readonly Row[] {
  const [first = "", ...rest] = withoutCommands(text)
    .replaceAll("\t", "  ")
    .trimEnd()
    .split(/\r\n?|[\n\u2028\u2029]/);
  return [
    ...wrapRow([...head, span(certain(first), ...tones)], width, hang),
    ...rest.flatMap((line) => {
      const shown = certain(line).trimEnd();
      const lead = hang + shown.length - shown.trimStart().length;
      return shown === "" ? [blank] : wrapRow([span(" ".repeat(hang) + shown, ...tones)], width, lead);
    }),
  ];
}

function guidanceRows({ guidance, width }: DetailContent): readonly Row[] {
  return guidance.split("\n").map((line) => fitRow(rowOf(line), width));
}

function dueRows({ item, width }: DetailContent): readonly Row[] {
  const rolledUp = item.children.length > 0;
  const terms = [
    rolledUp ? `rolled up from the ${item.children.length} below it` : needWords[item.needs],
    `due ${dueWords[item.when]}`,
    ...(item.expect === null ? [] : [`a probe counts for ${formatDuration(item.valid)}`]),
    ...(rolledUp ? [] : [`a person's word counts for ${formatDuration(item.attested)}`]),
  ];
  const lines: string[] = [];
  for (const term of terms) {
    const joined = `${lines.at(-1)} ${symbols.separator} ${term}`;
    if (lines.length > 0 && widthOf(joined) <= width) lines[lines.length - 1] = joined;
    else lines.push(term);
  }
  return lines.flatMap((line) => wrapRow([span(line, "dim")], width, 2));
}
