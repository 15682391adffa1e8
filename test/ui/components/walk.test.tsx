import chalk from "chalk";
import { describe, expect, test } from "vitest";
import type { ItemRow } from "../../../src/app/selectors.ts";
import type { Item } from "../../../src/core/checklist/model.ts";
import type { Scorecard } from "../../../src/core/scorecard/model.ts";
import { Menu } from "../../../src/ui/components/Menu.tsx";
import { detailPane, detailScrollEnd } from "../../../src/ui/panes/detail.ts";
import { footerPane } from "../../../src/ui/panes/footer.ts";
import { type HeaderProps, headerPane } from "../../../src/ui/panes/header.ts";
import { itemsPane } from "../../../src/ui/panes/items.ts";
import { promptPane } from "../../../src/ui/panes/prompt.ts";
import { ruleRow } from "../../../src/ui/panes/rule.ts";
import { sectionsPane } from "../../../src/ui/panes/sections.ts";
import { aChecklist, ago, aLedger, DAY, mark, NOW, probe, probed, scoreAt } from "../../helpers/build.ts";
import { component, draw } from "../../helpers/frame.tsx";

const Detail = component(detailPane);
const Footer = component(footerPane);
const Header = component(headerPane);
const Items = component(itemsPane);
const Prompt = component(promptPane);
const Sections = component(sectionsPane);

// Frames are compared without colours: what they say must be said in signs and words.
chalk.level = 0;

const checklist = aChecklist({
  name: "whatsapp-connector",
  phases: [
    { id: "W1", title: "W1 Fixtures", sections: [{ title: "All", items: ["W1.1.1", "W1.1.2"] }] },
    {
      id: "W5",
      title: "W5 Production",
      sections: [
        {
          label: "Infraestrutura",
          items: [
            probed("W5.2.1", { text: "Upstash **Redis** provisioned", number: "2.1" }),
            probed("W5.2.3", { text: "Retention: 24h TTL para dedupe keys", number: "2.3" }),
            { id: "W5.2.4", text: "Connection string: `REDIS_URL`", number: "2.4", evidence: "A screenshot" },
            { id: "W5.2.5", text: "Firewall: Cloud Run IP whitelisted", number: "2.5" },
            { id: "W5.2.6", text: "Backup", number: "2.6", critical: true },
            { id: "W5.2.7", text: "High availability", number: "2.7" },
            {
              id: "W5.2.8",
              text: "Limits",
              number: "2.8",
              children: [{ id: "W5.2.8.1", text: "Memory limit", fields: ["memory"] }],
            },
          ],
        },
        { label: "Logging", items: ["W5.5.1", "W5.5.2"] },
        { label: "Rollout", items: ["W5.6.1"] },
      ],
    },
  ],
  gate: { threshold: 95 },
});
const item = (id: string): Item => checklist.items.find((one) => one.id === id)!;
const scorecard = scoreAt(
  checklist,
  aLedger(
    mark("W1.1.1"),
    mark("W1.1.2"),
    mark("W5.6.1"),
    mark(item("W5.2.4"), "pass"),
    mark(item("W5.2.5"), "pass", { at: ago(40 * DAY) }),
    mark(item("W5.2.7"), "na", { by: "bia", note: "one region until March" }),
    mark(item("W5.2.3"), "pass", { by: "ana" }),
    probe({
      "W5.2.1": { textDigest: item("W5.2.1").textDigest },
      "W5.2.3": {
        outcome: "fail",
        textDigest: item("W5.2.3").textDigest,
        detail: "ttl.max 300, want ≥ 86000",
      },
    }),
  ),
);

const rowOf = (id: string, more: Partial<Extract<ItemRow, { kind: "item" }>> = {}): ItemRow => ({
  kind: "item",
  item: item(id),
  score: scorecard.items.get(id)!,
  selected: false,
  unsaved: false,
  depth: 0,
  ...more,
});

function header(more: Partial<HeaderProps> & { readonly card?: Scorecard } = {}) {
  return (
    <Header
      checklist={checklist}
      scorecard={more.card ?? scorecard}
      operator="ana"
      milestone="decision"
      saving={{ state: "saved", text: "saved" }}
      clockText="12:04"
      unsaved={0}
      width={80}
      {...more}
    />
  );
}

describe("the header", () => {
  test("says what is walked and by whom, the verdict with its reason, and how far it is", async () => {
    const { rows } = await draw(header(), 80, 3);
    expect(rows[0]).toMatch(/^ gonogo {2}whatsapp-connector › v1 +ana · saved ✓ {2}12:04$/);
    expect(rows[1]).toMatch(/^ NO-GO {2}W5\.2\.3 .* ⚑ 1 red flag$/);
    expect(rows[2]).toMatch(/^ decision 5\/12 41\.6% {2}━+╌+┊╌* > 95% +all 5\/13 41\.6%$/);
  });

  test("cuts a long name and a long release, and keeps who, whether it is saved, and when", async () => {
    const release = "a-release-with-a-name-of-sixty-characters-that-nobody-expected";
    const { rows, measured } = await draw(header({ card: { ...scorecard, release } }), 80, 3);
    expect(measured).toEqual([80, 80, 80]);
    expect(rows[0]).toMatch(
      /^ gonogo {2}whatsapp-connector › a-release-with-a-name.*… ana · saved ✓ {2}12:04$/,
    );
  });

  test("says that a change is not saved before it says who made it", async () => {
    const text = "NOT SAVED: no space left on device, write '/data/whatsapp-connector/v1.4.0.json'";
    const { rows } = await draw(header({ saving: { state: "failed", text }, unsaved: 2 }), 80, 3);
    expect(rows[0]).toMatch(/✗ NOT SAVED: no space left on.*… {2}12:04$/);
    const saving = await draw(header({ saving: { state: "saving", text: "saving…" }, unsaved: 2 }), 80, 3);
    expect(saving.rows[0]).toMatch(/ana · saving… 2 {2}12:04$/);
  });

  test("leaves out what the flags say too before it cuts what is wrong", async () => {
    const reason = "W5.2.3 failed: dedupe keys live 300 s, 24 h wanted (and 1 more)";
    const reasoned = (width: number) => {
      const { decision } = scorecard.milestones!;
      const milestones = { ...scorecard.milestones!, decision: { ...decision, reason } };
      const flags = [scorecard.redFlags[0]!, scorecard.redFlags[0]!];
      return draw(header({ card: { ...scorecard, milestones, redFlags: flags }, width }), width, 3);
    };
    expect((await reasoned(100)).rows[1]).toContain("24 h wanted (and 1 more)");
    expect((await reasoned(80)).rows[1]).toMatch(/^ NO-GO {2}W5.* 24 h wanted +⚑ 2 red flags$/);
    expect((await reasoned(66)).rows[1]).toMatch(/^ NO-GO {2}W5.* 24 h wanted +⚑ 2$/);
  });

  test("shows all items where the checklist has no gate", async () => {
    const open = { ...checklist, gate: null };
    const { rows } = await draw(header({ checklist: open, card: { ...scorecard, milestones: null } }), 80, 3);
    expect(rows[1]).toMatch(/^ no gate/);
    expect(rows[2]).toMatch(/^ all 5\/12 41\.6% {2}━+╌+ +1 n\/a$/);
  });
});

describe("the sections", () => {
  test("are the scorecard's lines: a phase, or its sections below it; each with its score and what became of it", async () => {
    const { rows } = await draw(
      <Sections checklist={checklist} scorecard={scorecard} current="W5/1" width={25} height={7} />,
      25,
      7,
    );
    expect(rows).toEqual([
      "  W1 Fixtures       2/2 ✓",
      "  W5 Production",
      "▸  Infraestrutura   2/7 ⚑",
      "   Logging          0/2",
      "   Rollout          1/1 ✓",
      "",
      "",
    ]);
  });

  test("scroll so that the current one is in sight, and say how many are not", async () => {
    const { rows } = await draw(
      <Sections checklist={checklist} scorecard={scorecard} current="W5/3" width={25} height={3} />,
      25,
      3,
    );
    expect(rows[0]).toBe("  ↑ 3 more");
    expect(rows[2]).toMatch(/^▸ {2}Rollout/);
  });
});

describe("the items", () => {
  test("say their status in a sign and whose word it is in words", async () => {
    const rows: readonly ItemRow[] = [
      { kind: "heading", text: "Redis (Dedupe Store)", tally: scorecard.totals },
      rowOf("W5.2.1"),
      rowOf("W5.2.3", { selected: true }),
      rowOf("W5.2.4"),
      rowOf("W5.2.5"),
      rowOf("W5.2.6"),
      rowOf("W5.2.7"),
      rowOf("W5.2.8"),
      rowOf("W5.2.8.1", { depth: 1, unsaved: true }),
    ];
    const drawn = await draw(
      <Items rows={rows} title="1️⃣ Infraestrutura" above={2} below={40} query="" width={54} height={11} />,
      54,
      11,
    );
    expect(drawn.rows).toEqual([
      " 1 Infraestrutura                 ↑ 2 more  ↓ 40 more",
      " Redis (Dedupe Store)                            5/12",
      "  ✓ 2.1 Upstash Redis provisioned               probe",
      "❯ ✗ 2.3 Retention: 24h TTL para dedupe…  contradicted",
      "  ✓ 2.4 Connection string: REDIS_URL      no evidence",
      "  ○ 2.5 Firewall: Cloud Run IP whitelisted      stale",
      "  ○ 2.6 Backup                               critical",
      "  – 2.7 High availability                     n/a bia",
      "  ○ 2.8 Limits",
      "    ○ 2.8.1 Memory limit                      unsaved",
      "",
    ]);
  });
});

describe("the detail", () => {
  const content = (id: string, guidance = "") => ({
    item: item(id),
    score: scorecard.items.get(id)!,
    guidance,
    now: new Date(NOW).toISOString(),
    width: 60,
  });
  const text = async (id: string, height = 30, scroll = 0): Promise<string[]> => [
    ...(await draw(<Detail {...content(id)} height={height} scroll={scroll} />, 60, height)).rows,
  ];

  test("names the status, both sides where they differ, and how long each counts", async () => {
    const rows = await text("W5.2.3");
    expect(rows[0]).toBe(" W5.2.3  ✗ fail · contradicted");
    expect(rows[1]).toBe(" Retention: 24h TTL para dedupe keys");
    expect(rows.join("\n")).toContain("ttl.max 300, want ≥ 86000");
    expect(rows.filter((row) => /^ (ana|probe) .* until/.test(row))).toEqual([
      expect.stringMatching(/^ ana {4}pass {2}yesterday \d\d:\d\d {2}until 20 Dec \d\d:\d\d$/),
      expect.stringMatching(/^ probe {2}fail {2}(today|yesterday) \d\d:\d\d {2}until .*\d\d:\d\d$/),
    ]);
  });

  test("asks for what is missing: evidence, fields", async () => {
    expect(await text("W5.2.4")).toContain(" no evidence yet; attach: A screenshot");
    expect(await text("W5.2.8.1")).toContain(" memory  to fill in");
  });

  test("says why something was set aside, and what is critical", async () => {
    expect((await text("W5.2.7")).join("")).toMatch(/one\s+region until March/);
    expect((await text("W5.2.6"))[0]).toMatch(/ critical$/);
  });

  test("scrolls to its end and no further, and says that more follows", async () => {
    const rows = await text("W5.2.3", 4);
    expect(rows).toHaveLength(4);
    expect(rows[3]).toMatch(/ J ↓ \d+ more$/);
    const end = detailScrollEnd({ ...content("W5.2.3"), height: 4 });
    // The last row is not covered: nothing would ever uncover it.
    const last = await text("W5.2.3", 4, end);
    expect(last[0]).toMatch(/ K ↑ \d+ more$/);
    expect(last.at(-1)).not.toMatch(/more$/);
    expect(await text("W5.2.3", 4, 1000)).toEqual(await text("W5.2.3", 4, end));
  });
});

describe("the footer", () => {
  const keys = [
    "space pass",
    "x fail",
    "n n/a",
    "e evidence",
    "u undo",
    "/ search",
    "f filter",
    "? help",
  ].map((hint) => {
    const [key = "", label = ""] = hint.split(" ");
    return { keys: key, label };
  });

  test("shows the keys over two rows where they need them", async () => {
    const { rows } = await draw(<Footer keys={keys} message={null} width={40} />, 40, 2);
    expect(rows).toEqual([" space pass  x fail  n n/a  e evidence", " u undo  / search  f filter  ? help"]);
  });

  test("keeps a row of keys, and the way to the help, beside a message", async () => {
    const message = { tone: "good", text: "W5.2.3 passed" } as const;
    const { rows } = await draw(<Footer keys={keys} message={message} width={40} />, 40, 2);
    expect(rows).toEqual([" space pass  x fail  n n/a  ? help", " ✓ W5.2.3 passed"]);
  });

  test.each([["info"], ["good"]] as const)(
    "cuts a long message of tone %s to a row: the keys stay",
    async (tone) => {
      const text = "W5.2.4 passed. Evidence? E attaches: a screenshot of the console with its date";
      const { rows } = await draw(<Footer keys={keys} message={{ tone, text }} width={40} />, 40, 2);
      const [first, second] = rows;
      expect(first).toBe(" space pass  x fail  n n/a  ? help");
      expect(second).toMatch(/^ (?:✓ | )W5\.2\.4 passed\. Evidence\? E attach.*…$/);
      expect(second?.length).toBeLessThanOrEqual(39);
    },
  );

  test("gives what went wrong both rows", async () => {
    const text = "the ledger can't be written: no space left on device; free some, then press any key";
    const { rows } = await draw(<Footer keys={keys} message={{ tone: "bad", text }} width={60} />, 60, 2);
    expect(rows).toEqual([
      " ✗ the ledger can't be written: no space left on device;",
      "   free some, then press any key",
    ]);
  });
});

describe("the prompt", () => {
  test("shows where the next letter goes, without colours too", async () => {
    const { rows } = await draw(
      <Prompt
        title="Why does it fail?"
        hint="esc leaves"
        value="too slow"
        cursor={3}
        error="a reason is needed"
        width={40}
      />,
      40,
      4,
    );
    expect(rows).toEqual([
      `─ Why does it fail? ${"─".repeat(20)}`,
      " ❯ too▏ slow",
      " ✗ a reason is needed",
      " esc leaves",
    ]);
  });
});

describe("a menu", () => {
  test("marks the chosen one, in a box that hides what is below", async () => {
    const items = ["all", "pending", "red flags"].map((value) => ({ label: value, value }));
    const { rows } = await draw(
      <Menu title="Filter" items={items} index={1} onSelect={() => {}} width={24} height={5} />,
      24,
      5,
    );
    expect(rows).toEqual([
      "┌─ Filter ─────────────┐",
      "│   1 all              │",
      "│ ❯ 2 pending          │",
      "│   3 red flags        │",
      "└──────────────────────┘",
    ]);
  });

  test("shows the chosen one also where there are more than fit", async () => {
    const items = Array.from({ length: 20 }, (_, index) => ({
      label: `release ${index}`,
      value: String(index),
    }));
    const { rows } = await draw(
      <Menu title="Release" items={items} index={17} onSelect={() => {}} width={24} height={6} />,
      24,
      6,
    );
    expect(rows.filter((row) => row.includes("❯"))).toEqual(["│ ❯   release 17       │"]);
  });
});

test("a rule meets the panes' rules", () => {
  expect(ruleRow(10, [3, 7], "bottom").map(({ text }) => text)).toEqual(["───┴───┴──"]);
});
