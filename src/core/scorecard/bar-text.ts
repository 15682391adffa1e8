import type { Style } from "./style.ts";
import { isMoreThan } from "./tally.ts";

/**
 * A bar of `cells` for `passed` of `applicable`. It is full only where all passed, empty only where none did, and
 * reaches over the threshold's mark only where more than the threshold passed.
 */
export function barText(
  style: Style,
  cells: number,
  passed: number,
  applicable: number,
  threshold: number | null,
): string {
  if (cells < 4) return "";
  const share = applicable === 0 ? 0 : Math.floor((passed * cells) / applicable);
  let done = passed === applicable ? share : Math.min(share, cells - 1);
  if (passed > 0) done = Math.max(1, done);
  if (threshold === null) return style.good("━".repeat(done)) + style.dim("╌".repeat(cells - done));
  const mark = Math.min(cells - 1, Math.floor((threshold * cells) / 100));
  done = isMoreThan(threshold, passed, applicable) ? Math.max(done, mark + 1) : Math.min(done, mark);
  const rest = "╌".repeat(cells - done);
  if (done > mark) {
    return style.good(`${"━".repeat(mark)}┊${"━".repeat(done - mark - 1)}`) + style.dim(rest);
  }
  const open = `${rest.slice(0, mark - done)}┊${rest.slice(mark - done + 1)}`;
  return style.good("━".repeat(done)) + style.dim(open);
}
