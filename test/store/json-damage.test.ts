import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findDamage } from "../../src/store/json-damage.ts";

const parses = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe("the place of the damage", () => {
  test.each([
    ["", 1, 1, "it is empty"],
    ['{"a": 1', 1, 8, "it is cut short"],
    ['{"a": "x', 1, 9, "it is cut short"],
    ['{"a": tru', 1, 10, "it is cut short"],
    ["[\n1,\n2,\n]", 4, 1, '"]" does not belong there'],
    ["[\n1\n2]", 3, 1, '"2" does not belong there'],
    ['{"a": 1}\n{"b": 2}', 2, 1, "something comes after its end"],
    ["{a: 1}", 1, 2, '"a" does not belong there'],
    ["<html>", 1, 1, '"<" does not belong there'],
    ['["a\nb"]', 1, 2, '"\\"" does not belong there'],
    ["[1}", 1, 3, '"}" does not belong there'],
    ['{"a" 1}', 1, 6, '"1" does not belong there'],
  ])("of %j", (text, line, column, what) => {
    expect(findDamage(text)).toEqual({ line, column, message: `${what} at line ${line}, column ${column}` });
  });

  test("is found in what the parser refuses, and in nothing else", () => {
    const token = fc.constantFrom(
      "{",
      "}",
      "[",
      "]",
      ",",
      ":",
      '"a"',
      "1",
      "-",
      "0",
      "tr",
      "true",
      "null",
      " ",
      "\n",
      '"',
      "\\",
      "x",
      "1e",
      ".5",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          fc.array(token, { maxLength: 9 }).map((parts) => parts.join("")),
        ),
        (text) => {
          expect(findDamage(text) === null).toBe(parses(text));
        },
      ),
      { numRuns: 5_000 },
    );
  });

  test("is found in JSON that was cut or changed in one place", () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.string({ maxLength: 2 }), (text, at, put) => {
        const index = at % (text.length + 1);
        for (const other of [text.slice(0, index), text.slice(0, index) + put + text.slice(index + 1)]) {
          expect(findDamage(other) === null).toBe(parses(other));
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
