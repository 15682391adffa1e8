import { exit, type Invocation } from "../cli/invocation.ts";
import { Fault } from "../core/fault.ts";
import type { Ledger } from "../core/ledger/entry.ts";
import { entriesAt } from "../core/ledger/heads.ts";

/** A ledger as it lies on the disk, and where its chain does not fit. */
export interface Reading {
  readonly ledger: Ledger;
  readonly broken: { readonly message: string } | null;
}

/**
 * Says whether the chain is whole and, where a digest was given, after which entry it was the ledger's head.
 * Throws a Fault where what was given is no digest, or too little of one.
 */
export async function verify(
  { args, out, err }: Invocation,
  { ledger, broken }: Reading,
  where: string,
): Promise<number> {
  const { checklist, release, entries, head } = ledger;
  const count = counted(entries.length);
  const asked = askedOf(args.positionals);
  const after = asked === null || broken ? null : placeOf(asked, ledger);
  if (args.flag("json")) {
    const answer = asked === null ? {} : { asked: { head: asked, after } };
    const facts = { checklist, release, entries: entries.length, whole: !broken, broken, head, ...answer };
    await out.line(JSON.stringify(facts, null, 2));
  } else if (!broken) {
    await out.line(`${count}, chain whole, head ${head}`);
  }
  if (broken) {
    await err.line(`gonogo: the ledger was changed by hand: ${broken.message}`);
    await err.line(`  ${where} (${count})`);
    await err.line("  → It was left as it is; restore it from version control or a backup");
    return exit.refused;
  }
  if (asked === null) return exit.done;
  if (after === null) {
    await err.line(`gonogo: ${asked} was never the head of this ledger`);
    await err.line(`  ${where} (${count})`);
    await err.line(
      "  → What names it was made from another ledger, or entries were taken from this one's end since",
    );
    return exit.refused;
  }
  const more = entries.length - after;
  const since = more === 0 ? "nothing was added since" : `${counted(more)} added since`;
  if (!args.flag("json")) await out.line(`${asked} was its head after ${counted(after)}; ${since}`);
  return exit.done;
}

function counted(entries: number): string {
  return entries === 1 ? "1 entry" : `${entries} entries`;
}

function askedOf(positionals: readonly string[]): string | null {
  const [given, ...more] = positionals;
  if (given === undefined) return null;
  if (more.length === 0 && /^[0-9a-f]{8,64}$/i.test(given)) return given.toLowerCase();
  throw new Fault(more.length > 0 ? "--verify looks for one head at a time" : `"${given}" is no digest`, {
    mend: "Give the head that the artifact names, or its first 8 digits (0-9, a-f) at least.",
  });
}

function placeOf(asked: string, ledger: Ledger): number | null {
  const [first, ...more] = entriesAt(ledger, asked);
  if (more.length === 0) return first ?? null;
  throw new Fault(`${asked} begins the head after ${[first, ...more].join(" and after ")} entries`, {
    mend: "Give more of its digits.",
  });
}
