/** How words are set off in a terminal. The core names the meaning; what it looks like is decided outside. */
export interface Style {
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly warn: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly accent: (text: string) => string;
}

const same = (text: string): string => text;

/** No colours: everything is said by words and symbols all the same. */
export const plainStyle: Style = { good: same, bad: same, warn: same, dim: same, strong: same, accent: same };
