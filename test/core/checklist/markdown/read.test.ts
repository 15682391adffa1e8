import { describe, expect, test } from "vitest";
import { splitLines } from "../../../../src/core/checklist/markdown/lines.ts";
import type { Task } from "../../../../src/core/checklist/markdown/nodes.ts";
import { readMarkdown } from "../../../../src/core/checklist/markdown/read.ts";

const read = (text: string) => readMarkdown(splitLines(text));
const isTask = (node: { kind: string }): node is Task => node.kind === "task";
const tasks = (text: string) => read(text).nodes.filter(isTask);
const texts = (text: string) => tasks(text).map((task) => task.lines.join("|"));
const headings = (text: string) =>
  read(text).nodes.flatMap((node) => (node.kind === "heading" ? [`${node.level} ${node.title}`] : []));
/** Tasks as `parent>child`. */
const tree = (text: string) =>
  tasks(text).map((task) => (task.parent ? `${task.parent.lines[0]}>` : "") + task.lines[0]);

describe("a task item", () => {
  test.each([
    ["- [ ] a", "dash"],
    ["* [ ] a", "star"],
    ["+ [x] a", "plus"],
    ["1. [X] a", "number and dot"],
    ["12) [ ] a", "number and bracket"],
    ["   - [ ] a", "three spaces"],
    ["-\t[ ]\ta", "tabs"],
    ["- - [ ] a", "a list in a list"],
    ["> - [ ] a", "a quotation"],
    ["-\n  [ ] a", "text on the line below its marker"],
  ])("%j is one (%s)", (text) => {
    expect(texts(text)).toEqual(["a"]);
  });

  test.each([
    ["- [] a", "no room in the box"],
    ["- [y] a", "another letter"],
    ["-[ ] a", "no space behind the marker"],
    ["- [ ]a", "no space behind the box"],
    ["- [ ]", "no text"],
    ["- a [ ] b", "a box in the middle"],
    ["[ ] a", "no list"],
    ["    - [ ] a", "indented code"],
    ["- # [ ] a", "a heading"],
    ["- [ ] a\n  ===", "an underlined heading"],
    ["1234567890. [ ] a", "too long a number"],
  ])("%j is none (%s)", (text) => {
    expect(texts(text)).toEqual([]);
  });

  test("knows its line, whatever ends the lines", () => {
    const at = (text: string) => tasks(text).map(({ line }) => line);
    expect(at("# A\n\n- [ ] a\n- [ ] b")).toEqual([3, 4]);
    expect(at("# A\r\n\r\n- [ ] a\r\n- [ ] b\r\n")).toEqual([3, 4]);
    expect(at("# A\r\r- [ ] a\r- [ ] b")).toEqual([3, 4]);
    expect(at("\ufeff- [ ] a")).toEqual([1]);
  });

  test("goes on over lines, also those that are not indented", () => {
    expect(texts("- [ ] a\n  b\nc\n\nd")).toEqual(["a|b|c"]);
  });

  test("ends before a table, a fence, a quotation, a heading or a break", () => {
    for (const next of ["| h |\n  |---|", "```\n  ```", "> q", "# h", "***"]) {
      expect(texts(`- [ ] a\n  ${next}`)).toEqual(["a"]);
    }
  });

  test("a numbered list interrupts a paragraph with 1 only, and a list item with any number", () => {
    expect(texts("text\n2. [ ] a")).toEqual([]);
    expect(texts("text\n1. [ ] a\n5. [ ] b")).toEqual(["a", "b"]);
  });
});

describe("nesting", () => {
  test("follows the indentation of the parent's text", () => {
    expect(tree("- [ ] a\n  - [ ] b\n    - [ ] c\n- [ ] d")).toEqual(["a", "a>b", "b>c", "d"]);
    expect(tree("1. [ ] a\n   * [ ] b\n2. [ ] c")).toEqual(["a", "a>b", "c"]);
    expect(tree("- [ ] a\n\t- [ ] b\n\t\t- [ ] c")).toEqual(["a", "a>b", "b>c"]);
    expect(tree("10. [ ] a\n  - [ ] b")).toEqual(["a", "b"]);
  });

  test("a plain list item between two tasks hides neither", () => {
    expect(tree("- [ ] a\n  - plain\n    - [ ] b")).toEqual(["a", "a>b"]);
    expect(tree("1. plain\n   - [ ] a\n   - [ ] b")).toEqual(["a", "b"]);
  });

  test("survives a thousand levels, and blank lines below them", () => {
    const deep = Array.from({ length: 1000 }, (_, i) => `${"  ".repeat(i)}- [ ] t${i}`).join("\n");
    const found = tasks(`${deep}\n${"\n".repeat(100_000)}- [ ] last`);
    expect(found).toHaveLength(1001);
    expect(found[999]?.parent).toBe(found[998]);
    expect(found[1000]?.parent).toBe(null);
  });
});

describe("what is not read as items", () => {
  test.each([
    ["```\n- [ ] a\n```\n- [ ] b", "backticks"],
    ["~~~ text\n- [ ] a\n```\n- [ ] a\n~~~\n- [ ] b", "tildes, which backticks don't close"],
    ["````\n```\n- [ ] a\n````\n- [ ] b", "a longer fence around a shorter one"],
    ["- x\n\n  ```\n  - [ ] a\n  ```\n- [ ] b", "a fence in a list item"],
    ["- x\n  ```\n  - [ ] a\n- [ ] b", "an open fence that ends with its list item"],
    ["> ```\n> - [ ] a\n- [ ] b", "an open fence that ends with its quotation"],
    ["<!-- x\n\n- [ ] a\n-->\n- [ ] b", "a comment over several lines"],
    ["<!-- - [ ] a -->\n- [ ] b", "a comment on one line"],
    ["<div>\n- [ ] a\n</div>\n\n- [ ] b", "HTML up to the next blank line"],
    ["<pre>\n\n- [ ] a\n</pre>\n- [ ] b", "raw text"],
    ["text\n\n    - [ ] a\n\n- [ ] b", "indented code"],
  ])("%j (%s)", (text) => {
    expect(texts(text)).toEqual(["b"]);
  });

  test("what stands in <details> is read once a blank line has closed the tag", () => {
    expect(texts("<details>\n<summary>more</summary>\n\n- [ ] a\n\n</details>")).toEqual(["a"]);
  });

  test("is remembered where it looks like a checkbox", () => {
    const text =
      "```\n[ ] a\n- [x] b\n```\n<!--\n- [ ] c\n-->\n- [ ] d\n      - [ ] e\n\n[ ] f\n\n    - [ ] g";
    expect(read(text).disguised.map(({ line, as }) => `${line} ${as}`)).toEqual([
      "2 fence",
      "3 fence",
      "6 comment",
      "9 text",
      "11 text",
      "13 code",
    ]);
  });

  test("an open fence or comment is named", () => {
    expect(read("a\n```\n- [ ] b").unclosed).toEqual([{ line: 2, what: "fence" }]);
    expect(read("<!--\n- [ ] b").unclosed).toEqual([{ line: 1, what: "comment" }]);
    expect(read("```\n```\n<!-- -->").unclosed).toEqual([]);
  });
});

describe("headings", () => {
  test("with number signs and underlined", () => {
    expect(headings("# A #\n## B\\#\nC\n===\nD\nd\n---\n###\n#E\n####### F")).toEqual([
      "1 A",
      "2 B\\#",
      "1 C",
      "2 D d",
      "3 ",
    ]);
  });

  test("not in lists, quotations, comments and fences", () => {
    expect(headings("- # a\n\n> # b\n\n<!--\n# c\n-->\n```\n# d\n```\n# e")).toEqual(["1 e"]);
  });

  test("a line below a list, a break or a link definition is none", () => {
    expect(headings("- [ ] a\n---\n***\n---\n\n[a]: b\n---")).toEqual([]);
  });
});

describe("guidance", () => {
  const guidance = (text: string) => tasks(text)[0]?.guidance.join("\n");

  test("is the Markdown below the first paragraph, moved to the left", () => {
    expect(
      guidance("- [ ] a\n\n  Look *here*:\n\n  - one\n    - two\n\n  ```sh\n  ls\n  ```\n\n  > said"),
    ).toBe("\nLook *here*:\n\n- one\n  - two\n\n```sh\nls\n```\n\n> said");
  });

  test("has no gonogo blocks, no comments, and nothing below the first nested task", () => {
    const text =
      "- [ ] a\n\n  before\n\n  ```gonogo\n  valid: 1h\n  ```\n\n  <!-- secret -->\n\n  - [ ] b\n\n  after";
    expect(guidance(text)?.trim()).toBe("before");
  });

  test("keeps what a tab reaches beyond the item's text", () => {
    expect(guidance("- [ ] a\n\n\t  code")).toBe("\n    code");
  });
});

describe("gonogo blocks", () => {
  const owners = (text: string) =>
    read(text).nodes.map((node) => [
      node.kind === "task" ? node.lines[0] : node.title,
      node.block?.lines.join("|") ?? null,
    ]);

  test("belong to the item they are indented under, or to the heading or item right above", () => {
    expect(
      owners(
        "# H\n```gonogo\na\n```\n- [ ] x\n\n  ```gonogo\n  b\n    c\n\n  d\n  ```\n- [ ] y\n\n```gonogo\ne\n```",
      ),
    ).toEqual([
      ["H", "a"],
      ["x", "b|  c||d"],
      ["y", "e"],
    ]);
  });

  test("after nested items, the indentation says whose it is", () => {
    expect(owners("- [ ] x\n  - [ ] y\n\n  ```gonogo\n  a\n  ```")).toEqual([
      ["x", "a"],
      ["y", null],
    ]);
  });

  test("may follow a heading's prose, not an item's", () => {
    expect(owners("# H\n\nprose\n\n```gonogo\na\n```")).toEqual([["H", "a"]]);
    expect(read("- [ ] x\n\nprose\n\n```gonogo\na\n```").stray).toMatchObject([{ why: "prose above" }]);
    expect(read("prose\n\n```gonogo\na\n```").stray).toMatchObject([
      { why: "nothing above", block: { line: 3 } },
    ]);
  });

  test("are one for each place", () => {
    expect(read("# H\n```gonogo\n```\n\n```gonogo\n```").second).toMatchObject([
      { block: { line: 5 }, first: { line: 2 } },
    ]);
  });

  test("are no others' fences", () => {
    expect(owners("# H\n```gonogo-old\na\n```\n~~~~gonogo title\nb\n~~~~")).toEqual([["H", "b"]]);
    expect(owners("# H\n````md\n```gonogo\na\n```\n````")).toEqual([["H", null]]);
  });
});
