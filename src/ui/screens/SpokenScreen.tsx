import { Box, Text } from "ink";
import { footerKeys, helpGroups } from "../../app/help.ts";
import { current, promptErrorOf, savingOf, scoreOf, visible } from "../../app/selectors.ts";
import type { WalkState } from "../../app/state.ts";
import { welcomeLines } from "../../app/welcome.ts";
import { certain } from "../../core/text/certain.ts";
import { Spoken } from "../components/Spoken.tsx";

/** Lines of a long text that are read at once. */
const page = 12;

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
      <Spoken
        checklist={state.checklist}
        scorecard={state.scorecard}
        milestone={state.milestone}
        item={item}
        score={item ? scoreOf(state, item.id) : null}
        message={state.message}
        footer={footerKeys(state)}
      />
    </Box>
  );
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
      return [`Search: ${mode.line.value}`, found, ...(item ? [`${item.id} ${item.text}`] : [])];
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
      return [
        title,
        `${index + 1} of ${items.length}: ${items[index]?.label ?? ""}`,
        "enter takes it, esc leaves",
      ];
    }
    case "help":
      return helpGroups(state)
        .flatMap(({ category, rows }) => [category, ...rows.map((row) => `${row.keys}: ${row.description}`)])
        .slice(mode.scroll, mode.scroll + page);
    case "preview":
      return [mode.title, ...mode.lines.slice(mode.scroll, mode.scroll + page)];
  }
}
