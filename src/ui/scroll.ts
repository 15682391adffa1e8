/** The part of a long list that is seen. */
export interface Scrolled<T> {
  readonly rows: readonly T[];
  /** The scroll that was possible: a larger one was asked for in vain. */
  readonly top: number;
  /** `↑ 12 more  ↓ 40 more`; empty where everything is seen. */
  readonly hint: string;
}

/** The `height` rows from `scroll` on, never beyond the last page; the hint names the `keys` where they are not the usual ones. */
export function scrolled<T>(
  rows: readonly T[],
  scroll: number,
  height: number,
  keys = { up: "", down: "" },
): Scrolled<T> {
  const room = Math.max(0, height);
  const top = Math.max(0, Math.min(scroll, rows.length - room));
  const below = Math.max(0, rows.length - top - room);
  const hints = [
    ...(top > 0 ? [`${keys.up}↑ ${top} more`] : []),
    ...(below > 0 ? [`${keys.down}↓ ${below} more`] : []),
  ];
  return { rows: rows.slice(top, top + room), top, hint: hints.join("  ") };
}
