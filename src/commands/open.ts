import type { Invocation } from "../cli/invocation.ts";
import { milestones } from "../core/checklist/milestones.ts";
import type { Checklist } from "../core/checklist/model.ts";
import { Fault } from "../core/fault.ts";
import type { Ledger } from "../core/ledger/entry.ts";
import type { MilestoneName, Scorecard } from "../core/scorecard/model.ts";
import { score } from "../core/scorecard/score.ts";
import { type FileStore, openFileStore } from "../store/file-store.ts";
import { dataFolder, ledgerPath } from "../store/place.ts";
import { loadChecklist } from "../system/checklist-files.ts";
import { refuseFuture, refusePast } from "../system/clock.ts";
import { sha256 } from "../system/digest.ts";

export const defaultChecklist = "whatsapp-connector";
export const defaultRelease = "unreleased";

/** The checklist that `-c` names. Throws a Fault where it can't be read or has an error in it. */
export async function openChecklist({ args, cwd, folders }: Invocation): Promise<Checklist> {
  const { checklist } = await loadChecklist(args.text("checklist") ?? defaultChecklist, {
    cwd,
    bundled: folders.bundled,
    cache: folders.cache,
  });
  return checklist;
}

/** The folder that holds the ledgers of all checklists. */
export function ledgersOf({ args, cwd, env }: Invocation, checklist: Checklist): string {
  return dataFolder({ data: args.text("data") ?? undefined, cwd, env, checklist: checklist.name });
}

/**
 * A release's ledger: the one that `-r` names, or the given one. At a time that was given, it takes nothing dated before
 * what it holds already: `append` then throws a Fault.
 */
export function openStore(
  invocation: Invocation,
  checklist: Checklist,
  release = releaseOf(invocation),
): FileStore {
  const path = ledgerPath(ledgersOf(invocation, checklist), checklist.name, release);
  const store = openFileStore({ path, checklist: checklist.name, release, digest: sha256 });
  return {
    ...store,
    // Under the lock, where the ledger is what it will be written to.
    append: (decide) =>
      store.append((ledger) => {
        const drafts = decide(ledger);
        if (drafts.length > 0) refusePast(invocation.clock, ledger.entries);
        return drafts;
      }),
  };
}

export function releaseOf({ args }: Invocation): string {
  return args.text("release") ?? defaultRelease;
}

/** A ledger's scorecard at the invocation's clock. */
export function scorecardOf({ clock }: Invocation, checklist: Checklist, ledger: Ledger): Scorecard {
  return score(checklist, ledger, { now: clock.now(), tolerance: clock.tolerance });
}

export interface Opened {
  readonly checklist: Checklist;
  readonly store: FileStore;
  readonly ledger: Ledger;
  readonly scorecard: Scorecard;
}

/** All that a command needs to read: the checklist, its ledger as it stands, and the scorecard of both. */
export async function open(invocation: Invocation): Promise<Opened> {
  const checklist = await openChecklist(invocation);
  const store = openStore(invocation, checklist);
  const ledger = await store.read();
  return { checklist, store, ledger, scorecard: scorecardOf(invocation, checklist, ledger) };
}

/** Says where entries were left out because their time has not come; a replay leaves them out on purpose. */
export async function warnOfAhead({ clock, err }: Invocation, { ahead }: Scorecard): Promise<void> {
  if (!clock.live || ahead.length === 0) return;
  const which =
    ahead.length === 1 ? `entry ${ahead[0]} is` : `${ahead.length} entries (from ${ahead[0]}) are`;
  await err.line(`gonogo: ${which} dated ahead of this machine's clock and do not count yet`);
}

/** Who writes. Refuses a clock that is ahead: call it before anything is written. */
export async function writer(invocation: Invocation): Promise<string> {
  refuseFuture(invocation.clock);
  // Starting processes takes 10 ms to load: only who writes waits for it.
  const { operatorName } = await import("../system/operator.ts");
  return operatorName(invocation.args.text("as"), invocation.cwd);
}

/** The milestone that `--at` names. */
export async function milestoneOf({ args }: Invocation): Promise<MilestoneName> {
  const given = args.text("at") ?? "decision";
  const known = milestones.find((name) => name === given);
  if (known) return known;
  const { nearest } = await import("../core/text/nearest.ts");
  const close = nearest(given, milestones, 1)[0];
  throw new Fault(`there is no milestone "${given}"`, {
    mend: `${close ? `Did you mean ${close}? ` : ""}There are ${milestones.join(", ")}.`,
  });
}
