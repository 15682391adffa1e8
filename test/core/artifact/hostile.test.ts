import * as fc from "fast-check";
import { lexer, type Token } from "marked";
import { describe, expect, test } from "vitest";
import { codeSpan, escapeLine, escapeText, link } from "../../../src/core/artifact/escape.ts";
import { renderArtifact } from "../../../src/core/artifact/markdown.ts";
import { readArtifact } from "../../../src/core/artifact/read.ts";
import type { Ledger } from "../../../src/core/ledger/entry.ts";
import {
  aChecklist,
  ago,
  aLedger,
  DAY,
  type EntrySpec,
  mark,
  probe,
  probed,
  scoreAt,
  vote,
} from "../../helpers/build.ts";

const nasty = fc.constantFrom(
  "- [x] **1.1** fake item",
  "\n- [x] **1.1** fake item\n",
  "\n\n# heading\n\n- [ ] item",
  "-->",
  "<!-- gonogo export 1",
  "</details><script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "| a | b |\n|---|---|\n| c | d |",
  "```\n- [x] code\n```",
  "`a` ``b`` \\` \\",
  "[a link](https://evil.example) ![a picture](https://evil.example/p.png)",
  "[ref]: https://evil.example",
  "<https://evil.example>",
  "https://evil.example/a_b_c?x=[1] www.evil.example ana@evil.example",
  "@ana @org/team #12 org/repo#3 GH-7",
  "*b* _i_ ~~s~~ **B** __U__ $x$",
  "&lt;b&gt; &#60;i&#62; &amp;",
  "🎉 é e\u0301 👩‍💻 שלום مرحبا",
  "\u202eevil\u202c \u2066x\u2069 \ufeff \u0000 \u001b[31m",
  "   indented\n\ttabbed\n\n\n\n\nfar",
  "1. one\n2. two\n> quote\n===\n---",
  "[^1] [x] [ ] \\[x]",
  "\ud800 half",
  "",
  " ",
);
const hostile = fc.oneof(
  { weight: 3, arbitrary: nasty },
  { weight: 1, arbitrary: fc.string() },
  { weight: 1, arbitrary: fc.string({ unit: "binary" }) },
  { weight: 2, arbitrary: fc.array(nasty, { maxLength: 4 }).map((parts) => parts.join(" ")) },
  { weight: 1, arbitrary: fc.array(nasty, { maxLength: 4 }).map((parts) => parts.join("")) },
);

const checklist = aChecklist({
  items: [
    { id: "W5.1.1", number: "1.1", text: "Service created", fields: ["region"], evidence: "a link" },
    probed("W5.1.2", { number: "1.2", text: "Timeout: 60s" }),
    { id: "W5.1.3", number: "1.3", text: "Alerts:", children: [{ id: "W5.1.3.1", text: "Rate > 5%" }] },
    "W5.1.4",
    "W5.1.5",
  ],
  gate: { threshold: 50, success: { "A criterion": ["W5.1.1"] } },
});

/** A ledger in which every word of every person is any text. */
const anyLedger: fc.Arbitrary<Ledger> = fc
  .record({
    words: fc.array(hostile, { minLength: 16, maxLength: 16 }),
    release: hostile,
  })
  .map(({ words, release }) => {
    const next = (() => {
      let place = 0;
      return () => words[place++ % words.length]!;
    })();
    const of = (id: string) => checklist.items.find((item) => item.id === id)!;
    const entries: EntrySpec[] = [
      mark(of("W5.1.1"), "pass", {
        by: next(),
        note: next(),
        fields: { region: next() },
        evidence: [
          { kind: "text", text: next() },
          { kind: "link", url: next() },
          { kind: "link", url: `https://a.example/${next()}` },
          { kind: "file", path: next(), sha256: "0".repeat(64) },
        ],
      }),
      probe(
        { "W5.1.2": { outcome: "fail", detail: next(), textDigest: of("W5.1.2").textDigest } },
        { at: ago((2 * DAY) / 3) },
      ),
      mark(of("W5.1.2"), "pass", { by: next(), override: next(), at: ago(DAY / 2) }),
      mark(of("W5.1.3.1"), "fail", { by: next(), note: next() }),
      mark(of("W5.1.4"), "na", { by: next(), note: next() }),
      vote(next(), "no-go", { by: next(), remark: next() }),
      {
        kind: "decision",
        at: ago(DAY),
        by: next(),
        source: "board",
        milestone: next(),
        decision: "go",
        override: next(),
      },
      { kind: "set", at: ago(DAY), by: "ana", source: "cli", name: next(), value: next() },
    ];
    return { ...aLedger(...entries), release };
  });

/** Every token of a document, depth first. */
function* all(tokens: readonly Token[]): Generator<Token> {
  for (const token of tokens) {
    yield token;
    if (token.type === "list") yield* all(token.items);
    else if ("tokens" in token && token.tokens) yield* all(token.tokens);
  }
}

const render = (ledger: Ledger): string => renderArtifact(checklist, scoreAt(checklist, ledger), ledger);
const tokensOf = (text: string): Token[] => [...all(lexer(text))];
const ofType = (tokens: readonly Token[], type: string): Token[] =>
  tokens.filter((token) => token.type === type);

const tasks = (text: string) =>
  ofType(tokensOf(text), "list_item")
    .filter((token) => "task" in token && token.task)
    .map(
      (token) =>
        ("checked" in token && token.checked ? "x" : " ") + token.raw.split("\n")[0]!.replace(/^.*?\] /, ""),
    );

describe("whatever people write", () => {
  test("the task items are the checklist's, in its order", () => {
    fc.assert(
      fc.property(anyLedger, (ledger) => {
        expect(tasks(render(ledger))).toEqual([
          "x**1.1** Service created",
          "x**1.2** Timeout: 60s",
          " ❌ **1.3** Alerts:",
          " ❌ Rate > 5%",
          " n/a Text of W5.1.4",
          " Text of W5.1.5",
        ]);
      }),
      { numRuns: 300 },
    );
  });

  test("headings, lists and code stay the export's own", () => {
    const shape = (text: string) =>
      tokensOf(text)
        .filter(({ type }) =>
          ["heading", "table", "code", "blockquote", "hr", "image", "del", "def"].includes(type),
        )
        .map((token) => (token.type === "heading" ? token.raw.split(":")[0]!.trim() : token.type));
    const plain = shape(
      render(
        aLedger(mark("W5.1.4", "fail", { note: "no" }), vote("Tests", "no-go"), {
          kind: "set",
          at: ago(DAY),
          by: "ana",
          source: "cli",
          name: "a",
          value: 1,
        }),
      ),
    );
    fc.assert(
      fc.property(anyLedger, (ledger) => {
        expect(shape(render(ledger))).toEqual(plain);
      }),
      { numRuns: 200 },
    );
  });

  test("no HTML comes in but line breaks and the closing comment, and no link but web evidence", () => {
    fc.assert(
      fc.property(anyLedger, (ledger) => {
        const text = render(ledger);
        const tokens = tokensOf(text);
        const html = ofType(tokens, "html").map(({ raw }) => raw.trim());
        expect(html.filter((raw) => raw !== "<br>").map((raw) => raw.slice(0, 20))).toEqual([
          "<!-- gonogo export 1",
        ]);
        expect(html.at(-1)).toMatch(/^<!--(?:(?!-->).)*-->$/s);
        for (const token of ofType(tokens, "link")) {
          expect("href" in token && token.href).toMatch(/^(https?:\/\/|#red-flags-blockers$)/);
          expect(token.raw).toMatch(/^<https?:|^\[listed below\]/);
        }
      }),
      { numRuns: 200 },
    );
  });

  test("it reads back as nothing new", () => {
    fc.assert(
      fc.property(anyLedger, (ledger) => {
        const { changes, notUnderstood, unchanged } = readArtifact(
          render(ledger),
          checklist,
          scoreAt(checklist, ledger),
          ledger,
        );
        expect({ changes, notUnderstood, unchanged }).toEqual({
          changes: [],
          notUnderstood: [],
          unchanged: 6,
        });
      }),
      { numRuns: 200 },
    );
  });

  test("it stays one fact a line, without control characters or marks that turn the text around", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        for (const safe of [escapeText(text), escapeLine(text), codeSpan(text), link(text)]) {
          expect(safe).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/);
          expect(safe.isWellFormed()).toBe(true);
        }
      }),
    );
  });
});

describe("escaping", () => {
  test.each([
    ["5 < 6 & a_b", "5 \\< 6 & a_b"],
    ["*b* [x] `c` | d", "\\*b\\* \\[x\\] \\`c\\` \\| d"],
    ["ask @ana, or ana@example.com.", "ask `@ana`, or `ana@example.com`."],
    ["see https://a.example/b (#12)", "see `https://a.example/b` (`#12`)"],
    ["_a_ __b__ a_b", "\\_a\\_ \\_\\_b\\_\\_ a_b"],
    ["one\n\n\n\ntwo", "one<br><br>two"],
    ["&copy; &#60; R&D", "\\&copy; `&#60`; R\\&D"],
    [":x: at 12:30:45", "`:x:` at 12:30:45"],
  ])("%j is written %j", (text, written) => {
    expect(escapeText(text)).toBe(written);
  });
});
