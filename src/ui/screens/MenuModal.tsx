import { Box } from "ink";
import { headerRows } from "../../app/layout.ts";
import type { Menu as MenuState } from "../../app/menus.ts";
import type { Size } from "../../app/state.ts";
import type { Walk } from "../../app/walk.ts";
import { certain } from "../../core/text/certain.ts";
import { width as widthOf } from "../../core/text/fit.ts";
import { Menu, numberColumns } from "../components/Menu.tsx";

interface Props {
  readonly walk: Walk;
  readonly menu: MenuState;
  readonly size: Size;
}

const narrowest = 36;

/** A menu over the middle of the panes, as wide as its words. The keys are read where all keys are read. */
export function MenuModal({ walk, menu, size }: Props) {
  const words = [menu.title, ...menu.items.map((item) => item.label)].map(
    (text) => widthOf(certain(text)) + numberColumns + 8,
  );
  const width = Math.min(size.columns - 4, Math.max(narrowest, ...words));
  const room = size.rows - headerRows - 4;
  const height = Math.min(room, menu.items.length + 2);
  return (
    <Box
      position="absolute"
      top={headerRows + 1 + Math.floor((room - height) / 3)}
      left={Math.floor((size.columns - width) / 2)}
    >
      <Menu
        title={menu.title}
        items={menu.items}
        index={menu.index}
        onSelect={(value) => walk.dispatch({ type: "choose", value })}
        width={width}
        height={height}
      />
    </Box>
  );
}
