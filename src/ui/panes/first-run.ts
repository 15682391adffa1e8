import { certain } from "../../core/text/certain.ts";
import { framed } from "../frame.ts";
import { type Row, span } from "../row.ts";

export interface FirstRunProps {
  readonly release: string;
  readonly operator: string;
  /** The three lines to read; the box is two rows higher. */
  readonly lines: readonly string[];
  readonly width: number;
}

/** What a first run explains, in a box. */
export function firstRunPane({ release, operator, lines, width }: FirstRunProps): readonly Row[] {
  const content = lines.map((line) => [span(certain(line))]);
  return framed(`${certain(release)} · ${certain(operator)}`, content, width);
}
