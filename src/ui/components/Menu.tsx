import { Box, Text } from "ink";
import SelectInput from "ink-select-input";
import { certain } from "../../core/text/certain.ts";
import { pad } from "../../core/text/fit.ts";
import { framed } from "../frame.ts";
import { painted, select, span } from "../row.ts";
import { symbols } from "../symbols.ts";
import { Rows } from "./Rows.tsx";

export interface MenuItem {
  readonly label: string;
  readonly value: string;
}

export interface MenuProps {
  readonly title: string;
  readonly items: readonly MenuItem[];
  readonly onSelect: (value: string) => void;
  /** The chosen one, where somebody else reads the keys; without it the menu reads them itself. */
  readonly index?: number;
  readonly width: number;
  readonly height: number;
}

/** Columns of a row before its label: frame, a space, the indicator and a space; and after it: a space, frame. */
const before = 4;
const after = 2;

/** A short choice in a box that hides what is below it. */
export function Menu({ title, items, onSelect, index, width, height }: MenuProps) {
  const room = Math.max(1, width - before - after);
  const [top, bottom] = framed(certain(title), [], width);
  // A label fills its row here: the list below draws it as it is.
  const shown = items.map(({ label, value }, place) => {
    const text = `${numberOf(place)}${certain(label)}`;
    return { key: value, label: pad(text, room), value };
  });
  return (
    <Box flexDirection="column" width={width} flexShrink={0}>
      <Rows rows={[top ?? []]} width={width} />
      <SelectInput
        // It keeps its place to itself: a new one shows the place that it is given.
        key={index ?? "own"}
        initialIndex={index ?? 0}
        isFocused={index === undefined}
        items={shown}
        limit={Math.max(1, height - 2)}
        indicatorComponent={Indicator}
        itemComponent={Choice}
        onSelect={({ value }) => onSelect(value)}
      />
      <Rows rows={[bottom ?? []]} width={width} />
    </Box>
  );
}

/** Columns of a label's number and the blank behind it. */
export const numberColumns = 2;

/** The key that takes a choice at once; there is none for the tenth. */
function numberOf(place: number): string {
  return place < 9 ? `${place + 1} ` : " ".repeat(numberColumns);
}

function Indicator({ isSelected = false }: { readonly isSelected?: boolean }) {
  const sign = span(isSelected ? `${symbols.selected} ` : "  ", "strong");
  return <Text>{painted([span("│ ", "dim"), ...(isSelected ? select([sign]) : [sign])])}</Text>;
}

interface ItemProps {
  readonly isSelected?: boolean;
  readonly label: string;
}

function Choice({ isSelected = false, label }: ItemProps) {
  const row = [span(label)];
  return <Text>{painted([...(isSelected ? select(row) : row), span(" │", "dim")])}</Text>;
}
