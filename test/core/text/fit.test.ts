import fc from "fast-check";
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { fit as cut, pad, width, wrap } from "../../../src/core/text/fit.ts";
import { plain } from "../../../src/core/text/plain.ts";

const text = fc
  .array(
    fc.oneof(
      fc.constantFrom("alpha", "é", "漢字", " ", "  ", "→", "x\u0308", "ação", "→→", "한글"),
      fc.string({ unit: "grapheme", maxLength: 8 }),
    ),
    { maxLength: 20 },
  )
  .map((parts) => plain(parts.join("")));
const columns = fc.integer({ min: 1, max: 40 });

describe("fit", () => {
  test("cuts what is too long, and marks the cut", () => {
    expect(cut("Redis", 5)).toBe("Redis");
    expect(cut("Redis TLS", 7)).toBe("Redis…");
    expect(cut("Redis TLS", 8)).toBe("Redis T…");
    expect(cut("漢字漢字", 6)).toBe("漢字…");
    expect(cut("漢字漢字", 8)).toBe("漢字漢字");
    expect(cut("abc", 1)).toBe("…");
    expect(cut("漢", 1)).toBe("…");
    expect(cut("abc", 0)).toBe("");
    expect(cut("", 5)).toBe("");
  });

  test("never takes more columns than there are, and leaves alone what fits", () => {
    fc.assert(
      fc.property(text, columns, (line, room) => {
        const fitted = cut(line, room);
        expect(stringWidth(fitted)).toBeLessThanOrEqual(room);
        if (stringWidth(line) <= room) expect(fitted).toBe(line);
        else expect(line.startsWith(fitted.slice(0, -1))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test("looks at no more of a text than fits", () => {
    expect(cut("漢".repeat(2_000_000), 10)).toBe("漢漢漢漢…");
    expect(cut("a".repeat(5_000_000), 10)).toBe("aaaaaaaaa…");
  });
});

test("pad fills up to exactly the columns", () => {
  expect(pad("é", 3)).toBe("é  ");
  expect(pad("漢字漢", 4)).toBe("漢… ");
  fc.assert(
    fc.property(text, columns, (line, room) => {
      expect(stringWidth(pad(line, room))).toBe(room);
    }),
  );
});

describe("wrap", () => {
  test("breaks between words, and words that are too long", () => {
    expect(wrap("Retention: 24h TTL para dedupe keys", 14)).toEqual([
      "Retention: 24h",
      "TTL para",
      "dedupe keys",
    ]);
    expect(wrap("abcdefgh ij", 3)).toEqual(["abc", "def", "gh", "ij"]);
    expect(wrap("漢字漢字", 5)).toEqual(["漢字", "漢字"]);
    expect(wrap("", 5)).toEqual([""]);
  });

  test("loses no character, and no line is too long", () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 30 }), (line, room) => {
        const rows = wrap(line, room);
        // A character wider than the room can't be broken.
        const widest = [...new Intl.Segmenter().segment(line)].map(({ segment }) => stringWidth(segment));
        for (const row of rows) expect(stringWidth(row)).toBeLessThanOrEqual(Math.max(room, ...widest));
        expect(rows.join("").replace(/\s/g, "")).toBe(line.replace(/\s/g, ""));
      }),
      { numRuns: 500 },
    );
  });
});

test("characters that are taken for one column without asking are one column", () => {
  const wrong: string[] = [];
  for (let code = 0x20; code < 0x3000; code += 1) {
    const char = String.fromCharCode(code);
    if (width(char) !== stringWidth(char)) wrong.push(code.toString(16));
  }
  expect(wrong).toEqual([]);
});
