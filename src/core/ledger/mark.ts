/** The rules of marking: what a person may say of which item. Whoever asks, the walk, a command or an import, passes here. */
import type { Checklist, Item } from "../checklist/model.ts";
import { Fault } from "../fault.ts";
import type { ItemScore, Scorecard } from "../scorecard/model.ts";
import { minute } from "../text/dates.ts";
import { nearest } from "../text/nearest.ts";
import type { Draft, Evidence, MarkStatus, Source } from "./entry.ts";

export { linkOrText } from "./evidence.ts";
export { redoDraft, undoDraft } from "./undo.ts";

/** What is to be said of some items, by whom and from where. Remarks go to every item named. */
export interface MarkRequest {
  /** Ids; a roll-up's stands for its leaves. */
  readonly items: readonly string[];
  readonly status: MarkStatus;
  readonly note?: string | undefined;
  readonly evidence?: readonly Evidence[] | undefined;
  readonly fields?: Readonly<Record<string, string>> | undefined;
  /** n/a only: ISO 8601, in the future. */
  readonly until?: string | undefined;
  /** pass only: why the item is passed although a probe fails it. */
  readonly override?: string | undefined;
  readonly by: string;
  readonly source: Source;
}

export interface NoteRequest {
  readonly items: readonly string[];
  readonly note?: string | undefined;
  readonly evidence?: readonly Evidence[] | undefined;
  readonly fields?: Readonly<Record<string, string>> | undefined;
  readonly by: string;
  readonly source: Source;
}

/** A probe fails what is to be passed: it takes an override with a reason. */
export class NeedsOverride extends Fault {
  /** The items that a probe fails; the first is the one that the message names. */
  readonly items: readonly string[];

  constructor(failing: readonly ItemScore[]) {
    const { id, seen } = failing[0]!;
    const more = failing.length > 1 ? ` (and ${failing.length - 1} more)` : "";
    const detail = seen?.detail ? `: ${seen.detail}` : "";
    super(`a probe failed ${id}${more} on ${minute(seen?.at ?? "")}${detail}`, {
      mend: "Mend it and probe again, or pass it as an override that says why.",
    });
    this.items = failing.map((score) => score.id);
  }
}

/** Values that the item's text asks for are missing. */
export class NeedsFields extends Fault {
  readonly item: string;
  readonly fields: readonly string[];

  constructor(item: string, fields: readonly string[]) {
    super(
      `${item} can't pass before its ${fields.length === 1 ? "value is" : "values are"} filled in: ${fields.join(", ")}`,
      {
        mend: `Give ${fields.length === 1 ? "it" : "them"} with the pass, as in --field '${fields[0]}=…'.`,
      },
    );
    this.item = item;
    this.fields = fields;
  }
}

/**
 * The entries that say it, one per leaf in the order asked for; all or none. `now` is epoch milliseconds.
 * Throws a Fault with a mend where a rule refuses it, a NeedsOverride or NeedsFields where more is to be asked.
 */
export function markDrafts(
  checklist: Checklist,
  scorecard: Scorecard,
  request: MarkRequest,
  now: number,
): Draft[] {
  const by = operator(request.by);
  const items = leavesOf(checklist, request.items);
  const note = spoken(request.note);
  const override = spoken(request.override);
  refuseByStatus(request, note, now);
  if (request.status === "na") refuseCritical(items);
  refuseUnknownFields(items, request.fields);

  const failing = items.map((item) => scorecard.items.get(item.id)).filter(isFailedByProbe);
  if (override !== undefined && failing.length === 0) {
    throw new Fault(
      `no probe fails ${items.length === 1 ? items[0]!.id : "any of these items"}: there is nothing to override`,
      {
        mend: "Pass it without an override; say what speaks for it in the note.",
      },
    );
  }
  if (request.status === "pass") {
    if (override === undefined && failing.length > 0) throw new NeedsOverride(failing);
    for (const item of items) refuseMissingFields(item, scorecard.items.get(item.id), request.fields);
  }

  const overridden = new Set(failing.map((score) => score.id));
  return items.map((item) => ({
    kind: "mark",
    at: new Date(now).toISOString(),
    by,
    source: request.source,
    item: item.id,
    status: request.status,
    textDigest: item.textDigest,
    ...remarks(item, note, request),
    ...(request.until === undefined ? {} : { until: new Date(request.until).toISOString() }),
    ...(override !== undefined && overridden.has(item.id) ? { override } : {}),
  }));
}

/**
 * The entries that add a note, evidence or field values, one per item (a roll-up keeps its own); all or none.
 * Throws a Fault with a mend where there is nothing to add or a rule refuses it.
 */
export function noteDrafts(checklist: Checklist, request: NoteRequest, now: number): Draft[] {
  const by = operator(request.by);
  const items = itemsOf(checklist, request.items);
  const note = spoken(request.note);
  refuseUnknownFields(items, request.fields);
  const nothing = !note && !request.evidence?.length && Object.keys(request.fields ?? {}).length === 0;
  if (nothing) {
    throw new Fault("nothing to add", { mend: "Give a note, evidence or a field's value." });
  }
  return items.map((item) => ({
    kind: "note",
    at: new Date(now).toISOString(),
    by,
    source: request.source,
    item: item.id,
    textDigest: item.textDigest,
    ...remarks(item, note, request),
  }));
}

function operator(by: string): string {
  const name = by.trim();
  if (name === "") {
    throw new Fault("nobody would have said it: the operator has no name", {
      mend: "Say who you are with --as NAME, or set git's user.name.",
    });
  }
  return name;
}

/** The items named, each once. */
function itemsOf(checklist: Checklist, ids: readonly string[]): Item[] {
  if (ids.length === 0) throw new Fault("no item is named", { mend: "Name at least one, as W5.1.1." });
  const byId = index(checklist);
  return [...new Set(ids)].map((id) => byId.get(id) ?? unknownItem(id, byId.keys()));
}

/** The items named, a roll-up as its leaves, each once. */
function leavesOf(checklist: Checklist, ids: readonly string[]): Item[] {
  const byId = index(checklist);
  const leaves = (item: Item): Item[] =>
    item.children.length === 0
      ? [item]
      : item.children.flatMap((child) => leaves(byId.get(child) ?? unknownItem(child, byId.keys())));
  return [...new Set(itemsOf(checklist, ids).flatMap(leaves))];
}

const indexes = new WeakMap<Checklist, ReadonlyMap<string, Item>>();

function index(checklist: Checklist): ReadonlyMap<string, Item> {
  let byId = indexes.get(checklist);
  if (byId === undefined) {
    byId = new Map(checklist.items.map((item) => [item.id, item]));
    indexes.set(checklist, byId);
  }
  return byId;
}

function unknownItem(id: string, ids: Iterable<string>): never {
  const near = nearest(id, ids);
  throw new Fault(`there is no item ${id}`, {
    mend: near.length > 0 ? `Did you mean ${near.join(", ")}?` : "`gonogo list` shows the items.",
  });
}

function refuseByStatus(request: MarkRequest, note: string | undefined, now: number): void {
  const { status, until, override } = request;
  if (status === "na" && note === undefined) {
    throw new Fault("n/a needs a reason", { mend: "Say in the note why it does not apply." });
  }
  if (status === "fail" && note === undefined) {
    throw new Fault("a fail needs a reason", { mend: "Say in the note what is wrong." });
  }
  if (until !== undefined && status !== "na") {
    throw new Fault("only n/a runs out on a date", { mend: "Leave the date out, or mark it n/a." });
  }
  if (until !== undefined && Number.isNaN(Date.parse(until))) {
    throw new Fault(`"${until}" is not a date`, { mend: "Give a day, as 2026-11-30." });
  }
  if (until !== undefined && Date.parse(until) <= now) {
    throw new Fault(`${minute(until)} is over already`, { mend: "Give a later date, or none." });
  }
  if (override !== undefined && status !== "pass") {
    throw new Fault("only a pass can override a probe", { mend: "Put the reason into the note." });
  }
  if (override !== undefined && spoken(override) === undefined) {
    throw new Fault("an override needs a reason", { mend: "Say why it passes although a probe fails it." });
  }
}

function refuseCritical(items: readonly Item[]): void {
  const critical = items.find((item) => item.critical);
  if (critical === undefined) return;
  throw new Fault(`${critical.id} is critical: it can't be set aside as not applicable`, {
    mend: "Pass it, fail it, or leave it pending.",
  });
}

function refuseUnknownFields(items: readonly Item[], fields: MarkRequest["fields"]): void {
  const known = new Set(items.flatMap((item) => item.fields));
  for (const name of Object.keys(fields ?? {})) {
    if (known.has(name)) continue;
    const near = nearest(name, known);
    const names = [...known].join(", ");
    throw new Fault(
      `${items.length === 1 ? items[0]!.id : "none of these items"} has ${items.length === 1 ? "no" : "a"} field ${name}`,
      {
        mend:
          near.length > 0
            ? `Did you mean ${near.join(", ")}?`
            : known.size > 0
              ? `There is: ${names}.`
              : "Leave it out.",
      },
    );
  }
}

function refuseMissingFields(item: Item, score: ItemScore | undefined, fields: MarkRequest["fields"]): void {
  const missing = (score?.missingFields ?? item.fields).filter((name) => !fields?.[name]?.trim());
  if (missing.length > 0) throw new NeedsFields(item.id, missing);
}

function isFailedByProbe(score: ItemScore | undefined): score is ItemScore {
  return score?.seen?.counts === true && score.seen.outcome === "fail";
}

/** What goes with the entry: only what was given, and of the fields only the item's own. */
function remarks(
  item: Item,
  note: string | undefined,
  { evidence, fields }: Pick<MarkRequest, "evidence" | "fields">,
): { note?: string; evidence?: readonly Evidence[]; fields?: Record<string, string> } {
  const own = Object.entries(fields ?? {}).filter(([name]) => item.fields.includes(name));
  return {
    ...(note === undefined ? {} : { note }),
    ...(evidence?.length ? { evidence } : {}),
    ...(own.length > 0 ? { fields: Object.fromEntries(own) } : {}),
  };
}

/** Text as given, without space around it; undefined where nothing is left. */
function spoken(text: string | undefined): string | undefined {
  const trimmed = text?.trim();
  return trimmed ? trimmed : undefined;
}
