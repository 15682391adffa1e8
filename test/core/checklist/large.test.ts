/** Large and hostile documents: each must be read whole, long before the suite's time is up. */
import { describe, expect, test } from "vitest";
import { splitLines } from "../../../src/core/checklist/markdown/lines.ts";
import { readMarkdown } from "../../../src/core/checklist/markdown/read.ts";
import { checklistOf, parse } from "../../helpers/checklists.ts";

const rows = (count: number, row: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => row(i)).join("\n");

describe("a large checklist", () => {
  test("of 10,000 items in 200 sections, each with a block", () => {
    const text = rows(
      10_000,
      (i) =>
        `${i % 50 === 0 ? `\n## S${i}\n\n` : ""}- [ ] Item ${i}\n\n  \`\`\`gonogo\n  expect: a.b == ${i}\n  \`\`\`\n`,
    );
    const { items, phases } = checklistOf(`# T\n${text}`);
    expect([items.length, phases[0]?.sections.length, items.at(-1)?.id]).toEqual([10_000, 200, "W5.200.50"]);
    expect(items.at(-1)?.expect).toBe("a.b == 9999");
  });

  test("of 5 MB of guidance", () => {
    const prose = "lorem ipsum dolor ".repeat(30);
    const { items } = checklistOf(rows(9_000, (i) => `- [ ] Item ${i}\n\n  ${prose}\n`));
    expect(items.length).toBe(9_000);
    expect(items[8_999]?.guidance).toBe(prose.trimEnd());
  });

  test("of 1,000 levels", () => {
    const { items } = checklistOf(rows(1_000, (i) => `${"  ".repeat(i)}- [ ] d${i}`));
    expect(items.at(-1)?.id.split(".")).toHaveLength(1_002);
    expect(items.at(-1)?.parent).toBe(items.at(-2)?.id);
  });
});

const many = 300_000;

describe("a text made to be slow to read", () => {
  test.each([
    ["one line of list markers", `${"- ".repeat(many)}[ ] a`],
    ["one line of quotations", `${">".repeat(many)} - [ ] a`],
    ["one line of stars", `${"* ".repeat(many)}x\n- [ ] a`],
    ["a heading of spaces", `# ${" ".repeat(many)}#x\n- [ ] a`],
    ["link definitions", `- [ ] a\n\n${"[a]: b\n".repeat(many)}---`],
    ["table rows", `a|b\n${"-|-\n".repeat(many)}\n- [ ] a`],
    [
      "blank lines below a deep list",
      `${rows(500, (i) => `${"  ".repeat(i)}- b`)}\n${"\n".repeat(many)}- [ ] a`,
    ],
    ["quoted blank lines in a deep list", `>${"- ".repeat(500)}b\n${">\n".repeat(many)}\n- [ ] a`],
    ["empty list items", `${"-\n".repeat(many)}- [ ] a`],
    ["unfinished tags", `${`<a ${"b ".repeat(900)}\n`.repeat(500)}\n- [ ] a`],
    ["braces", `- [ ] ${"{".repeat(many)}`],
    ["emphasis", `# ${"*a_ ".repeat(many)}\n- [ ] a`],
  ])("%s", (_, text) => {
    expect(readMarkdown(splitLines(text)).nodes.filter(({ kind }) => kind === "task")).toHaveLength(1);
    expect(parse(text).checklist?.items).toHaveLength(1);
  });
});
