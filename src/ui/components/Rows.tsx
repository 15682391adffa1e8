import { Text } from "ink";
import { fill, painted, type Row } from "../row.ts";

export interface RowsProps {
  readonly rows: readonly Row[];
  readonly width: number;
  /** Rows drawn exactly: missing ones are blank, further ones left out. As many as there are where it is not given. */
  readonly height?: number;
}

/** Rows at exactly `width` columns, each one `<Text>`: what a frame costs follows the number of nodes. */
export function Rows({ rows, width, height = rows.length }: RowsProps) {
  return Array.from({ length: height }, (_, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place on the screen
    <Text key={index} wrap="truncate">
      {painted(fill(rows[index] ?? [], width))}
    </Text>
  ));
}
