import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { harmless, oneLine } from "../../../src/core/text/harmless.ts";

describe("a text on one line", () => {
  test.each([
    ["plain words — ação 漢字 ✓", "plain words — ação 漢字 ✓"],
    ["\u001b[31mred\u001b[0m \u001b[2J\u001b[H", "red"],
    ["\u009b31mred\u009b0m", "red"],
    ["\u001b]0;a title\u0007after \u001b]8;;https://x.example\u001b\\link\u001b]8;;\u001b\\", "after link"],
    ["\u001bPq#0\u001b\\a\u009d0;t\u009cb", "ab"],
    ["\u001bcreset \u001b(Bset \u001b7saved", "reset set saved"],
    ["\u001b]0;no end: still to be read", "0;no end: still to be read"],
    ["two\r\n  lines\u2028three", "two ⏎ lines ⏎ three"],
    ["a\u0000\u0008b\u202ec\u2066d\ufeff", "a b c d"],
    ["\u001b", ""],
  ])("%j", (text, wanted) => {
    expect(oneLine(text)).toBe(wanted);
  });

  test("holds no control code, whatever it was", () => {
    const texts = fc.array(
      fc.oneof(
        fc.constantFrom("\u001b", "[", "]", "\u009b", "\u009d", "\u0007", "0;", "m"),
        fc.string({ unit: "binary" }),
      ),
    );
    fc.assert(
      fc.property(texts, (parts) => {
        expect(oneLine(parts.join(""))).not.toMatch(/\p{Cc}|[\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
        expect(harmless(parts.join("")).replaceAll("\n", "")).not.toMatch(/\p{Cc}/u);
      }),
    );
  });
});

test("a text of several lines keeps them, and its indents", () => {
  expect(harmless("one\u001b[2J\r\n  two\u0007\n    at three")).toBe("one\n  two \n    at three");
});
