import fc from "fast-check";
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { certain } from "../../src/core/text/certain.ts";
import { fill, fitRow, painted, type Row, rowWidth, select, span, spread } from "../../src/ui/row.ts";
import { wrapRow } from "../../src/ui/wrap-row.ts";

const text = fc.string({ unit: "grapheme", maxLength: 40 }).map(certain);
const rows = fc.array(
  text.map((one) => span(one, "strong")),
  { maxLength: 5 },
);
const columns = fc.integer({ min: 1, max: 60 });
const textOf = (row: Row): string => row.map((piece) => piece.text).join("");

describe("a row", () => {
  test("is as wide as asked for, whatever is in it", () => {
    fc.assert(
      fc.property(rows, columns, (row, width) => {
        expect(rowWidth(fill(row, width))).toBe(width);
        expect(rowWidth(fitRow(row, width))).toBeLessThanOrEqual(width);
      }),
    );
  });

  test("keeps its right part and cuts the left one", () => {
    fc.assert(
      fc.property(rows, rows, columns, (left, right, width) => {
        const row = spread(left, right, width);
        expect(rowWidth(row)).toBe(width);
        if (right.length > 0 && rowWidth(right) < width - 1) {
          expect(textOf(row).endsWith(textOf(right))).toBe(true);
        }
      }),
    );
    expect(textOf(spread([span("Redis TLS enabled")], [span("probe")], 16))).toBe("Redis TLS… probe");
  });

  test("says with … that something was cut away, also where the cut falls between two pieces", () => {
    expect(textOf(fitRow([span("abc"), span("def")], 4))).toBe("abc…");
    expect(textOf(fitRow([span("abc"), span("def")], 3))).toBe("ab…");
    expect(textOf(fitRow([span("abc"), span("def")], 6))).toBe("abcdef");
  });

  test("gives up its colours when it is selected, not its weight", () => {
    expect(select([span("✗", "bad"), span("text", "strong")]).map((piece) => piece.tones)).toEqual([
      ["selection"],
      ["selection", "strong"],
    ]);
  });

  test("is painted as one string", () => {
    expect(painted([span("a"), span("b")])).toBe("ab");
  });
});

describe("a wrapped row", () => {
  test("has every word of it, in order, and no row that is too wide", () => {
    fc.assert(
      fc.property(
        rows,
        // A letter may be three columns wide; no row of the screen is narrower.
        fc.integer({ min: 4, max: 60 }),
        fc.integer({ min: 0, max: 6 }),
        (row, width, hang) => {
          const wrapped = wrapRow(row, width, hang);
          for (const line of wrapped) expect(rowWidth(line)).toBeLessThanOrEqual(width);
          expect(wrapped.map(textOf).join("").replace(/\s/gu, "")).toBe(textOf(row).replace(/\s/gu, ""));
        },
      ),
    );
  });

  test("breaks between words, indents what follows, and keeps the tones", () => {
    const wrapped = wrapRow([span("· "), span("one two ", "strong"), span("three four")], 10, 2);
    expect(wrapped.map(textOf)).toEqual(["· one two", "  three", "  four"]);
    expect(wrapped[0]?.[1]).toEqual(span("one two", "strong"));
  });

  test("breaks a word that is longer than a row", () => {
    expect(wrapRow([span("ab "), span("x".repeat(7))], 4).map(textOf)).toEqual(["ab", "xxxx", "xxx"]);
    const link = "https://ci.example.org/runs/12345";
    expect(wrapRow([span("see "), span(link)], 20).map(textOf)).toEqual([
      "see https://ci.examp",
      "le.org/runs/12345",
    ]);
    expect(wrapRow([span("漢字漢")], 4).map((row) => stringWidth(textOf(row)))).toEqual([4, 2]);
  });
});
