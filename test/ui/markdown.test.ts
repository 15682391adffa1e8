import chalk from "chalk";
import stringWidth from "string-width";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { renderedNow, renderMarkdown, unrendered } from "../../src/ui/markdown.ts";

const level = chalk.level;

describe("guidance", () => {
  beforeEach(() => {
    chalk.level = 0;
  });
  afterEach(() => {
    chalk.level = level;
  });

  test("reads as text: paragraphs in the width, lists with their own indentation, code as it is", async () => {
    const text = [
      "**Armadilha:** o `512MB` do",
      "texto é 512Mi.",
      "",
      "- one item that is longer than the width of it",
      "  - nested",
      "1. first",
      "",
      "```sh",
      "gcloud run services list",
      "```",
    ].join("\n");
    expect((await renderMarkdown(text, 30)).split("\n")).toEqual([
      "Armadilha: o 512MB do texto é",
      "512Mi.",
      "",
      "  · one item that is longer",
      "    than the width of it",
      "    · nested",
      "",
      "  1. first",
      "",
      "  gcloud run services list",
    ]);
  });

  test("shows a task's box once, and its text without markers", async () => {
    expect((await renderMarkdown("- [ ] **1.1** `x` is *set*", 40)).trim()).toBe("· [ ] 1.1 x is set");
    expect((await renderMarkdown("- [ ] a\n\n- [x] b &amp; c\n\n  more", 40)).split("\n")).toEqual([
      "  · [ ] a",
      "  · [x] b & c",
      "    more",
    ]);
  });

  test("shows where a link leads, without codes that terminals print", async () => {
    expect(await renderMarkdown("see [the plan](https://example.org/a) or <https://example.org/b>", 80)).toBe(
      "see the plan (https://example.org/a) or https://example.org/b",
    );
  });

  test("lets no control code of its author through", async () => {
    for (const text of ["a\u001b[2Jb\u0007", "`\u009b31m`", "```\n\u001b]0;title\u0007x\n```"]) {
      expect(await renderMarkdown(text, 40)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
      expect(unrendered(text, 40)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    }
  });

  test("never is wider than asked for, a table's rows excepted", async () => {
    const text =
      "# 🚀 Título com emoji\n\nUm parágrafo **longo** com 漢字 e `código` ".repeat(3) + "x".repeat(100);
    for (const width of [20, 36, 60]) {
      const lines = (await renderMarkdown(text, width)).split("\n");
      for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(width);
    }
  });

  test("has colours only where the terminal has", async () => {
    expect(await renderMarkdown("**strong** and `code`", 40)).toBe("strong and code");
    chalk.level = 1;
    expect(await renderMarkdown("**strong** and `code`", 40)).toBe(
      "\u001b[1mstrong\u001b[22m and \u001b[36mcode\u001b[39m",
    );
  });

  test("keeps a colour over the lines that it was wrapped into", async () => {
    chalk.level = 1;
    expect((await renderMarkdown("**one two**", 5)).split("\n")).toEqual([
      "\u001b[1mone\u001b[22m",
      "\u001b[1mtwo\u001b[22m",
    ]);
  });

  test("is plain text in much the same lines until it is rendered: no markup flashes up", () => {
    const text = [
      "## Atenção",
      "**Armadilha:** o `512MB` do **texto",
      "longo** é 512Mi.",
      "",
      "- one `item` of a list",
      "  that goes on",
      "  - nested **one**",
      "1. first",
      "> a *quote*",
      "",
      "```sh",
      "  run **as it is**",
      "```",
      "| a | `b` |",
      "| - | - |",
    ].join("\n");
    expect(unrendered(text, 60).split("\n")).toEqual([
      "Atenção",
      "Armadilha: o 512MB do texto longo é 512Mi.",
      "",
      "- one item of a list that goes on",
      "  - nested one",
      "1. first",
      "> a quote",
      "",
      "    run **as it is**",
      "| a | b |",
      "| - | - |",
    ]);
  });

  test("is rendered once for a width, and is at hand from then on", async () => {
    const text = "never *rendered* before";
    expect(renderedNow(text, 40)).toBeNull();
    expect(unrendered(text, 12)).toBe("never\nrendered\nbefore");
    const rendered = await renderMarkdown(text, 40);
    expect(renderedNow(text, 40)).toBe(rendered);
    expect(renderedNow(text, 41)).toBeNull();
  });
});
