import fc from "fast-check";
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { lineWindow } from "../../src/ui/line-window.ts";

describe("what is seen of a line being typed", () => {
  test("is all of it where it fits", () => {
    expect(lineWindow("reason", 3, 20)).toEqual({ before: "rea", after: "son" });
  });

  test("scrolls with the cursor and says on which side more is hidden", () => {
    const value = "abcdefghijklmnopqrstuvwxyz";
    expect(lineWindow(value, 26, 11)).toEqual({ before: "…rstuvwxyz", after: "" });
    expect(lineWindow(value, 0, 11)).toEqual({ before: "", after: "abcdefghi…" });
    expect(lineWindow(value, 13, 11)).toEqual({ before: "…hijklm", after: "no…" });
  });

  test("keeps blanks, also those at the end", () => {
    expect(lineWindow("two  words ", 11, 20).before).toBe("two  words ");
  });

  test("never takes more columns than there are", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 60 }),
        fc.nat(60),
        fc.integer({ min: 4, max: 40 }),
        (value, at, columns) => {
          const { before, after } = lineWindow(value, Math.min(at, value.length), columns);
          expect(stringWidth(before) + stringWidth(after)).toBeLessThan(columns);
        },
      ),
    );
  });
});
