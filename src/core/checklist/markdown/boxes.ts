import type { Cursor, Mark } from "./cursor.ts";
import type { Task } from "./nodes.ts";

/** A list item or a quotation that is still open. */
export interface Box {
  readonly quote: boolean;
  readonly numbered: boolean;
  /** Columns of an item's marker and the white space around it. */
  readonly columns: number;
  /** The innermost task that its content belongs to. */
  owner: Task | null;
  /** True where it is itself that task. */
  task: boolean;
  /** True until something stands in it. */
  empty: boolean;
}

/** The open list items and quotations, the outermost first. */
export class Boxes {
  private readonly open: Box[] = [];
  /** Where in `open` the quotations are. */
  private readonly quotes: number[] = [];
  /** Where on this line the content of the innermost matched task begins. */
  inTask: Mark | null = null;

  get count(): number {
    return this.open.length;
  }

  get last(): Box | undefined {
    return this.open.at(-1);
  }

  /** The task that whatever stands here belongs to. */
  get owner(): Task | null {
    return this.last?.owner ?? null;
  }

  quote(): void {
    this.quotes.push(this.open.length);
    this.push({ quote: true, numbered: false, columns: 0 });
  }

  item(columns: number, numbered: boolean): void {
    this.push({ quote: false, numbered, columns });
  }

  private push(box: Pick<Box, "quote" | "numbered" | "columns">): void {
    this.open.push({ ...box, owner: this.owner, task: false, empty: true });
  }

  /** How many of the boxes the line at the cursor continues; leaves the cursor at their content. */
  match(cursor: Cursor): number {
    this.inTask = null;
    let quote = 0;
    for (let i = 0; i < this.open.length; i += 1) {
      if (cursor.blank) {
        // A blank line belongs to every item down to the next quotation, which it ends: no need to ask them all.
        while (quote < this.quotes.length && (this.quotes[quote] as number) < i) quote += 1;
        return this.quotes[quote] ?? this.open.length;
      }
      const box = this.open[i] as Box;
      if (box.quote) {
        if (!takeQuoteMark(cursor)) return i;
      } else if (cursor.indent >= box.columns) {
        cursor.take(box.columns);
        if (box.task) this.inTask = cursor.mark();
      } else return i;
    }
    return this.open.length;
  }

  /** Closes all but the first `count`; true where that were any. */
  close(count: number): boolean {
    const any = this.open.length > count;
    this.open.length = count;
    while (this.quotes.length > 0 && (this.quotes.at(-1) as number) >= count) this.quotes.pop();
    return any;
  }
}

/** Takes `>` and one column of white space behind it; false where there is none. */
export function takeQuoteMark(cursor: Cursor): boolean {
  if (cursor.indent > 3 || cursor.code !== 62) return false;
  cursor.skip(1);
  cursor.take(1);
  return true;
}
