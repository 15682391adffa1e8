import { fill, type Row, span } from "../row.ts";

export interface Block {
  readonly rows: readonly Row[];
  readonly width: number;
}

const rule = span("│", "dim");

/** Blocks side by side with a rule between them: `height` rows, each block at exactly its width. */
export function beside(height: number, blocks: readonly Block[]): readonly Row[] {
  return Array.from({ length: Math.max(0, height) }, (_, index) =>
    blocks.flatMap(({ rows, width }, place): Row => {
      const row = fill(rows[index] ?? [], width);
      return place > 0 ? [rule, ...row] : row;
    }),
  );
}

/** Exactly `height` rows: missing ones are blank, further ones left out. */
export function block(rows: readonly Row[], height: number): readonly Row[] {
  return Array.from({ length: Math.max(0, height) }, (_, index) => rows[index] ?? []);
}
