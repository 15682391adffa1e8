import * as fc from "fast-check";
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { barText } from "../../../src/core/scorecard/bar-text.ts";
import { plainStyle, type Style } from "../../../src/core/scorecard/style.ts";
import { scoreText } from "../../../src/core/scorecard/text.ts";
import { anyWorld } from "../../helpers/arbitrary.ts";
import {
  aChecklist,
  ago,
  aLedger,
  DAY,
  type EntrySpec,
  HOUR,
  mark,
  probe,
  probed,
  scoreAt,
  vote,
} from "../../helpers/build.ts";

const ids = (section: number, count: number) =>
  Array.from({ length: count }, (_, place) => `W5.${section}.${place + 1}`);

const checklist = aChecklist({
  title: "WhatsApp connector: W1–W5",
  phases: [
    {
      id: "W1",
      title: "W1: Captura de fixtures",
      sections: [{ items: ["W1.1", "W1.2", { id: "W1.3", when: "after" }] }],
    },
    {
      id: "W5",
      title: "Produção",
      sections: [
        {
          title: "1️⃣ Infraestrutura",
          label: "Infraestrutura",
          items: [...ids(1, 9), probed("W5.2.3", { label: "Dedupe keys live 24h" })],
        },
        { title: "Documentação 📚", label: "Documentação", items: ids(2, 6).map((id) => `${id}.d`) },
      ],
    },
  ],
  gate: {
    success: { "Todos runbooks criados": ["W5.2.1.d"] },
    failure: { "Redis não está provisionado": ["W5.1.1"] },
  },
});

const passes = [...ids(1, 9), "W5.2.1.d", "W5.2.2.d"].map((id) => mark(id));
const entries: EntrySpec[] = [
  ...passes,
  mark("W1.1", "pass", { at: ago(40 * DAY) }),
  mark("W5.2.6.d", "na", { by: "bia", note: "one region only" }),
  mark("W5.2.3"),
  probe({ "W5.2.3": { outcome: "fail", detail: "ttl.max 300, want ≥ 86000" } }),
  vote("Security", "hold", { remark: "after the audit" }),
];

test("the verdict and its blocker come first; nothing is left to colour", () => {
  const card = scoreAt(checklist, { ...aLedger(entries), release: "v1.4.0" });
  expect(`\n${scoreText(checklist, card, { columns: 80 })}`).toMatchInlineSnapshot(`
    "
     WhatsApp connector: W1–W5 › v1.4.0                           2026-11-21 12:00Z

     NO-GO  W5.2.3 failed: ttl.max 300, want ≥ 86000

     decision   NO-GO  11/17   64.7%  ━━━━━━━━━━━━━━━━━━━━━━━╌╌╌╌╌╌╌╌╌╌╌┊╌  > 95%
     deploy     NO-GO  11/17   64.7%  ━━━━━━━━━━━━━━━━━━━━━━━╌╌╌╌╌╌╌╌╌╌╌┊╌  > 95%
     sign-off   NO-GO  11/18   61.1%  ━━━━━━━━━━━━━━━━━━━━━━╌╌╌╌╌╌╌╌╌╌╌╌┊╌  > 95%

     Red flags (1)
     ⚑ W5.2.3 failed: Dedupe keys live 24h: ttl.max 300, want ≥ 86000
       ana passed it on 2026-11-20 12:00Z, but a probe failed it on 2026-11-21
       11:00Z: ttl.max 300, want ≥ 86000

     Scorecard
     W1 Captura de fixtures  ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌   0/3    0.0%
     Infraestrutura          ━━━━━━━━━━━━━━━━━━━━━━━━━╌╌╌  9/10   90.0%  ✗ 1
     Documentação            ━━━━━━━━━━━╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌   2/5   40.0%  – 1

     Overall: 11/18 checks passed = 61.1% complete (1 of 19 not applicable)
     Passes rest: 11 on a person's word

     Criteria of the decision
     ○ More than 95% passed         11 of 17 due passed (64.7%)
     ✗ No red flags                 W5.2.3 failed: ttl.max 300, want ≥ 86000
     ✓ Todos runbooks criados       1 of 1 passed
     ✓ Redis não está provisionado  ruled out: 1 of 1 passed

     What would make it GO: 6 items passed
     W5.2.3, W1.1, W1.2, W5.2.3.d, W5.2.4.d, W5.2.5.d

     Not applicable (1)
     – W5.2.6.d  bia on 2026-11-20 12:00Z: one region only

     Stale (1)
     ○ W1.1  ana's pass ran out on 2026-11-11 12:00Z

     Votes and decision
     ○ Security  HOLD, ana on 2026-11-21 11:00Z: after the audit
    "
  `);
});

test("at 120 columns", () => {
  const card = scoreAt(checklist, { ...aLedger(passes), release: "v1.4.0" });
  const text = scoreText(checklist, card, { columns: 120, milestone: "sign-off" });
  expect(`\n${text}`).toMatchInlineSnapshot(`
    "
     WhatsApp connector: W1–W5 › v1.4.0                                                                   2026-11-21 12:00Z

     HOLD  11 of 19 due passed (57.8%), more than 95% wanted

     decision   HOLD   11/18   61.1%  ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌┊╌╌╌  > 95%
     deploy     HOLD   11/18   61.1%  ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌┊╌╌╌  > 95%
     sign-off   HOLD   11/19   57.8%  ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌┊╌╌╌  > 95%

     Scorecard
     W1 Captura de fixtures  ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌   0/3    0.0%
     Infraestrutura          ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╌╌╌╌  9/10   90.0%
     Documentação            ━━━━━━━━━━━━━╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌   2/6   33.3%

     Overall: 11/19 checks passed = 57.8% complete
     Passes rest: 11 on a person's word

     Criteria of the sign-off
     ○ More than 95% passed         11 of 19 due passed (57.8%)
     ✓ No red flags                 none
     ✓ Todos runbooks criados       1 of 1 passed
     ✓ Redis não está provisionado  ruled out: 1 of 1 passed

     What would make it GO: 8 items passed
     W1.1, W1.2, W1.3, W5.2.3, W5.2.3.d, W5.2.4.d, W5.2.5.d, W5.2.6.d
    "
  `);
});

test("an override is listed, and a checklist without a gate says that it has none", () => {
  const spec = aChecklist({ items: [probed("X"), "Y"] });
  const failed = probe({ X: "fail" }, { at: ago(2 * HOUR) });
  const card = scoreAt(spec, aLedger(failed, mark("X", "pass", { override: "by hand", at: ago(HOUR) })));
  const text = scoreText(spec, card, { columns: 80 });
  expect(text).toContain("no verdict to give");
  expect(text).toContain("! X  ana on 2026-11-21 11:00Z: by hand");
});

test("what people wrote is shown as written, and steers no terminal", () => {
  const spec = aChecklist({ items: ["X"], gate: {} });
  const note = "2 * 3 * 4 \u001b[31mred\u001b[0m `a_b`";
  const text = scoreText(spec, scoreAt(spec, aLedger(mark("X", "fail", { note, by: "a\u202ena" }))), {
    columns: 80,
  });
  expect(text).toContain("⚑ X failed: Text of X: 2 * 3 * 4 red `a_b`\n   ana on 2026-11-20 12:00Z");
  expect(text).not.toMatch(/\u001b|\u202e/);
});

describe("for every scorecard", () => {
  test("no line is wider than the terminal, and none ends in a space", () => {
    fc.assert(
      fc.property(anyWorld(20, 30), fc.constantFrom(60, 80, 99, 120, 300), (world, columns) => {
        const text = scoreText(world.checklist, scoreAt(world.checklist, aLedger(world.entries)), {
          columns,
        });
        expect(text.endsWith("\n")).toBe(true);
        for (const line of text.split("\n")) {
          expect(stringWidth(line)).toBeLessThanOrEqual(Math.min(columns, 120));
          expect(line).toBe(line.trimEnd());
        }
      }),
      { numRuns: 60 },
    );
  });

  test("colours change nothing but colours", () => {
    const wrap = (text: string) => `\u001b[1m${text}\u001b[0m`;
    const style = Object.fromEntries(Object.keys(plainStyle).map((name) => [name, wrap])) as unknown as Style;
    fc.assert(
      fc.property(anyWorld(20, 30), (world) => {
        const card = scoreAt(world.checklist, aLedger(world.entries));
        const [bare, styled] = [plainStyle, style].map((one) =>
          scoreText(world.checklist, card, { columns: 80, style: one }),
        );
        expect(styled?.replaceAll(/\u001b\[\d+m/g, "").replaceAll(/ +$/gm, "")).toBe(bare);
      }),
      { numRuns: 60 },
    );
  });
});

describe("a bar", () => {
  const bar = (passed: number, applicable: number, threshold: number | null = null) =>
    barText(plainStyle, 20, passed, applicable, threshold);

  test("is full only where all passed, and empty only where none did", () => {
    expect(bar(178, 178)).toBe("━".repeat(20));
    expect(bar(177, 178)).toBe(`${"━".repeat(19)}╌`);
    expect(bar(1, 178)).toBe(`━${"╌".repeat(19)}`);
    expect(bar(0, 178)).toBe("╌".repeat(20));
    expect(bar(0, 0)).toBe("╌".repeat(20));
  });

  test("reaches over the threshold's mark only where it is met", () => {
    expect(bar(169, 178, 95)).toBe(`${"━".repeat(18)}╌┊`);
    expect(bar(170, 178, 95)).toBe(`${"━".repeat(19)}┊`);
    expect(bar(15, 20, 50)).toBe("━━━━━━━━━━┊━━━━╌╌╌╌╌");
    expect(bar(10, 20, 50)).toBe("━━━━━━━━━━┊╌╌╌╌╌╌╌╌╌");
    expect(bar(5, 20, 50)).toBe("━━━━━╌╌╌╌╌┊╌╌╌╌╌╌╌╌╌");
  });

  test("has the same width whatever it shows", () => {
    const counts = fc.integer({ min: 0, max: 300 });
    fc.assert(
      fc.property(
        counts,
        counts,
        fc.option(fc.integer({ min: 0, max: 100 })),
        fc.integer({ min: 4, max: 60 }),
        (one, other, threshold, cells) => {
          const drawn = barText(plainStyle, cells, Math.min(one, other), Math.max(one, other), threshold);
          expect(stringWidth(drawn)).toBe(cells);
        },
      ),
    );
  });
});

test("every symbol is one column wide", () => {
  for (const symbol of "✓✗○–⚑!━╌┊›…") expect([symbol, stringWidth(symbol)]).toEqual([symbol, 1]);
});
