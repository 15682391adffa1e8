/** What may not be said of an item, and how to mend it. Each of these throws a Fault where its rule is broken. */
import type { Item } from "../checklist/model.ts";
import { Fault } from "../fault.ts";
import type { ItemScore } from "../scorecard/model.ts";
import { minute } from "../text/dates.ts";
import { nearest } from "../text/nearest.ts";
import type { MarkRequest } from "./mark.ts";

type Fields = MarkRequest["fields"];

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

export function operator(by: string): string {
  const name = by.trim();
  if (name === "") {
    throw new Fault("nobody would have said it: the operator has no name", {
      mend: "Say who you are with --as NAME, or set git's user.name.",
    });
  }
  return name;
}

export function refuseByStatus(request: MarkRequest, note: string | undefined, now: number): void {
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

export function refuseCritical(items: readonly Item[]): void {
  const critical = items.find((item) => item.critical);
  if (critical === undefined) return;
  throw new Fault(`${critical.id} is critical: it can't be set aside as not applicable`, {
    mend: "Pass it, fail it, or leave it pending.",
  });
}

export function refuseUnknownFields(items: readonly Item[], fields: Fields): void {
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

export function refuseMissingFields(item: Item, score: ItemScore | undefined, fields: Fields): void {
  const missing = (score?.missingFields ?? item.fields).filter((name) => !fields?.[name]?.trim());
  if (missing.length > 0) throw new NeedsFields(item.id, missing);
}

/** A value that was given is not taken away by an empty one: the pass that it was asked for would stand on nothing. */
export function refuseEmptyFields(fields: Fields): void {
  const empty = Object.entries(fields ?? {}).find(([, value]) => value.trim() === "");
  if (empty === undefined) return;
  throw new Fault(`the value of ${empty[0]} is empty`, { mend: "Give a value, or leave the field out." });
}

export function isFailedByProbe(score: ItemScore | undefined): score is ItemScore {
  return score?.seen?.counts === true && score.seen.outcome === "fail";
}

/** Text as given, without space around it; undefined where nothing is left. */
export function spoken(text: string | undefined): string | undefined {
  const trimmed = text?.trim();
  return trimmed ? trimmed : undefined;
}
