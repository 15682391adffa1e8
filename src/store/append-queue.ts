import type { Digest } from "../core/checklist/model.ts";
import { chain } from "../core/ledger/chain.ts";
import type { Draft, Ledger } from "../core/ledger/entry.ts";
import { isEntry } from "../core/ledger/shape.ts";

type Decide = (ledger: Ledger) => readonly Draft[];

interface Job {
  readonly decide: Decide;
  readonly resolve: (ledger: Ledger) => void;
  readonly reject: (error: unknown) => void;
}

/** Works out what a batch adds, given the ledger as it stands; calling it again starts afresh. */
export type Plan = (ledger: Ledger) => Promise<Ledger>;

/**
 * Appends one after the other, in the order they were asked for. Those that come while a write is under way are written
 * together by the next one. `commit` runs the plan under its lock, keeps the result, and gives what is then kept.
 */
export function appendQueue(
  digest: Digest,
  commit: (plan: Plan) => Promise<Ledger>,
): (decide: Decide) => Promise<Ledger> {
  let waiting: Job[] = [];
  let running = false;

  async function drain(): Promise<void> {
    running = true;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      await write(batch);
    }
    running = false;
  }

  async function write(batch: readonly Job[]): Promise<void> {
    let refused = new Map<Job, unknown>();
    const plan: Plan = async (ledger) => {
      refused = new Map();
      let planned = ledger;
      for (const job of batch) {
        try {
          planned = await extend(planned, job.decide(planned), digest);
        } catch (error) {
          refused.set(job, error);
        }
      }
      return planned;
    };
    try {
      const kept = await commit(plan);
      for (const job of batch) if (!refused.has(job)) job.resolve(kept);
    } catch (error) {
      for (const job of batch) if (!refused.has(job)) job.reject(error);
    }
    for (const [job, error] of refused) job.reject(error);
  }

  return (decide) =>
    new Promise((resolve, reject) => {
      waiting.push({ decide, resolve, reject });
      if (!running) void drain();
    });
}

/** A draft that would not be readable again must not be written: that it was made is a defect, so it says which rule it breaks. */
async function extend(ledger: Ledger, drafts: readonly Draft[], digest: Digest): Promise<Ledger> {
  const extended = chain(ledger, drafts, digest);
  const added = extended.entries.slice(ledger.entries.length);
  if (added.every(isEntry)) return extended;
  const { explainEntries } = await import("../core/ledger/schema.ts");
  throw new TypeError(`This is not an entry: ${explainEntries(added, ledger.entries.length).join("; ")}`);
}
