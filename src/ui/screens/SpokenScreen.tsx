import { Box, Text } from "ink";
import { footerKeys, spokenHelp } from "../../app/help.ts";
import { spokenPage } from "../../app/reading.ts";
import {
  current,
  emptyText,
  messageOf,
  promptErrorOf,
  savingOf,
  scoreOf,
  visible,
} from "../../app/selectors.ts";
import type { WalkState } from "../../app/state.ts";
import { indexOf } from "../../app/visible.ts";
import { welcomeLines } from "../../app/welcome.ts";
import type { Item } from "../../core/checklist/model.ts";
import { certain } from "../../core/text/certain.ts";
import { Spoken } from "../components/Spoken.tsx";
import { detailRows } from "../detail-rows.ts";
import { itemLine } from "../item-line.ts";
import { unrendered } from "../markdown.ts";
import type { KeyHint } from "../panes/footer.ts";

/** The walk for a screen reader: flat text, the current thing only. */
export function SpokenScreen({ state }: { readonly state: WalkState }) {
  const item = current(state);
  const saving = savingOf(state);
  const lines = linesOf(state);
  if (lines) {
    return (
      <Box flexDirection="column">
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
          <Text key={index}>{line === "" ? " " : certain(line)}</Text>
        ))}
      </Box>
    );
  }
  return (
    <Box flexDirection="column">
      {state.welcome && welcomeLines(state).map((line) => <Text key={line}>{certain(line)}</Text>)}
      {saving.state === "failed" && <Text>{certain(saving.text)}</Text>}
      {item === null && <Text>{certain(emptyText(state))}</Text>}
      <Spoken
        checklist={state.checklist}
        scorecard={state.scorecard}
        milestone={state.milestone}
        item={state.detailScroll > 0 ? null : item}
        score={item ? scoreOf(state, item.id) : null}
        section={item ? (indexOf(state.checklist).sectionTitles.get(item.section) ?? null) : null}
        detail={item ? detailOf(state, item) : []}
        saving={saving}
        place={placeOf(state, item)}
        message={messageOf(state)}
        footer={[...footerKeys(state), ...(item === null ? [] : [state.detailScroll > 0 ? less : more])]}
      />
    </Box>
  );
}

const more: KeyHint = { keys: "J", label: "reads the guidance and who said what" };
const less: KeyHint = { keys: "K", label: "leaves the guidance" };

/** What is left out of the list, and where in it one is: nobody hears the list's title and its window. */
function placeOf(state: WalkState, item: Item | null): string {
  const { items, at } = visible(state);
  const total = state.checklist.items.length;
  const place = item === null ? null : (at.get(item.id) ?? 0) + 1;
  const names = [
    ...(state.filter === "all" ? [] : [state.filter]),
    ...(state.query === "" ? [] : [`what matches "${state.query}"`]),
  ];
  if (names.length === 0) return place === null ? "" : `Item ${place} of ${total}.`;
  const shown = `Showing ${names.join(", ")}: ${items.length} of ${total}.`;
  return place === null ? shown : `${shown} Item ${place}.`;
}

/** Columns of a line that is read. */
const spokenColumns = 76;

/** What the detail's pane shows, instead of the item's line. */
function detailOf(state: WalkState, item: Item): readonly string[] {
  if (state.detailScroll === 0) return [];
  const guidance = unrendered(item.guidance, spokenColumns);
  const now = new Date(state.now).toISOString();
  const rows = detailRows({ item, score: scoreOf(state, item.id), guidance, now, width: spokenColumns });
  return rows.map((row) => row.map(({ text }) => text).join("")).filter((line) => line.trim() !== "");
}

/** What lies over the list, in lines; null where the list is read. */
function linesOf(state: WalkState): readonly string[] | null {
  const { mode } = state;
  switch (mode.kind) {
    case "list":
      return null;
    case "search": {
      const item = current(state);
      const found = `${visible(state).items.length} of ${state.checklist.items.length} items`;
      return [
        `Search: ${mode.line.value}`,
        found,
        ...(item ? [`${item.id} ${itemLine(item.text, scoreOf(state, item.id))}`] : []),
      ];
    }
    case "prompt": {
      const { question, line } = mode.prompt;
      const error = promptErrorOf(state);
      return [
        question.title,
        ...(error === null ? [] : [`Error: ${error}`]),
        `> ${line.value}`,
        question.hint ?? "",
      ];
    }
    case "menu": {
      const { title, items, index } = mode.menu;
      // Blanks that stand labels in columns are a pause here.
      const labels = items.map(({ label }) => label.replace(/ {2,}/g, ", "));
      return [
        title,
        `${index + 1} of ${items.length}: ${labels[index] ?? ""}`,
        "Choices:",
        ...labels.map((label, place) => `${place + 1}: ${label}`),
        "down and up choose, enter takes it, a number from 1 to 9 takes that one at once, esc leaves",
      ];
    }
    case "help":
      return paged("Keys", spokenHelp(state), mode.scroll);
    case "preview":
      return paged(mode.title, mode.lines, mode.scroll);
  }
}

/** A page of a text, where it is in it, and how to go on. */
function paged(title: string, lines: readonly string[], scroll: number): readonly string[] {
  const page = lines.slice(scroll, scroll + spokenPage);
  const place = `lines ${scroll + 1} to ${scroll + page.length} of ${lines.length}`;
  return [`${title}, ${place}`, ...page, "page-down reads on, page-up goes back, esc closes"];
}
