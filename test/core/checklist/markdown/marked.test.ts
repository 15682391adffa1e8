/** The line reader finds the same task items, with the same texts, as marked's lexer does in real documents. */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Marked, type Token, type Tokens } from "marked";
import { describe, expect, test } from "vitest";
import { splitLines } from "../../../../src/core/checklist/markdown/lines.ts";
import { readMarkdown } from "../../../../src/core/checklist/markdown/read.ts";

const root = fileURLToPath(new URL("../../../..", import.meta.url));
const most = 150;

const marked = new Marked();
const joined = (text: string) =>
  text
    .trim()
    .split("\n")
    .map((line) => line.trim())
    .join(" ");

function byMarked(text: string): string[] {
  const found: string[] = [];
  const walk = (tokens: readonly Token[]): void => {
    for (const token of tokens) {
      if (token.type === "blockquote") walk((token as Tokens.Blockquote).tokens);
      if (token.type !== "list") continue;
      for (const item of (token as Tokens.List).items) {
        const own = item.tokens.find(
          ({ raw, type }) => /^(?:text|paragraph)$/.test(type) && !/^\[[ xX]\] $/.test(raw),
        );
        if (item.task) found.push(joined((own?.raw ?? "").replace(/^\[[ xX]\] /, "")));
        walk(item.tokens);
      }
    }
  };
  walk(marked.lexer(text));
  return found;
}

function byLines(text: string): string[] {
  return readMarkdown(splitLines(text)).nodes.flatMap((node) =>
    node.kind === "task" ? [joined(node.lines.join("\n"))] : [],
  );
}

/** The document with a checkbox in every list item, also in code that looks like one. */
const withBoxes = (text: string) =>
  text.replace(/^((?:[ \t]|>)*(?:[-*+]|\d+[.)])[ \t]+)(?=[^\s[])/gm, "$1[ ] ");

const documents = readdirSync(join(root, "test/fixtures/documents")).map((name) =>
  join(root, "test/fixtures/documents", name),
);
documents.push(join(root, "test/fixtures/w5-production-readiness.md"));

const readmes = readdirSync(join(root, "node_modules"), { recursive: true, encoding: "utf8" })
  .filter((path) => /^readme\.md$/i.test(basename(path)))
  .sort()
  .slice(0, most)
  .map((path) => join(root, "node_modules", path));

describe("beside marked's lexer", () => {
  test.each(documents)("%s", (path) => {
    const text = readFileSync(path, "utf8");
    expect(byLines(text)).toEqual(byMarked(text));
    expect(byLines(withBoxes(text))).toEqual(byMarked(withBoxes(text)));
  });

  test("the README files of the dependencies, with a checkbox in every list item", () => {
    let items = 0;
    for (const path of readmes) {
      const text = readFileSync(path, "utf8");
      expect(byLines(text), path).toEqual(byMarked(text));
      const boxes = byMarked(withBoxes(text));
      expect(byLines(withBoxes(text)), path).toEqual(boxes);
      items += boxes.length;
    }
    // As many as make the comparison worth something.
    expect(items).toBeGreaterThan(500);
  });
});
