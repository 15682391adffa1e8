import { type DetailContent, detailRows } from "../detail-rows.ts";
import { blank, type Row, span, spread } from "../row.ts";
import { scrolled } from "../scroll.ts";

export interface DetailProps extends Omit<DetailContent, "now"> {
  readonly now?: string | null;
  /** Rows scrolled down; more than there are to scroll shows the last ones. */
  readonly scroll: number;
  readonly height: number;
}

/** A low pane has no rows to give to blanks. */
const airyFrom = 14;

/** All that is known of the selected item, with a column of space at either side. */
export function detailPane(props: DetailProps): readonly Row[] {
  const { width, height, scroll } = props;
  const rows = rowsOf(props);
  const window = scrolled(rows, scroll, height, { up: "K ", down: "J " });
  // What the hint covers can be scrolled to: at the end that is the first row, else the last.
  const more = window.top + window.rows.length < rows.length;
  const hinted = window.hint === "" ? -1 : more ? window.rows.length - 1 : 0;
  return window.rows.map((row, index): Row => {
    return [span(" "), ...(index === hinted ? spread(row, [span(window.hint, "dim")], width - 2) : row)];
  });
}

/** The furthest that the detail can be scrolled. */
export const detailScrollEnd = (props: Omit<DetailProps, "scroll">): number =>
  Math.max(0, rowsOf(props).length - props.height);

/** Columns that the guidance is to be rendered for. */
export const guidanceWidth = (width: number): number => Math.max(1, width - 2);

function rowsOf({
  item,
  score,
  guidance,
  now = null,
  width,
  height,
}: Omit<DetailProps, "scroll">): readonly Row[] {
  const rows = detailRows({ item, score, guidance, now, width: guidanceWidth(width) });
  return height < airyFrom ? rows.filter((row) => row !== blank) : rows;
}
