import { Fault } from "../core/fault.ts";

/** The time that a command reads: the machine's, or the one given with `--at-time`. */
export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number;
  /** False where the time was given: nothing moves, and a replay gives the same bytes. */
  readonly live: boolean;
  /** Milliseconds by which an entry may be ahead of this clock and still count. */
  readonly tolerance: number;
}

/** Two machines' clocks differ; one that is five minutes ahead is still believed. */
const tolerated = 5 * 60_000;

/** The machine's clock. */
export const liveClock: Clock = { now: () => Date.now(), live: true, tolerance: tolerated };

/** A clock that stands at the given time. Throws a Fault where the text is no time. */
export function fixedClock(text: string): Clock {
  const time = parseTime(text);
  return { now: () => time, live: false, tolerance: 0 };
}

/**
 * Refuses to write at a time that has not come: an entry of the future would count for nobody until then.
 * Throws a Fault; `real` is the machine's clock.
 */
export function refuseFuture(clock: Clock, real: Clock = liveClock): void {
  if (clock.now() <= real.now()) return;
  throw new Fault(
    `${new Date(clock.now()).toISOString()} is in the future: nothing is written at a time to come`,
    {
      mend: "Leave out --at-time, or give a time that has passed.",
    },
  );
}

/**
 * Refuses to write with a given clock before the newest of `entries`: for that clock the later words have not been said
 * yet, so the new one would override them unseen. The machine's clock may be behind another machine's. Throws a Fault.
 */
export function refusePast(clock: Clock, entries: readonly { readonly at: string }[]): void {
  if (clock.live) return;
  const newest = entries.reduce((time, { at }) => Math.max(time, Date.parse(at)), Number.NEGATIVE_INFINITY);
  if (clock.now() >= newest) return;
  const [asked, there] = [clock.now(), newest].map((time) => new Date(time).toISOString());
  throw new Fault(`${asked} is before the ledger's newest entry (${there}): nothing was written`, {
    mend: "Leave out --at-time, or give that entry's time or a later one.",
  });
}

const shape =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,3})\d*)?)?(Z|[+-]\d{2}:?\d{2})?)?$/i;

/**
 * Milliseconds of an ISO 8601 time. A date alone begins at midnight UTC; a time of day needs its zone, because the same
 * replay must give the same bytes on every machine.
 */
export function parseTime(text: string): number {
  const found = shape.exec(text.trim());
  if (!found) throw wrong(text, "is no time");
  const [, year, month, day, hour = "00", minute = "00", second = "00", fraction = "0", zone] = found;
  if (found[4] !== undefined && zone === undefined) throw wrong(text, "has no zone");
  const offset =
    zone === undefined || /z/i.test(zone)
      ? "Z"
      : zone.length === 5
        ? `${zone.slice(0, 3)}:${zone.slice(3)}`
        : zone;
  const wall = `${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction.padEnd(3, "0")}`;
  const asUtc = new Date(`${wall}Z`);
  const time = Date.parse(`${wall}${offset}`);
  // JavaScript reads 30 February as 2 March; a date that does not come back as it was given does not exist.
  if (
    Number.isNaN(time) ||
    Number.isNaN(asUtc.getTime()) ||
    asUtc.toISOString().slice(0, 19) !== wall.slice(0, 19)
  ) {
    throw wrong(text, "does not exist in the calendar");
  }
  return time;
}

function wrong(text: string, what: string): Fault {
  return new Fault(`"${text}" ${what}`, {
    mend: "Write it like 2026-11-20, 2026-11-20T15:00Z or 2026-11-20T12:00-03:00.",
  });
}
