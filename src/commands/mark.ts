import { exit, type Invocation } from "../cli/invocation.ts";
import { selectItems } from "../core/checklist/select.ts";
import { Fault } from "../core/fault.ts";
import type { Draft, Entry, Evidence, MarkStatus } from "../core/ledger/entry.ts";
import { meantAsFile } from "../core/ledger/evidence.ts";
import { type MarkRequest, markDrafts, noteDrafts } from "../core/ledger/mark.ts";
import type { Scorecard } from "../core/scorecard/model.ts";
import { parseUntil } from "../core/text/dates.ts";
import { evidenceOf } from "../system/evidence.ts";
import { readAll } from "../system/input.ts";
import { openChecklist, openStore, scorecardOf, writer } from "./open.ts";

/** Says of items what a person knows. All of them are written together, or none. */
export async function run(invocation: Invocation): Promise<number> {
  const { args, clock, out, err } = invocation;
  const selectors = args.positionals;
  if (selectors.length === 0) {
    throw new Fault("no item is named", { mend: "Name one or more, as in `gonogo mark W5.3.1 --pass`." });
  }
  const status = statusOf(invocation);
  const checklist = await openChecklist(invocation);
  const store = openStore(invocation, checklist);
  const by = await writer(invocation);
  const said = await remarksOf(invocation);
  const until = args.text("until");
  const override = args.text("override");
  const now = clock.now();

  let before: Scorecard | null = null;
  let added = 0;
  // Under the lock: "pending" means what is pending when it is written.
  const ledger = await store.append((current) => {
    const scorecard = scorecardOf(invocation, checklist, current);
    const items = selectItems(checklist, selectors, (id) => scorecard.items.get(id)!);
    if (items.length === 0) {
      throw new Fault(`there is no item that is ${selectors.join(" or ")}: nothing was written`, {
        mend: "See how the items stand with `gonogo score`.",
      });
    }
    const request = { ...said, items, by, source: "cli" } as const;
    const drafts: Draft[] =
      status === null
        ? noteDrafts(checklist, request, now)
        : markDrafts(checklist, scorecard, { ...request, status, ...conditions(checklist.timezone) }, now);
    before = scorecard;
    added = drafts.length;
    return drafts;
  });

  function conditions(zone: string): Pick<MarkRequest, "until" | "override"> {
    return {
      ...(until === null ? {} : { until: parseUntil(until, zone, now) }),
      ...(override === null ? {} : { override }),
    };
  }

  const entries = added === 0 ? [] : ledger.entries.slice(-added);
  if (args.flag("json")) await out.line(JSON.stringify(entries, null, 2));
  else await out.write(linesOf(invocation, entries, before!, scorecardOf(invocation, checklist, ledger)));
  await err.line(`${added === 1 ? "1 entry" : `${added} entries`} saved in ${store.where}`);
  for (const evidence of said.evidence.filter(meantAsFile)) {
    if (evidence.kind === "text")
      await err.line(`gonogo: there is no file ${evidence.text} here: it is kept as a text`);
  }
  return exit.done;
}

const statuses: readonly MarkStatus[] = ["pass", "fail", "na", "reset"];

/** The status that was asked for, or null where only something is to be added. */
function statusOf({ args }: Invocation): MarkStatus | null {
  const given = statuses.filter((status) => args.flag(status));
  if (given.length > 1) {
    throw new Fault(`--${given[0]} and --${given[1]} can't both hold`, {
      mend: "Give one of --pass, --fail, --na, --reset.",
    });
  }
  const status = given[0] ?? null;
  if (status !== null) return status;
  const needed = (["until", "override"] as const).find((name) => args.text(name) !== null);
  if (needed) {
    throw new Fault(`--${needed} needs a status`, {
      mend: `Give it with ${needed === "until" ? "--na" : "--pass"}.`,
    });
  }
  if (args.text("note") !== null || args.list("evidence").length > 0 || args.list("field").length > 0)
    return null;
  throw new Fault("nothing is said of the items", {
    mend: "Give --pass, --fail, --na or --reset, or add a --note, --evidence or --field.",
  });
}

interface Remarks {
  readonly note: string | undefined;
  readonly evidence: readonly Evidence[];
  readonly fields: Readonly<Record<string, string>>;
}

async function remarksOf({ args, cwd, stdin }: Invocation): Promise<Remarks> {
  const note = args.text("note");
  return {
    note: note === "-" ? await readAll(stdin) : (note ?? undefined),
    evidence: await Promise.all(args.list("evidence").map((value) => evidenceOf(value, cwd))),
    fields: fieldsOf(args.list("field")),
  };
}

function fieldsOf(given: readonly string[]): Readonly<Record<string, string>> {
  const fields = new Map<string, string>();
  for (const pair of given) {
    const split = pair.indexOf("=");
    if (split < 1)
      throw new Fault(`"${pair}" is not NAME=VALUE`, { mend: "Write it like --field region=europe-west1." });
    const name = pair.slice(0, split).trim();
    if (fields.has(name)) throw new Fault(`the field ${name} is given twice`, { mend: "Give it once." });
    fields.set(name, pair.slice(split + 1));
  }
  return Object.fromEntries(fields);
}

/** A line an item: what it was, what it is. */
function linesOf(
  { style }: Invocation,
  entries: readonly Entry[],
  before: Scorecard,
  after: Scorecard,
): string {
  const rows = entries.flatMap((entry) => (entry.kind === "mark" || entry.kind === "note" ? [entry] : []));
  const width = Math.max(...rows.map((entry) => entry.item.length));
  const lines = rows.map((entry) => {
    const was = words(before, entry.item);
    const is = words(after, entry.item);
    const reason = after.items.get(entry.item)?.reason ?? "";
    const change = entry.kind === "note" ? `${is}  noted` : `${was} → ${is}  ${reason}`;
    return `${entry.item.padEnd(width)}  ${change}  ${style.dim("saved")}\n`;
  });
  return lines.join("");
}

function words(scorecard: Scorecard, id: string): string {
  const status = scorecard.items.get(id)?.status ?? "pending";
  return status === "na" ? "n/a" : status;
}
