import type { ReactNode } from "react";
import { describe, expect, test } from "vitest";
import { previewLines } from "../../../src/app/reading.ts";
import type { ItemRow } from "../../../src/app/selectors.ts";
import { Menu } from "../../../src/ui/components/Menu.tsx";
import { unrendered } from "../../../src/ui/markdown.ts";
import { detailPane } from "../../../src/ui/panes/detail.ts";
import { firstRunPane } from "../../../src/ui/panes/first-run.ts";
import { footerPane } from "../../../src/ui/panes/footer.ts";
import { headerPane } from "../../../src/ui/panes/header.ts";
import { helpPane } from "../../../src/ui/panes/help.ts";
import { itemsPane } from "../../../src/ui/panes/items.ts";
import { previewPane } from "../../../src/ui/panes/preview.ts";
import { promptPane } from "../../../src/ui/panes/prompt.ts";
import { sectionsPane } from "../../../src/ui/panes/sections.ts";
import { aChecklist, aLedger, mark, scoreAt } from "../../helpers/build.ts";
import { component, draw, hostile } from "../../helpers/frame.tsx";

const Detail = component(detailPane);
const FirstRun = component(firstRunPane);
const Footer = component(footerPane);
const Header = component(headerPane);
const Help = component(helpPane);
const Items = component(itemsPane);
const Preview = component(previewPane);
const Prompt = component(promptPane);
const Sections = component(sectionsPane);

interface Pane {
  readonly name: string;
  readonly height: number;
  readonly of: (text: string, width: number) => ReactNode;
}

/** Every place of a pane that shows a text from outside, filled with the same text. */
const panes: readonly Pane[] = [
  {
    name: "header",
    height: 3,
    of: (text, width) => {
      const { checklist, scorecard } = filled(text);
      return (
        <Header
          checklist={checklist}
          scorecard={{ ...scorecard, release: text }}
          operator={text}
          milestone="decision"
          saving={{ state: "failed", text }}
          clockText="12:04"
          unsaved={3}
          width={width}
        />
      );
    },
  },
  {
    name: "sections",
    height: 8,
    of: (text, width) => <Sections {...filled(text)} current="W5/1" width={width} height={8} />,
  },
  {
    name: "items",
    height: 8,
    of: (text, width) => (
      <Items rows={itemRows(text)} title={text} above={3} below={170} query="a" width={width} height={8} />
    ),
  },
  {
    name: "detail",
    height: 30,
    of: (text, width) => {
      const { checklist, scorecard } = filled(text);
      const item = { ...checklist.items[0]!, guidance: text, critical: true };
      const score = {
        ...scorecard.items.get(item.id)!,
        why: text,
        evidence: [
          { kind: "text" as const, text },
          { kind: "link" as const, url: text },
        ],
        notes: [
          { by: text, at: scorecard.at, text, status: null },
          { by: text, at: scorecard.at, text, status: "fail" as const },
        ],
      };
      const guidance = unrendered(text, width - 2);
      return (
        <Detail
          item={item}
          score={score}
          guidance={guidance}
          now={scorecard.at}
          scroll={0}
          width={width}
          height={30}
        />
      );
    },
  },
  {
    name: "footer",
    height: 2,
    of: (text, width) => (
      <Footer
        keys={[
          { keys: "space", label: "pass" },
          { keys: "?", label: text },
        ]}
        message={{ tone: "bad", text }}
        width={width}
      />
    ),
  },
  {
    name: "prompt",
    height: 4,
    of: (text, width) => (
      <Prompt
        title={text}
        hint={text}
        value={text}
        cursor={Math.floor(text.length / 2)}
        error={text}
        width={width}
      />
    ),
  },
  {
    name: "menu",
    height: 6,
    of: (text, width) => (
      <Menu
        title={text}
        items={[
          { label: text, value: "1" },
          { label: "plain", value: "2" },
          { label: `${text}${text}`, value: "3" },
          { label: "four", value: "4" },
        ]}
        index={1}
        onSelect={() => {}}
        width={width}
        height={6}
      />
    ),
  },
  {
    name: "help",
    height: 6,
    of: (text, width) => (
      <Help
        groups={[
          {
            category: text,
            rows: [
              { keys: text, description: text, disabled: text },
              { keys: "j", description: text },
            ],
          },
        ]}
        scroll={0}
        width={width}
        height={6}
      />
    ),
  },
  {
    name: "preview",
    height: 4,
    of: (text, width) => (
      <Preview
        title={text}
        lines={previewLines([text, `# ${text}`, "last"], width)}
        scroll={0}
        width={width}
        height={4}
      />
    ),
  },
  {
    name: "first run",
    height: 5,
    of: (text, width) => (
      <FirstRun release={text} operator={text} lines={[text, text, "press a key"]} width={width} />
    ),
  },
];

function filled(text: string) {
  const checklist = aChecklist({
    name: text,
    phases: [
      { id: "W1", title: text, sections: [{ title: text, items: ["W1.1.1"] }] },
      {
        id: "W5",
        title: text,
        sections: [
          {
            title: text,
            label: text,
            items: [
              { id: "W5.1.1", text, fields: [text], evidence: text, number: "1.1" },
              { id: "W5.1.2", text: `${text} two` },
            ],
          },
        ],
      },
    ],
    gate: { threshold: 95 },
  });
  const said = checklist.items.map((item, index) =>
    mark(item, index === 1 ? "fail" : "pass", { by: text, note: text }),
  );
  return { checklist, scorecard: scoreAt(checklist, aLedger(...said)) };
}

function itemRows(text: string): readonly ItemRow[] {
  const { checklist, scorecard } = filled(text);
  const [, first, second] = checklist.items;
  const row = (item: typeof first, selected: boolean, unsaved: boolean): ItemRow => ({
    kind: "item",
    item: item!,
    score: scorecard.items.get(item!.id)!,
    selected,
    unsaved,
    depth: unsaved ? 1 : 0,
  });
  return [
    { kind: "heading", text, tally: scorecard.totals },
    row(first, true, false),
    row(second, false, true),
    {
      kind: "item",
      item: first!,
      score: { ...scorecard.items.get(first!.id)!, status: "na" },
      selected: false,
      unsaved: false,
      depth: 0,
    },
  ];
}

describe.each(panes)("the $name", ({ of, height }) => {
  test.each([80, 40])("is %i columns wide on every row, whatever its texts hold", async (width) => {
    for (const [name, text] of Object.entries(hostile)) {
      const drawn = await draw(of(text, width), width, height);
      const exact = Array.from({ length: height }, () => width);
      expect(drawn.measured, name).toEqual(exact);
      expect(drawn.onTerminal, name).toEqual(exact);
    }
  });
});
