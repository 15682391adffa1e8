/**
 * Dates as people write and read them. Times are epoch milliseconds or ISO 8601 in UTC; a date without a time
 * belongs to a time zone.
 */
import { Fault } from "../fault.ts";

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?\s?(Z|[+-]\d{2}:?\d{2})$/i;
const DURATION = /^(\d{1,5})([mhdw])$/;
const UNIT = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };
const DAY = 86_400_000;

/** `2026-11-21 17:20Z`: a time to the minute, in UTC, from ISO 8601. */
export function minute(iso: string): string {
  const utc = iso.length === 24 && iso.endsWith("Z") ? iso : toIso(Date.parse(iso));
  return utc === null ? iso : `${utc.slice(0, 10)} ${utc.slice(11, 16)}Z`;
}

/** ISO 8601 in UTC with milliseconds; null where the time is none. */
export function toIso(time: number): string | null {
  return Math.abs(time) <= 8.64e15 ? new Date(time).toISOString() : null;
}

/**
 * The last millisecond of a day in a time zone, also where the clocks change that night.
 * Throws a Fault for a day or a zone that does not exist.
 */
export function endOfDay(date: string, zone: string): number {
  const day = midnightUtc(date);
  const next = new Date(day + DAY).toISOString().slice(0, 10);
  const localDate = localDateIn(zone);
  // A zone's clock is at most 14 hours ahead of UTC and 12 behind: the next day starts between these two.
  let before = Math.floor((day + DAY - 15 * UNIT.h) / 1000);
  let after = Math.floor((day + DAY + 13 * UNIT.h) / 1000);
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (localDate(middle * 1000) < next) before = middle;
    else after = middle;
  }
  return after * 1000 - 1;
}

/**
 * Until when something holds, as ISO 8601 in UTC: a date (the end of that day in the zone), a time with its
 * offset, or a duration from now (`12h`, `7d`, `2w`). Throws a Fault for anything else and for the past.
 */
export function parseUntil(text: string, zone: string, now: number): string {
  const time = timeOf(text.trim(), zone, now);
  const iso = time === null ? null : toIso(time);
  if (time === null || iso === null) {
    throw new Fault(`"${text}" is not a date`, {
      mend: "Give a day (2026-11-30), a time with its offset (2026-11-30T18:00Z) or a duration (12h, 7d).",
    });
  }
  if (time <= now) {
    throw new Fault(`${text} is over already`, {
      mend: `It is ${minute(toIso(now) ?? "")}: give a later date.`,
    });
  }
  return iso;
}

function timeOf(text: string, zone: string, now: number): number | null {
  if (DATE.test(text)) return endOfDay(text, zone);
  const duration = DURATION.exec(text);
  if (duration) return now + Number(duration[1]) * UNIT[duration[2] as keyof typeof UNIT];
  if (!INSTANT.test(text)) return null;
  midnightUtc(text.slice(0, 10));
  const time = Date.parse(text.replace(" ", "T").replace(/\s/g, "").toUpperCase());
  return Number.isNaN(time) ? null : time;
}

/** Midnight UTC of a day that exists. */
function midnightUtc(date: string): number {
  const time = DATE.test(date) ? Date.parse(`${date}T00:00:00.000Z`) : Number.NaN;
  // Some engines roll 2026-02-30 over into March.
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== date) {
    throw new Fault(`"${date}" is not a day of the calendar`, { mend: "Write it as 2026-11-30." });
  }
  return time;
}

/** The calendar date in a zone, in a form that sorts. */
function localDateIn(zone: string): (time: number) => string {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat("en-CA", {
      timeZone: zone,
      calendar: "gregory",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
    });
  } catch (cause) {
    throw new Fault(`"${zone}" is not a time zone`, {
      mend: "Name one as America/Sao_Paulo, or UTC.",
      cause,
    });
  }
  return (time) => format.format(time);
}
