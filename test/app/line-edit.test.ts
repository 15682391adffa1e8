import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { editLine, emptyLine, insert, type Line, lineOf, linesOf } from "../../src/app/line-edit.ts";

/** Keys by name; anything of one character is typed. */
function edited(start: string, ...keys: string[]): Line {
  return keys.reduce<Line>(
    (line, key) => editLine(line, key, Array.from(key).length === 1 ? key : "") ?? line,
    lineOf(start),
  );
}

/** The line with its cursor as `|`. */
const shown = ({ value, cursor }: Line) => `${value.slice(0, cursor)}|${value.slice(cursor)}`;

describe("a line being typed", () => {
  test("moves and deletes by what a reader sees as one character", () => {
    expect(shown(edited("ae\u0301👩‍💻", "backspace"))).toBe("ae\u0301|");
    expect(shown(edited("ae\u0301", "left"))).toBe("a|e\u0301");
    expect(shown(edited("ae\u0301", "home", "right", "delete"))).toBe("a|");
  });

  test("knows the keys of a shell", () => {
    expect(shown(edited("one two", "ctrl-w"))).toBe("one |");
    expect(shown(edited("one two  ", "ctrl-w"))).toBe("one |");
    expect(shown(edited("one two", "left", "ctrl-u"))).toBe("|o");
    expect(shown(edited("one two", "home", "right", "ctrl-k"))).toBe("o|");
    expect(shown(edited("one", "ctrl-a", "x", "ctrl-e", "y"))).toBe("xoney|");
    expect(shown(edited("one", "home", "backspace", "end", "delete"))).toBe("one|");
  });

  test("a mark typed after its letter joins it, and the cursor stands behind both", () => {
    expect(shown(edited("e", "\u0301"))).toBe("e\u0301|");
  });

  test("a paste of several lines stays one line, and comes back as several", () => {
    const line = insert(emptyLine, "one\r\ntwo\nthree\x07");
    expect(line.value).toBe("one ⏎ two ⏎ three");
    expect(linesOf(line.value)).toBe("one\ntwo\nthree");
  });

  test("a key that neither edits nor types changes nothing", () => {
    expect(editLine(lineOf("one"), "page-up", "")).toBeNull();
  });

  test("the cursor always stands between two graphemes, whatever is typed", () => {
    const keys = fc.constantFrom(
      "left",
      "right",
      "home",
      "end",
      "backspace",
      "delete",
      "ctrl-w",
      "ctrl-u",
      "ctrl-k",
    );
    const typed = fc.string({ unit: "grapheme", maxLength: 3 });
    const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });
    fc.assert(
      fc.property(fc.array(fc.oneof(keys, typed), { maxLength: 20 }), (steps) => {
        let line = emptyLine;
        for (const step of steps) line = editLine(line, step, "") ?? insert(line, step);
        const stops = [...Array.from(segmenter.segment(line.value), (part) => part.index), line.value.length];
        expect(stops).toContain(line.cursor);
        expect(line.value).not.toMatch(/\p{Cc}/u);
      }),
      { numRuns: 200 },
    );
  });
});
