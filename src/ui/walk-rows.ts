/**
 * The whole screen of the walk as rows, from its state alone. Ink draws these, and the first frame is these before Ink is
 * there.
 */
import { footerKeys, helpGroups } from "../app/help.ts";
import { footerRows, isTooSmall, type Layout, layoutOf, listRows } from "../app/layout.ts";
import { previewLines } from "../app/reading.ts";
import {
  askedAtQuit,
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
} from "../app/selectors.ts";
import type { Message, WalkState } from "../app/state.ts";
import { welcomeLines } from "../app/welcome.ts";
import { beside, block } from "./panes/beside.ts";
import { type DetailProps, detailPane, detailScrollEnd, guidanceWidth } from "./panes/detail.ts";
import { firstRunPane } from "./panes/first-run.ts";
import { footerPane } from "./panes/footer.ts";
import { headerPane } from "./panes/header.ts";
import { helpPane } from "./panes/help.ts";
import { itemsPane } from "./panes/items.ts";
import { previewPane } from "./panes/preview.ts";
import { promptPane } from "./panes/prompt.ts";
import { ruleRow } from "./panes/rule.ts";
import { sectionsPane } from "./panes/sections.ts";
import { tooSmallPane } from "./panes/too-small.ts";
import { remembered } from "./remembered.ts";
import type { Row } from "./row.ts";
import { symbols } from "./symbols.ts";
import { numberColumns } from "./words.ts";

const header = remembered(headerPane);
const sections = remembered(sectionsPane);

/** What is to be rendered of the current item's guidance, and for how many columns; no text where no detail is seen. */
export function guidanceOf(state: WalkState): { readonly text: string; readonly columns: number } {
  const seen = state.mode.kind !== "help" && state.mode.kind !== "preview";
  return {
    text: (seen && current(state)?.guidance) || "",
    columns: guidanceWidth(layoutOfState(state).detail.width),
  };
}

/** Header, panes, footer; a prompt takes the footer's place. `guidance` is the current item's, rendered. */
export function walkRows(state: WalkState, guidance: string): readonly Row[] {
  if (isTooSmall(state.size)) return tooSmallPane({ ...state.size, open: askedAtQuit(state) });
  const layout = layoutOfState(state);
  const { width } = layout;
  return [
    ...header({
      checklist: state.checklist,
      scorecard: state.scorecard,
      operator: state.operator,
      milestone: state.milestone,
      saving: savingOf(state),
      clockText: clockText(state),
      unsaved: state.steps.length,
      width,
    }),
    ruleRow(width, state.welcome || over(state) ? [] : jointsOf(layout), "top"),
    ...(state.welcome
      ? firstRunPane({ release: state.release, operator: state.operator, lines: welcomeLines(state), width })
      : []),
    ...bodyRows(state, layout, guidance),
    ...bottomRows(state, width),
  ];
}

/** The furthest that the current item's detail can be scrolled. */
export function detailEnd(state: WalkState, guidance: string): number {
  const content = detailOf(state, layoutOfState(state), guidance);
  return content ? detailScrollEnd(content) : 0;
}

const layoutOfState = ({ size, mode, welcome }: WalkState): Layout => layoutOf(size, mode.kind, welcome);

/** True while a text to read lies over the panes. */
const over = ({ mode }: WalkState): boolean => mode.kind === "help" || mode.kind === "preview";

/** Columns of the vertical rules. */
function jointsOf({ wide, sections, items }: Layout): readonly number[] {
  return wide ? [sections.width, sections.width + 1 + items.width] : [sections.width];
}

function bodyRows(state: WalkState, layout: Layout, guidance: string): readonly Row[] {
  const { mode } = state;
  const { width, height } = layout;
  if (mode.kind === "help") {
    return block(helpPane({ groups: helpGroups(state), scroll: mode.scroll, width, height }), height);
  }
  if (mode.kind === "preview") {
    const lines = previewLines(mode.lines, width);
    return block(previewPane({ title: mode.title, lines, scroll: mode.scroll, width, height }), height);
  }
  const content = detailOf(state, layout, guidance);
  const detail = content ? detailPane(content) : [];
  const lists = [
    { rows: sectionRows(state, layout), width: layout.sections.width },
    { rows: itemRows(state, layout), width: layout.items.width },
  ];
  if (layout.wide) return beside(height, [...lists, { rows: detail, width: layout.detail.width }]);
  return [
    ...beside(layout.items.height, lists),
    ruleRow(width, jointsOf(layout), "bottom"),
    ...block(detail, layout.detail.height),
  ];
}

function sectionRows(state: WalkState, { sections: { width, height } }: Layout): readonly Row[] {
  const section = current(state)?.section ?? visible(state).items[0]?.section ?? "";
  return sections({
    checklist: state.checklist,
    scorecard: state.scorecard,
    current: section,
    width,
    height,
  });
}

function itemRows(state: WalkState, layout: Layout): readonly Row[] {
  const list = windowOf(state, listRows(layout));
  return itemsPane({
    rows: list.rows,
    title: listTitle(state),
    above: list.above,
    below: list.below,
    empty: emptyText(state),
    numbers: numberColumns(state.checklist),
    query: state.query,
    width: layout.items.width,
  });
}

function detailOf(
  state: WalkState,
  { detail: { width, height } }: Layout,
  guidance: string,
): DetailProps | null {
  const item = current(state);
  if (!item) return null;
  const now = new Date(state.now).toISOString();
  return { item, score: scoreOf(state, item.id), guidance, now, scroll: state.detailScroll, width, height };
}

function bottomRows(state: WalkState, width: number): readonly Row[] {
  if (state.mode.kind === "prompt") {
    const { question, line, answered, rest } = state.mode.prompt;
    const count = answered.length + rest.length + 1;
    return promptPane({
      title: count > 1 ? `${question.title}  (${answered.length + 1} of ${count})` : question.title,
      hint: question.hint,
      value: line.value,
      cursor: line.cursor,
      error: promptErrorOf(state),
      width,
    });
  }
  const message = searchLine(state) ?? messageOf(state);
  return block(footerPane({ keys: footerKeys(state), message, width }), footerRows);
}

/** What is typed into the search, and how much it leaves. */
function searchLine(state: WalkState): Message | null {
  if (state.mode.kind !== "search") return null;
  const { value, cursor } = state.mode.line;
  const found = visible(state).items.length;
  const text = `/${value.slice(0, cursor)}${symbols.cursor}${value.slice(cursor)}   ${found} of ${state.checklist.items.length}`;
  return { tone: found === 0 ? "warn" : "info", text };
}
