const units = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** Ten years: longer than any check stays true, and short enough to add to any date. */
const longest = 3650 * units.d;

/** Milliseconds of a duration such as `30m`, `24h` or `7d`; null where it is none, zero, or longer than ten years. */
export function parseDuration(text: string): number | null {
  const match = /^(\d{1,9})([smhd])$/.exec(text.trim());
  if (!match) return null;
  const ms = Number(match[1]) * units[match[2] as keyof typeof units];
  return ms > 0 && ms <= longest ? ms : null;
}

/** A duration of whole seconds as it is written: `30m`, `24h`, `7d`. Days begin at two: a day is `24h`. */
export function formatDuration(ms: number): string {
  if (ms % units.d === 0 && ms > units.d) return `${ms / units.d}d`;
  if (ms % units.h === 0) return `${ms / units.h}h`;
  if (ms % units.m === 0) return `${ms / units.m}m`;
  return `${Math.round(ms / units.s)}s`;
}
