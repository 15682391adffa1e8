/** How the screen is divided. The reducer pages by it and the screen is drawn by it, so that both mean the same rows. */
import type { Mode, Size } from "./state.ts";

export interface Pane {
  readonly width: number;
  readonly height: number;
}

export interface Layout {
  /** Three panes side by side, or the detail below the list. */
  readonly wide: boolean;
  readonly width: number;
  /** Rows between header and footer. */
  readonly height: number;
  readonly sections: Pane;
  readonly items: Pane;
  readonly detail: Pane;
}

export const smallest: Size = { columns: 80, rows: 24 };
const wideFrom = 120;
export const headerRows = 4;
export const footerRows = 2;
export const promptRows = 4;
export const welcomeRows = 5;

export function isTooSmall({ columns, rows }: Size): boolean {
  return columns < smallest.columns || rows < smallest.rows;
}

/** Divides the screen; one column or row is left for each rule between panes. */
export function layoutOf({ columns, rows }: Size, mode: Mode["kind"], welcome: boolean): Layout {
  const bars = headerRows + (mode === "prompt" ? promptRows : footerRows) + (welcome ? welcomeRows : 0);
  const height = Math.max(3, rows - bars);
  const wide = columns >= wideFrom;
  // Wide enough for `Logging & Monitoring 23/23 ✓`, below a phase's name.
  const left = wide ? Math.max(31, Math.min(44, Math.floor(columns * 0.24))) : columns < 100 ? 25 : 31;
  if (wide) {
    const middle = Math.floor((columns - left - 2) * 0.54);
    return {
      wide,
      width: columns,
      height,
      sections: { width: left, height },
      items: { width: middle, height },
      detail: { width: columns - left - middle - 2, height },
    };
  }
  const below = Math.max(1, Math.min(16, Math.floor(height * 0.42)));
  const above = Math.max(1, height - below - 1);
  return {
    wide,
    width: columns,
    height,
    sections: { width: left, height: above },
    items: { width: Math.max(1, columns - left - 1), height: above },
    detail: { width: columns, height: below },
  };
}

/** Rows of the list's window: the pane less its title. */
export function listRows(layout: Layout): number {
  return Math.max(1, layout.items.height - 1);
}
