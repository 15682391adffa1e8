declare module "marked-terminal" {
  import type { MarkedExtension } from "marked";

  type Styler = (text: string) => string;

  /** The options used here; all styles must be given, or its own colours are used. */
  export interface MarkedTerminalOptions {
    code?: Styler;
    blockquote?: Styler;
    html?: Styler;
    heading?: Styler;
    firstHeading?: Styler;
    hr?: Styler;
    listitem?: Styler;
    table?: Styler;
    paragraph?: Styler;
    strong?: Styler;
    em?: Styler;
    codespan?: Styler;
    del?: Styler;
    link?: Styler;
    href?: Styler;
    emoji?: boolean;
    showSectionPrefix?: boolean;
    reflowText?: boolean;
    unescape?: boolean;
    width?: number;
    tab?: number;
    tableOptions?: object;
  }

  export function markedTerminal(options?: MarkedTerminalOptions, highlight?: object): MarkedExtension;
}
