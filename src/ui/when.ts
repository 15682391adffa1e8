const days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const dayLength = 86_400_000;

const two = (value: number): string => String(value).padStart(2, "0");

/** Whole days from one local date to another; clocks put forward or back make a day longer or shorter, hence the rounding. */
function daysBetween(from: Date, to: Date): number {
  const start = new Date(from.getFullYear(), from.getMonth(), from.getDate());
  const end = new Date(to.getFullYear(), to.getMonth(), to.getDate());
  return Math.round((end.getTime() - start.getTime()) / dayLength);
}

/**
 * A time as people say it, in the machine's zone: `today 12:01`, `Tue 17:20`, `12 Aug 17:20`, `12 Aug 2025`.
 * Both times are ISO 8601; without `now` it is the full date.
 */
export function when(iso: string, now: string | null): string {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return "at no known time";
  const clock = `${two(time.getHours())}:${two(time.getMinutes())}`;
  const date = `${time.getDate()} ${months[time.getMonth()]}`;
  if (now === null) return `${date} ${time.getFullYear()} ${clock}`;
  const today = new Date(now);
  const distance = daysBetween(today, time);
  if (distance === 0) return `today ${clock}`;
  if (distance === -1) return `yesterday ${clock}`;
  if (distance === 1) return `tomorrow ${clock}`;
  if (distance < 0 && distance > -7) return `${days[time.getDay()]} ${clock}`;
  return time.getFullYear() === today.getFullYear() ? `${date} ${clock}` : `${date} ${time.getFullYear()}`;
}

/** A sentence with its UTC times (`on 2026-11-21 17:20Z`) said as `when` says them, so that a view speaks of one zone. */
export const withTimes = (sentence: string, now: string | null): string =>
  sentence.replace(/(?:\bon )?(\d{4}-\d\d-\d\d) (\d\d:\d\d)Z/g, (_, date: string, time: string) =>
    when(`${date}T${time}:00.000Z`, now),
  );
