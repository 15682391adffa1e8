import { Box } from "ink";
import { useEffect } from "react";
import { isTooSmall } from "../../app/layout.ts";
import type { WalkState } from "../../app/state.ts";
import type { Walk } from "../../app/walk.ts";
import { Rows } from "../components/Rows.tsx";
import { useGuidance } from "../hooks/use-guidance.ts";
import { detailEnd, guidanceOf, walkRows } from "../walk-rows.ts";
import { MenuModal } from "./MenuModal.tsx";

interface Props {
  readonly walk: Walk;
  readonly state: WalkState;
}

/** The whole screen, a row each; a menu lies over the panes. */
export function WalkScreen({ walk, state }: Props) {
  const { size, mode, detailScroll } = state;
  const { text, columns } = guidanceOf(state);
  const guidance = useGuidance(text, columns);
  const end = detailScroll > 0 ? detailEnd(state, guidance) : 0;
  useEffect(() => {
    // Only what is drawn knows where the detail ends; a key that asked for more must not have to be taken back.
    if (detailScroll > end) walk.dispatch({ type: "detail ends", scroll: end });
  }, [walk, detailScroll, end]);
  return (
    <Box width="100%" height={size.rows} flexDirection="column">
      <Rows rows={walkRows(state, guidance)} width={size.columns} height={size.rows} />
      {mode.kind === "menu" && !isTooSmall(size) && <MenuModal walk={walk} menu={mode.menu} size={size} />}
    </Box>
  );
}
