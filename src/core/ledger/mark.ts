/** The rules of marking: what a person may say of which item. Whoever asks, the walk, a command or an import, passes here. */
import type { Checklist, Item } from "../checklist/model.ts";
import { Fault } from "../fault.ts";
import type { Scorecard } from "../scorecard/model.ts";
import { nearest } from "../text/nearest.ts";
import type { Draft, Evidence, MarkStatus, Source } from "./entry.ts";

import {
  isFailedByProbe,
  NeedsOverride,
  operator,
  refuseByStatus,
  refuseCritical,
  refuseEmptyFields,
  refuseMissingFields,
  refuseUnknownFields,
  spoken,
} from "./mark-rules.ts";

export { linkOrText } from "./evidence.ts";
export { NeedsFields, NeedsOverride } from "./mark-rules.ts";
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
  refuseEmptyFields(request.fields);

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
 * The entries that add a note, evidence or field values, one per item; all or none. A roll-up keeps a note of its own; evidence
 * and values are its leaves', as they are when it is marked.
 * Throws a Fault with a mend where there is nothing to add or a rule refuses it.
 */
export function noteDrafts(checklist: Checklist, request: NoteRequest, now: number): Draft[] {
  const by = operator(request.by);
  const proven = Boolean(request.evidence?.length) || Object.keys(request.fields ?? {}).length > 0;
  const items = proven ? leavesOf(checklist, request.items) : itemsOf(checklist, request.items);
  const note = spoken(request.note);
  refuseUnknownFields(items, request.fields);
  refuseEmptyFields(request.fields);
  if (!note && !proven) {
    throw new Fault("nothing to add", { mend: "Give a note, evidence or a field's value." });
  }
  const told = items.filter((item) => Object.keys(remarks(item, note, request)).length > 0);
  return told.map((item) => ({
    kind: "note",
    at: new Date(now).toISOString(),
    by,
    source: request.source,
    item: item.id,
    textDigest: item.textDigest,
    ...remarks(item, note, request),
  }));
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
    mend:
      near.length > 0
        ? `Did you mean ${near.join(", ")}?`
        : "`gonogo export -o -` shows every item with its id.",
  });
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
