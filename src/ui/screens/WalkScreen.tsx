import { Box } from "ink";
import { memo, useEffect, useMemo } from "react";
import { footerKeys, helpGroups } from "../../app/help.ts";
import { type Layout, layoutOf, listRows } from "../../app/layout.ts";
import { previewLines } from "../../app/reading.ts";
import {
  clockText,
  current,
  emptyText,
  listTitle,
  messageOf,
  promptErrorOf,
  savingOf,
  scoreOf,
  visible,
  windowOf,
} from "../../app/selectors.ts";
import type { Message, WalkState } from "../../app/state.ts";
import type { Walk } from "../../app/walk.ts";
import { welcomeLines } from "../../app/welcome.ts";
import { Detail, detailScrollEnd, guidanceWidth } from "../components/Detail.tsx";
import { FirstRun } from "../components/FirstRun.tsx";
import { Footer } from "../components/Footer.tsx";
import { Header } from "../components/Header.tsx";
import { Help } from "../components/Help.tsx";
import { Items } from "../components/Items.tsx";
import { Preview } from "../components/Preview.tsx";
import { Prompt } from "../components/Prompt.tsx";
import { HRule, Rule } from "../components/Rule.tsx";
import { Sections } from "../components/Sections.tsx";
import { useGuidance } from "../hooks/use-guidance.ts";
import { symbols } from "../symbols.ts";
import { numberColumns } from "../words.ts";
import { MenuModal } from "./MenuModal.tsx";

interface Props {
  readonly walk: Walk;
  readonly state: WalkState;
}

// What a key did not change is not drawn again: a frame costs what its rows cost.
const HeaderBar = memo(Header);
const SectionsPane = memo(Sections);

/** The whole screen: header, panes, footer; a prompt takes the footer's place, a menu lies over the panes. */
export function WalkScreen({ walk, state }: Props) {
  const { size, mode, welcome } = state;
  const layout = useMemo(() => layoutOf(size, mode.kind, welcome), [size, mode.kind, welcome]);
  const full = mode.kind === "help" || mode.kind === "preview";
  const joints = useMemo(() => (full || welcome ? [] : jointsOf(layout)), [layout, full, welcome]);
  return (
    <Box width="100%" height={size.rows} flexDirection="column">
      <HeaderBar
        checklist={state.checklist}
        scorecard={state.scorecard}
        operator={state.operator}
        milestone={state.milestone}
        saving={savingOf(state)}
        clockText={clockText(state.now)}
        unsaved={state.steps.length}
        joints={joints}
        width={layout.width}
      />
      {welcome && (
        <FirstRun
          release={state.release}
          operator={state.operator}
          lines={welcomeLines(state)}
          width={layout.width}
        />
      )}
      <Body walk={walk} state={state} layout={layout} />
      <Bottom state={state} width={layout.width} />
      {mode.kind === "menu" && <MenuModal walk={walk} menu={mode.menu} size={size} />}
    </Box>
  );
}

/** Columns of the vertical rules. */
function jointsOf({ wide, sections, items }: Layout): readonly number[] {
  return wide ? [sections.width, sections.width + 1 + items.width] : [sections.width];
}

function Body({ walk, state, layout }: Props & { readonly layout: Layout }) {
  const { mode } = state;
  const { width, height } = layout;
  if (mode.kind === "help") {
    return <Help groups={helpGroups(state)} scroll={mode.scroll} width={width} height={height} />;
  }
  if (mode.kind === "preview") {
    return (
      <Preview
        title={mode.title}
        lines={previewLines(mode.lines, width)}
        scroll={mode.scroll}
        width={width}
        height={height}
      />
    );
  }
  const item = current(state);
  const list = windowOf(state, listRows(layout));
  const lists = (
    <Box height={layout.items.height} flexShrink={0}>
      <SectionsPane
        checklist={state.checklist}
        scorecard={state.scorecard}
        current={item?.section ?? visible(state).items[0]?.section ?? ""}
        width={layout.sections.width}
        height={layout.sections.height}
      />
      <Rule height={layout.items.height} />
      <Items
        rows={list.rows}
        title={listTitle(state)}
        above={list.above}
        below={list.below}
        empty={emptyText(state)}
        numbers={numberColumns(state.checklist)}
        query={state.query}
        width={layout.items.width}
        height={layout.items.height}
      />
      {layout.wide && <Rule height={layout.items.height} />}
      {layout.wide && <DetailPane walk={walk} state={state} layout={layout} />}
    </Box>
  );
  if (layout.wide) return lists;
  return (
    <Box flexDirection="column" flexShrink={0}>
      {lists}
      <HRule width={width} joints={jointsOf(layout)} kind="bottom" />
      <DetailPane walk={walk} state={state} layout={layout} />
    </Box>
  );
}

function DetailPane({ walk, state, layout }: Props & { readonly layout: Layout }) {
  const { width, height } = layout.detail;
  const item = current(state);
  const guidance = useGuidance(item?.guidance ?? "", guidanceWidth(width));
  const now = new Date(state.now).toISOString();
  const content = item && { item, score: scoreOf(state, item.id), guidance, now, width, height };
  const end = content && state.detailScroll > 0 ? detailScrollEnd(content) : state.detailScroll;
  useEffect(() => {
    // Only what is drawn knows where the detail ends; a key that asked for more must not have to be taken back.
    if (state.detailScroll > end) walk.dispatch({ type: "detail ends", scroll: end });
  }, [walk, state.detailScroll, end]);
  if (!content) return <Box width={width} height={height} flexShrink={0} />;
  return <Detail {...content} scroll={state.detailScroll} />;
}

function Bottom({ state, width }: { readonly state: WalkState; readonly width: number }) {
  if (state.mode.kind === "prompt") {
    const { question, line, answered, rest } = state.mode.prompt;
    const count = answered.length + rest.length + 1;
    const title = count > 1 ? `${question.title}  (${answered.length + 1} of ${count})` : question.title;
    return (
      <Prompt
        title={title}
        hint={question.hint}
        value={line.value}
        cursor={line.cursor}
        error={promptErrorOf(state)}
        width={width}
      />
    );
  }
  return <Footer keys={footerKeys(state)} message={searchLine(state) ?? messageOf(state)} width={width} />;
}

/** What is typed into the search, and how much it leaves. */
function searchLine(state: WalkState): Message | null {
  if (state.mode.kind !== "search") return null;
  const { value, cursor } = state.mode.line;
  const found = visible(state).items.length;
  const text = `/${value.slice(0, cursor)}${symbols.cursor}${value.slice(cursor)}   ${found} of ${state.checklist.items.length}`;
  return { tone: found === 0 ? "warn" : "info", text };
}
