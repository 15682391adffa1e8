import fc from "fast-check";
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { width } from "../../../src/core/text/fit.ts";
import { plain } from "../../../src/core/text/plain.ts";

describe("plain text of Markdown", () => {
  test.each([
    ["a **bold** and *soft* `code`", "a bold and soft code"],
    ["__a__ _b_ ~~c~~ ***d***", "a b c d"],
    ["`REDIS_URL` em `a*b*`", "REDIS_URL em a*b*"],
    ["``a ` b``", "a ` b"],
    ["snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"],
    ["[text](https://a.example/(x)) ![alt](b.png) <https://c.example>", "text alt https://c.example"],
    ["[x] stays, [y] too", "[x] stays, [y] too"],
    ["a<br>b <!-- hidden --> c &amp; d < 5", "ab c & d < 5"],
    ["\\*not soft\\* 50\\% a\\b", "*not soft* 50% a\\b"],
    ["open *one and `two", "open *one and `two"],
    ["  much   space\n\tand lines\u00a0", "much space and lines"],
  ])("%j", (markdown, wanted) => {
    expect(plain(markdown)).toBe(wanted);
  });

  test.each([
    ["1️⃣ Infraestrutura — Produção", "1 Infraestrutura — Produção"],
    ["24.1 Staging: ✅ ok ❌ bad ⚠️ mind ⚠ mind", "24.1 Staging: ✓ ok ✗ bad ! mind ! mind"],
    ["📋 Checklist 👩‍💻👍🏽 🇧🇷", "Checklist (+1) BR"],
    ["👍 approve", "(+1) approve"],
    ["👎🏿 approve", "(-1) approve"],
    ["Status 🟡→🟢 ✔️ ☑ ™", "Status (yellow)→(green) ✔ ☑ ™"],
    ["Re\u0301gua e\u0323\u0302", "Régua ệ"],
    ["q\u0308 kept", "q\u0308 kept"],
    ["\u0301begins with a mark, and 🚀\u0308 is gone", "◌\u0301begins with a mark, and ◌\u0308 is gone"],
    ["漢字 かな 한글", "漢字 かな 한글"],
    ["a\u200bb\u00adc\u202ed\u2066e\ufe0ff\u061c", "abcdef"],
    ["\u001b[31mred\u0007\u001b[0m\u009b", "red"],
    ["[\u001b]0;](x)\u0007 open", "[ open"],
    ["lone \ud800 half", "lone \ufffd half"],
  ])("%j has a certain width", (markdown, wanted) => {
    expect(plain(markdown)).toBe(wanted);
  });

  test.each(["🚀", " **👩‍💻** 🎉", "🏽"])(
    "%j, of which nothing would be left, says that something is there",
    (text) => {
      expect(plain(text)).toBe("▢");
      expect(stringWidth("▢")).toBe(1);
    },
  );

  test.each(["", " ", "** **", "<!-- 🚀 -->", "\u200b"])("%j is nothing", (text) => {
    expect(plain(text).replaceAll("*", "").trim()).toBe("");
  });

  test("is one line without invisible characters, and is plain already", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
        const line = plain(text);
        expect(line).not.toMatch(/\p{Control}|\p{Emoji_Presentation}|\p{Default_Ignorable_Code_Point}/u);
        expect(line).not.toMatch(/\p{Bidi_Control}|\u2028|\u2029/u);
        expect(line).toBe(line.trim());
      }),
      { numRuns: 500 },
    );
  });

  test("has the width that string-width sees", () => {
    const unit = fc.oneof(
      fc.constantFrom(
        "a",
        "é",
        "漢",
        "ｱ",
        "한",
        "e\u0301",
        "✅",
        "👍🏽",
        "🚀",
        "1️⃣",
        "👩‍💻",
        "🇧🇷",
        "→",
        "–",
        "…",
        "\t",
        "**",
        "`",
        "ß",
        "Ω",
        "ж",
        "א",
        "​",
      ),
      fc.string({ unit: "grapheme", minLength: 1, maxLength: 2 }),
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 30 }), (units) => {
        const line = plain(units.join(""));
        expect(width(line)).toBe(stringWidth(line));
      }),
      { numRuns: 1000 },
    );
  });

  test("takes no more time than a text is long", () => {
    for (const piece of ["*a ", "`", "[", "[a](", "<a ", "<!--", "_a*", "&am", "\\", "**", "`` ` "]) {
      expect(plain(piece.repeat(1_000_000)).length).toBeLessThanOrEqual(10_001);
    }
  });
});
