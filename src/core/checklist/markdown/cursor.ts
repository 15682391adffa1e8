const TAB = 9;
const SPACE = 32;

/** A place in the line, kept to come back to. */
export interface Mark {
  readonly offset: number;
  readonly column: number;
  readonly insideTab: boolean;
}

/**
 * Walks along one line by columns, where a tab reaches to the next multiple of four. The first character that is
 * not white is looked for once per run of white space, so that deep indentation costs no more than its length.
 */
export class Cursor {
  line = "";
  offset = 0;
  column = 0;
  /** Index of the first character at or after `offset` that is neither space nor tab. */
  next = 0;
  private nextColumn = 0;
  private insideTab = false;

  start(line: string): void {
    this.line = line;
    this.offset = 0;
    this.column = 0;
    this.insideTab = false;
    this.look();
  }

  /** Columns of white space before `next`. */
  get indent(): number {
    return this.nextColumn - this.column;
  }

  /** True where nothing but white space is left. */
  get blank(): boolean {
    return this.next === this.line.length;
  }

  /** Code of the first character that is not white; NaN at the end. */
  get code(): number {
    return this.line.charCodeAt(this.next);
  }

  /** Goes to the first character that is not white, and `count` characters (none of them a tab) beyond it. */
  skip(count: number): void {
    this.offset = this.next + count;
    this.column = this.nextColumn + count;
    this.insideTab = false;
    if (count > 0) this.look();
  }

  /** Takes up to `columns` columns of white space. */
  take(columns: number): void {
    let left = columns;
    while (left > 0 && this.offset < this.next) {
      if (this.line.charCodeAt(this.offset) === TAB) {
        const width = 4 - (this.column % 4);
        this.insideTab = width > left;
        const taken = Math.min(left, width);
        this.column += taken;
        left -= taken;
        if (!this.insideTab) this.offset += 1;
      } else {
        this.insideTab = false;
        this.offset += 1;
        this.column += 1;
        left -= 1;
      }
    }
  }

  /** What is left of the line; the rest of a half-taken tab comes as spaces. */
  rest(mark: Mark = this.mark()): string {
    if (!mark.insideTab) return this.line.slice(mark.offset);
    return " ".repeat(4 - (mark.column % 4)) + this.line.slice(mark.offset + 1);
  }

  /** The line from its first character that is not white. */
  text(): string {
    return this.line.slice(this.next);
  }

  mark(): Mark {
    return { offset: this.offset, column: this.column, insideTab: this.insideTab };
  }

  private look(): void {
    let next = this.offset;
    let column = this.column;
    for (; next < this.line.length; next += 1) {
      const code = this.line.charCodeAt(next);
      if (code === SPACE) column += 1;
      else if (code === TAB) column += 4 - (column % 4);
      else break;
    }
    this.next = next;
    this.nextColumn = column;
  }
}
