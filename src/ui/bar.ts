/** A bar in three parts, to be drawn one after the other: what is done, the mark where it stands clear, and what is left. */
export interface Bar {
  readonly done: string;
  readonly rest: string;
  /** Where the threshold's mark stands, in cells from the left; null where there is none. */
  readonly mark: number | null;
}

const full = "━";
const empty = "╌";
const markSymbol = "┊";

/**
 * A bar of `columns` cells for `passed` of `applicable`. It is full only when all are passed, and it reaches beyond the
 * threshold's mark only when more than the threshold is passed, as the gate counts: the exact fraction decides, not the cells.
 */
export function bar(columns: number, passed: number, applicable: number, threshold: number | null): Bar {
  const cells = Math.max(0, Math.floor(columns));
  if (cells === 0) return { done: "", rest: "", mark: null };
  const exact = applicable === 0 ? 0 : (passed * cells) / applicable;
  let filled = passed >= applicable && applicable > 0 ? cells : Math.min(Math.floor(exact), cells - 1);
  if (passed > 0 && filled === 0 && cells > 1) filled = 1;
  if (threshold === null)
    return { done: full.repeat(filled), rest: empty.repeat(cells - filled), mark: null };

  const mark = Math.max(0, Math.min(cells - 1, Math.floor((threshold * cells) / 100)));
  const above = passed * 100 > threshold * applicable;
  filled = above ? Math.max(filled, mark + 1) : Math.min(filled, mark);
  const line = `${full.repeat(filled)}${empty.repeat(cells - filled)}`;
  const marked = `${line.slice(0, mark)}${markSymbol}${line.slice(mark + 1)}`;
  return { done: marked.slice(0, filled), rest: marked.slice(filled), mark };
}
