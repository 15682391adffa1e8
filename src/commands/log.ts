import { exit, type Invocation } from "../cli/invocation.ts";
import { type Home, homesOf } from "../core/checklist/homes.ts";
import type { Checklist } from "../core/checklist/model.ts";
import { selectItems } from "../core/checklist/select.ts";
import { Fault } from "../core/fault.ts";
import type { Entry, Ledger } from "../core/ledger/entry.ts";
import { takenBack } from "../core/ledger/undo.ts";
import { logLine } from "./log-line.ts";
import { verify } from "./log-verify.ts";
import { openChecklist, openStore, scorecardOf } from "./open.ts";

/** Lists the ledger's entries, or checks that none was changed. */
export async function run(invocation: Invocation): Promise<number> {
  const last = lastOf(invocation);
  const checklist = await openChecklist(invocation);
  const store = openStore(invocation, checklist);
  if (invocation.args.flag("verify")) return verify(invocation, await store.readAnyway(), store.where);
  const ledger = await store.read();
  const chosen = choose(invocation, checklist, ledger);
  await print(invocation, last === null ? chosen : chosen.slice(-last), ledger);
  return exit.done;
}

function lastOf({ args }: Invocation): number | null {
  const given = args.text("last");
  if (given === null) return null;
  if (/^[1-9]\d{0,8}$/.test(given)) return Number(given);
  throw new Fault(`-n needs a number of entries, not "${given}"`, { mend: "Write it like -n 20." });
}

/** The entries that the selectors speak of; all where there are none. An id that only the ledger still knows is found too. */
function choose(invocation: Invocation, checklist: Checklist, ledger: Ledger): readonly Entry[] {
  const selectors = invocation.args.positionals;
  if (selectors.length === 0) return ledger.entries;
  const home = homesOf(checklist);
  const remembered = new Set(ledger.entries.flatMap((entry) => itemsOf(entry, home)));
  const ids = new Set(checklist.items.map(({ id }) => id));
  const known = selectors.filter((selector) => ids.has(selector) || !remembered.has(selector));
  const scorecard = scorecardOf(invocation, checklist, ledger);
  const wanted = new Set(selectors.filter((selector) => remembered.has(selector)));
  if (known.length > 0) {
    const selected = new Set(selectItems(checklist, known, (item) => scorecard.items.get(item)!));
    // A roll-up is named for its children: it is marked through them.
    for (const item of checklist.items) {
      if (!selected.has(item.id) && !(item.parent !== null && selected.has(item.parent))) continue;
      selected.add(item.id);
      wanted.add(item.id);
    }
  }
  return ledger.entries.filter((entry) => itemsOf(entry, home).some((id) => wanted.has(id)));
}

const nowhere: ReadonlySet<string> = new Set();

/** The items that an entry speaks of, by the ids that it was written with and by those of today. */
function itemsOf(entry: Entry, home: Home): readonly string[] {
  const today = (item: string, textDigest: string) => home(item, textDigest, () => nowhere) ?? item;
  if (entry.kind === "mark" || entry.kind === "note")
    return [entry.item, today(entry.item, entry.textDigest)];
  if (entry.kind === "probe") {
    const moved = Object.entries(entry.results).map(([id, { textDigest }]) => today(id, textDigest));
    return [...Object.keys(entry.results), ...moved, ...(entry.same ?? [])];
  }
  return [];
}

async function print(
  { args, out, err, style }: Invocation,
  entries: readonly Entry[],
  ledger: Ledger,
): Promise<void> {
  if (args.flag("json")) return out.line(JSON.stringify(entries, null, 2));
  if (entries.length === 0)
    return err.line(ledger.entries.length === 0 ? "nothing was said yet" : "no entry speaks of that");
  const gone = takenBack(ledger.entries);
  const lines = entries.map(logLine);
  const width = (key: "seq" | "by" | "what" | "item") => Math.max(...lines.map((line) => line[key].length));
  const [seq, by, what, item] = [width("seq"), width("by"), width("what"), width("item")];
  const text = lines.map((line, index) => {
    const start = `${line.seq.padStart(seq)}  ${line.at}  ${line.by.padEnd(by)}  ${line.what.padEnd(what)}`;
    const whole = `${start}  ${line.item.padEnd(item)}  ${line.rest}`.trimEnd();
    return gone.has(entries[index]!.seq) ? style.dim(`${whole}  (taken back)`) : whole;
  });
  await out.write(`${text.join("\n")}\n`);
}
