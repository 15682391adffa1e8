import { readdirSync, readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { renderArtifact } from "../../../src/core/artifact/markdown.ts";
import { readArtifact } from "../../../src/core/artifact/read.ts";
import { importDrafts, toRequests } from "../../../src/core/artifact/requests.ts";
import type { Checklist } from "../../../src/core/checklist/model.ts";
import type { Draft, Ledger } from "../../../src/core/ledger/entry.ts";
import type { Status } from "../../../src/core/scorecard/model.ts";
import { anyWorld } from "../../helpers/arbitrary.ts";
import { aLedger, type EntrySpec, MINUTE, NOW, scoreAt } from "../../helpers/build.ts";
import * as release from "./release.ts";

const root = new URL("../../../", import.meta.url);
const folder = new URL("checklists/whatsapp-connector/", root);
const files = readdirSync(folder).filter((name) => name.endsWith(".md"));
const bundled = release.readChecklist(
  Object.fromEntries(files.map((name) => [name, readFileSync(new URL(name, folder), "utf8")])),
);

const more = (ledger: Ledger, drafts: readonly Draft[]): Ledger => ({
  ...aLedger(...(ledger.entries as readonly EntrySpec[]), ...(drafts as readonly EntrySpec[])),
  checklist: ledger.checklist,
  release: ledger.release,
});

type Edit = { readonly status: Status; readonly note: string };

/** One line as people type it; trimmed, because nobody sees the blanks at its ends. */
const typed = fc
  .oneof(
    fc.string({ minLength: 1 }),
    fc.constantFrom(
      "5 < 6 | `x`",
      "- [x] **1.1** fake",
      "# no",
      "-->",
      "@ana see #12",
      "**bold**",
      "a\\b",
      "3) x",
    ),
  )
  .map((text) => text.replace(/\s+/g, " ").trim())
  .filter((text) => /\w/.test(text) && !/<!--|<br/i.test(text));

const edit: fc.Arbitrary<Edit> = fc.record({
  status: fc.constantFrom<Status>("pass", "pending", "fail", "na"),
  note: typed,
});

const BOXES = { pass: "[x] ", pending: "[ ] ", fail: "[ ] ❌ ", na: "[ ] n/a " };

/** Writes edits into an exported file as a person would: the box and its sign, and a note on the line below. */
const write = (text: string, checklist: Checklist, edits: ReadonlyMap<string, Edit>): string => {
  const order = checklist.items.map(({ id }) => id);
  let place = 0;
  return text
    .split("\n")
    .flatMap((line) => {
      const task = /^( *- )\[[x ]\] (?:❌ |n\/a )?(.*)$/.exec(line);
      if (!task) return [line];
      const wanted = edits.get(order[place++]!);
      if (!wanted) return [line];
      const bullet = `${" ".repeat(task[1]!.length)}- note: ${wanted.note}`;
      return [`${task[1]}${BOXES[wanted.status]}${task[2]}`, bullet];
    })
    .join("\n");
};

/** Items that anything may be said of: no probe speaks of them, no value is missing, n/a is allowed. */
const free = (checklist: Checklist, ledger: Ledger): string[] => {
  const { items } = scoreAt(checklist, ledger);
  return checklist.items
    .filter((item) => item.children.length === 0 && !item.critical)
    .map(({ id }) => items.get(id)!)
    .filter((score) => !score.seen?.counts)
    .filter((score) => score.missingFields.length === 0)
    .map(({ id }) => id);
};

const holds = (checklist: Checklist, ledger: Ledger, numRuns: number) => {
  const ids = free(checklist, ledger);
  const before = scoreAt(checklist, ledger);
  const exported = renderArtifact(checklist, before, ledger);
  const some = fc.dictionary(fc.constantFrom(...ids), edit, { maxKeys: 12 });
  fc.assert(
    fc.property(some, (given) => {
      const edits = new Map(Object.entries(given));
      const { changes, notUnderstood } = readArtifact(
        write(exported, checklist, edits),
        checklist,
        before,
        ledger,
      );
      expect(notUnderstood).toEqual([]);
      const got = new Map(changes.map(({ item, status, note }) => [item, { status, note }]));
      const wanted = new Map(
        [...edits].map(([id, { status, note }]) => {
          const was = before.items.get(id)!.status;
          return [id, { status: status === was ? undefined : status === "pending" ? "reset" : status, note }];
        }),
      );
      expect(got).toEqual(wanted);

      const now = NOW + MINUTE;
      const drafts = importDrafts(checklist, before, toRequests(changes, "dora"), now);
      const ledgerAfter = more(ledger, drafts);
      const after = scoreAt(checklist, ledgerAfter, MINUTE);
      for (const [id, { status }] of edits) expect([id, after.items.get(id)!.status]).toEqual([id, status]);
      expect(readArtifact(write(exported, checklist, edits), checklist, after, ledgerAfter)).toMatchObject({
        changes: [],
      });
      const again = renderArtifact(checklist, after, ledgerAfter);
      expect(readArtifact(again, checklist, after, ledgerAfter)).toMatchObject({
        changes: [],
        notUnderstood: [],
      });
    }),
    { numRuns },
  );
};

describe("edits of an exported file come back as exactly those edits", () => {
  test("of a release with everything in it", () => {
    holds(release.checklist, release.ledger, 150);
  });

  test("of the bundled checklist's 178 items", () => {
    expect(bundled.items).toHaveLength(178);
    const empty: Ledger = { ...aLedger(), checklist: bundled.name, release: "v1.4.0" };
    holds(bundled, empty, 25);
  });
});

test("export, import, export: the same bytes, whatever the ledger holds", () => {
  fc.assert(
    fc.property(anyWorld(), ({ checklist, entries }) => {
      const ledger = aLedger(...entries);
      const scorecard = scoreAt(checklist, ledger);
      const first = renderArtifact(checklist, scorecard, ledger);
      const { changes, notUnderstood, unchanged } = readArtifact(first, checklist, scorecard, ledger);
      expect({ changes, notUnderstood, unchanged }).toEqual({
        changes: [],
        notUnderstood: [],
        unchanged: checklist.items.length,
      });
      expect(toRequests(changes, "ana")).toEqual([]);
      expect(renderArtifact(checklist, scoreAt(checklist, ledger), ledger)).toBe(first);
    }),
    { numRuns: 200 },
  );
});

describe("the bundled checklist", () => {
  const ledger: Ledger = { ...aLedger(), checklist: bundled.name, release: "v1.4.0" };
  const scorecard = scoreAt(bundled, ledger);

  test("has one line an item as long as nobody touched it, under its own headings", () => {
    const text = renderArtifact(bundled, scorecard, ledger);
    expect(text.match(/^ *- \[ \] .*$/gm)).toHaveLength(178);
    expect(text).not.toMatch(/^ *- \[ \] .*\n +- (?!\[)/m);
    expect(text).toContain("- Infraestrutura: 0/28 checks passed\n");
    expect(text).toContain("**Overall:** 0/178 checks passed = 0.0% complete\n");
    expect(text).toContain("- **decision:** 🟡 HOLD, 0/163 checks passed = 0.0% complete\n");
    expect(text.match(/^### \S+ .+$/gm)?.length).toBeGreaterThanOrEqual(8);
  });

  test("can be ticked by hand in the document it was made from", () => {
    const source = readFileSync(new URL("test/fixtures/w5-production-readiness.md", root), "utf8");
    const ticked = source
      .replace("- [ ] **1.1**", "- [x] **1.1**")
      .replace("- [ ] **2.3** Retention: 24h TTL para dedupe keys", "$&\n  note of mine")
      .replace("  - [ ] Error rate > 5%", "  - [x] Error rate > 5%")
      .replace("- [ ] **3.4**", "- [ ] ❌ **3.4**");
    const { changes, notUnderstood, made } = readArtifact(ticked, bundled, scorecard, ledger);
    expect(made).toBeNull();
    expect(changes.map(({ item, status, note }) => [item, status, note])).toEqual([
      ["W5.1.1", "pass", undefined],
      ["W5.2.3", undefined, "note of mine"],
      ["W5.6.3.1", "pass", undefined],
    ]);
    expect(notUnderstood.filter(({ line }) => line > 0).map(({ why }) => why)).toEqual([
      "needs a reason: write it on the line below",
    ]);
    expect(notUnderstood.filter(({ line }) => line === 0).map(({ text }) => text)).toEqual([
      "W1",
      "W2",
      "W3",
      "W4",
    ]);
  });

  test("says nothing by itself: its guidance is nobody's note", () => {
    for (const name of ["W1.md", "W2.md", "W3.md", "W4.md", "W5.md"]) {
      const { changes, notUnderstood } = readArtifact(
        readFileSync(new URL(name, folder), "utf8"),
        bundled,
        scorecard,
        ledger,
      );
      expect(changes).toEqual([]);
      expect(notUnderstood.filter(({ line }) => line > 0)).toEqual([]);
    }
  });
});
