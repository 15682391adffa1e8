import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Item } from "../../../src/core/checklist/model.ts";
import { checklistOf, parse } from "../../helpers/checklists.ts";

/** Words of an item: letters, code, accents, symbols; nothing that Markdown or the format reads as something else. */
const word = fc.constantFrom(
  "alpha",
  "`code span`",
  "São",
  "日本",
  "✅",
  "> 5%",
  "(a)",
  "*em*",
  "x_y",
  "p99:",
  "&",
  "1.",
  "[link](u)",
);
const itemText = fc
  .tuple(fc.constantFrom("Deploy", "Região", "Is", "7"), fc.array(word, { maxLength: 6 }))
  .map(([first, more]) => [first, ...more].join(" "));

interface Plan {
  readonly text: string;
  readonly number: boolean;
  readonly guidance: string | null;
  readonly children: readonly Plan[];
}

const plan: fc.Arbitrary<Plan> = fc.letrec<{ plan: Plan }>((tie) => ({
  plan: fc.record({
    text: itemText,
    number: fc.boolean(),
    guidance: fc.option(fc.constantFrom("Look here.", "- one\n- two", "```\n- [ ] no item\n```", "> said")),
    children: fc.oneof({ maxDepth: 3 }, fc.constant([]), fc.array(tie("plan"), { maxLength: 3 })),
  }),
})).plan;

const document = fc.record({
  sections: fc.array(fc.array(plan, { minLength: 1, maxLength: 4 }), { minLength: 2, maxLength: 4 }),
  ending: fc.constantFrom("\n", "\r\n", "\r"),
  mark: fc.constantFrom("", "\ufeff"),
  bullet: fc.constantFrom("-", "*", "+", "1.", "1)"),
  between: fc.constantFrom(
    "",
    "\n",
    "\n<!--\n- [ ] no item\n-->\n",
    "\n\n```\n# no heading\n- [ ] no item\n```\n",
  ),
});

interface Expected {
  readonly text: string;
  readonly guidance: string;
  readonly depth: number;
  readonly section: number;
}

/** Writes a document, and what must be read from it. */
function written({
  sections,
  ending,
  mark,
  bullet,
  between,
}: typeof document extends fc.Arbitrary<infer T> ? T : never) {
  const lines: string[] = ["# Title", ""];
  const expected: Expected[] = [];
  let number = 0;
  const write = (one: Plan, indent: string, depth: number, section: number): void => {
    number += 1;
    const inner = indent + " ".repeat(bullet.length + 1);
    lines.push(`${indent}${bullet} [ ] ${one.number ? `**9.${number}** ` : ""}${one.text}`);
    if (one.guidance !== null) lines.push("", ...one.guidance.split("\n").map((line) => inner + line), "");
    expected.push({ text: one.text, guidance: one.guidance ?? "", depth, section });
    for (const child of one.children) write(child, inner, depth + 1, section);
  };
  for (const [i, items] of sections.entries()) {
    lines.push(`## Section ${i + 1}`, "");
    for (const one of items) write(one, "", 0, i + 1);
    lines.push(...between.split("\n"));
  }
  return { text: mark + lines.join(ending), expected };
}

describe("what is written as a checklist", () => {
  test("is read as it: texts, guidance, nesting, sections, lines", () => {
    fc.assert(
      fc.property(document, (given) => {
        const { text, expected } = written(given);
        const { items } = checklistOf(text);
        const byId = new Map(items.map((item) => [item.id, item]));
        const depth = (item: Item): number => (item.parent === null ? 0 : 1 + depth(byId.get(item.parent)!));
        expect(
          items.map((item) => ({
            text: item.text,
            guidance: item.guidance,
            depth: depth(item),
            section: Number(item.section.split("/")[1]),
          })),
        ).toEqual(expected);
        const rows = text.split(/\r\n|\r|\n/);
        for (const item of items)
          expect(rows[item.position.line - 1]).toContain(
            `] ${item.number ? `**${item.number}** ` : ""}${item.text}`,
          );
      }),
      { numRuns: 300 },
    );
  });
});

/** Pieces that a parser may stumble over, and anything else. */
const rubbish = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "---",
        "- [ ] a",
        "  - [x] **1.1** b",
        "```gonogo",
        "```",
        "~~~",
        "<!--",
        "-->",
        "# H",
        "## ",
        "===",
        "> ",
        "\t",
        "title: x",
        "gate:",
      ),
      fc.constantFrom(
        "  threshold: 1",
        "valid: 24h",
        "id: x",
        "expect: a: b",
        "  items: [*]",
        "&a *a",
        "{",
        "\u0000",
        "\ud800",
        "- - - [ ] x",
        "| a |",
        "|--|",
      ),
      fc.string({ unit: "binary", maxLength: 12 }),
    ),
    { maxLength: 30 },
  )
  .chain((lines) => fc.constantFrom("\n", "\r\n", "\r").map((ending) => lines.join(ending)));

describe("anything at all", () => {
  test("is read without an exception, and every position lies in its file", () => {
    const check = (files: Readonly<Record<string, string>>) => {
      const { checklist, problems } = parse(files);
      const length = (file: string) => (files[file] ?? "").split(/\r\n|\r|\n/).length;
      const positions = [
        ...problems.map(({ position }) => position),
        ...(checklist?.items ?? []).map(({ position }) => position),
        ...(checklist?.phases ?? []).flatMap((phase) => [
          phase.position,
          ...phase.sections.map(({ position }) => position),
        ]),
      ];
      for (const { file, line } of positions) {
        expect(Object.keys(files)).toContain(file);
        expect(line).toBeGreaterThanOrEqual(1);
        expect(line).toBeLessThanOrEqual(length(file));
      }
      expect(checklist === null).toBe(problems.some(({ severity }) => severity === "error"));
      for (const { message, mend } of problems) expect([message, mend]).not.toContain("");
    };
    fc.assert(
      fc.property(rubbish, (text) => check({ "W1.md": text })),
      { numRuns: 1500 },
    );
    fc.assert(
      fc.property(rubbish, rubbish, (a, b) => check({ "README.md": a, "W1.md": b })),
      { numRuns: 500 },
    );
  });

  test("ids are unique, parents come before children, and sections hold every item once", () => {
    fc.assert(
      fc.property(rubbish, (text) => {
        const { checklist } = parse(text);
        if (!checklist) return;
        const ids = checklist.items.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(checklist.phases.flatMap(({ sections }) => sections.flatMap(({ items }) => items))).toEqual(
          ids,
        );
        for (const item of checklist.items) {
          if (item.parent !== null) expect(ids.indexOf(item.parent)).toBeLessThan(ids.indexOf(item.id));
        }
      }),
      { numRuns: 500 },
    );
  });
});
