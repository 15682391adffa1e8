import { describe, expect, test } from "vitest";
import { renderArtifact } from "../../../src/core/artifact/markdown.ts";
import { readArtifact } from "../../../src/core/artifact/read.ts";
import { importDrafts, toRequests } from "../../../src/core/artifact/requests.ts";
import type { Ledger } from "../../../src/core/ledger/entry.ts";
import { ago, aLedger, type EntrySpec, HOUR, NOW, probe, scoreAt } from "../../helpers/build.ts";
import { AUDIO, exported, HEALTH, later, STAGING, TESTS } from "./edited.ts";
import { checklist, itemOf, ledger, say, scorecard } from "./release.ts";

describe("a ledger that moved on", () => {
  test("to the same says nothing new", () => {
    const text = exported.replace(STAGING, STAGING.replace("[ ]", "[x]"));
    const more = later(say("W4.3", "pass", { by: "bia" }));
    const { changes } = readArtifact(text, checklist, scoreAt(checklist, more), more);
    expect(changes).toEqual([]);
  });

  test("by the import of this very file says nothing new", () => {
    const text = exported
      .replace(STAGING, "- [ ] n/a **3** Staging: GO\n  - no staging\n  - until: 2026-12-31")
      .replace("- [x] **24.1**", "- [ ] ❌ **24.1**")
      .replace(HEALTH, `${HEALTH}\n  - evidence: https://a.example/1`)
      .replace("  - not filled in: `{Y hours}`", "$&\n  - {Y hours}: 4");
    const first = readArtifact(text, checklist, scorecard, ledger);
    expect(first.changes.map(({ item }) => item)).toEqual(["W4.3", "W5.21.3", "W5.25.1"]);
    const drafts = importDrafts(checklist, scorecard, toRequests(first.changes, "dora"), NOW);
    const after = later(...(drafts as EntrySpec[]));
    expect(readArtifact(text, checklist, scoreAt(checklist, after), after).changes).toEqual([]);
  });

  test("to something else is a conflict that names both", () => {
    const text = exported.replace(STAGING, STAGING.replace("[ ]", "[x]"));
    const more = later(say("W4.3", "fail", { by: "bia", note: "it is down" }));
    expect(readArtifact(text, checklist, scoreAt(checklist, more), more).changes).toMatchObject([
      {
        item: "W4.3",
        status: "pass",
        now: "fail",
        conflict: expect.stringMatching(/bia has spoken .* it is down/),
      },
    ]);
  });

  test("and back again is a conflict too: somebody has looked at it since", () => {
    const text = exported.replace(STAGING, STAGING.replace("[ ]", "[x]"));
    const more = later(say("W4.3", "pass"), say("W4.3", "reset", { by: "bia", note: "the wrong one" }));
    expect(readArtifact(text, checklist, scoreAt(checklist, more), more).changes).toMatchObject([
      {
        item: "W4.3",
        status: "pass",
        conflict: expect.stringMatching(/^bia set it back to pending since .* wrong one$/),
      },
    ]);
    const again = renderArtifact(checklist, scoreAt(checklist, more), more).replace(
      STAGING,
      STAGING.replace("[ ]", "[x]"),
    );
    const { changes } = readArtifact(again, checklist, scoreAt(checklist, more), more);
    expect(changes).toMatchObject([{ item: "W4.3", status: "pass" }]);
    expect(changes[0]).not.toHaveProperty("conflict");
  });

  test("by a probe is a conflict too", () => {
    const text = exported.replace(AUDIO, AUDIO.replace("[x]", "[ ] ❌")).replace(AUDIO, AUDIO);
    const failed = text.replace("`audio`\n", "`audio`\n  - it is silent\n");
    const again = later(say("W1.2", "na", { note: "no audio", at: ago(HOUR) }));
    expect(readArtifact(failed, checklist, scoreAt(checklist, again), again).changes).toMatchObject([
      { item: "W1.2", status: "fail", note: "it is silent", conflict: expect.stringContaining("no audio") },
    ]);
  });

  test("with a result that fails what the file ticks asks for an override", () => {
    const line = "- [ ] **1.8** Health check: `/health` endpoint configured";
    const text = exported.replace(line, line.replace("[ ]", "[x]"));
    const { textDigest } = itemOf("W5.1.8");
    const more = later(probe({ "W5.1.8": { outcome: "fail", textDigest } }));
    expect(readArtifact(text, checklist, scoreAt(checklist, more), more).notUnderstood).toMatchObject([
      { why: expect.stringContaining("override") },
    ]);
  });
});

describe("a file of another release", () => {
  test("is refused, and so is one of another checklist or of none", () => {
    const of = (text: string) => () => readArtifact(text, checklist, scorecard, ledger);
    const foreign = (part: Partial<Ledger>) => renderArtifact(checklist, scorecard, { ...ledger, ...part });
    expect(of(foreign({ release: "v1.3" }))).toThrow("exported from release v1.3, not from v1.4.0");
    expect(of(foreign({ checklist: "other" }))).toThrow("exported from other");
    expect(of("# Notes\n\n- [ ] buy milk\n")).toThrow("none of the checklist's items");
  });
});

describe("a file that was exported from another ledger of the same release", () => {
  const elsewhere = (...entries: readonly EntrySpec[]): Ledger => ({
    ...aLedger(...entries),
    checklist: ledger.checklist,
    release: ledger.release,
  });
  const doubt = {
    line: 0,
    text: "",
    why: expect.stringMatching(/^the file was exported from another ledger/),
  };

  test("says so, and takes nothing back: that its numbers fit is chance", () => {
    const theirs = elsewhere(say("W1.1", "pass"));
    const text = renderArtifact(checklist, scoreAt(checklist, theirs), theirs).replace(
      "[x] **1**",
      "[ ] **1**",
    );
    const ours = elsewhere(say("W1.1", "pass", { by: "bia" }));
    const { changes, notUnderstood, made } = readArtifact(text, checklist, scoreAt(checklist, ours), ours);
    expect([changes, made]).toEqual([[], null]);
    expect(notUnderstood).toMatchObject([doubt, { why: expect.stringContaining("empty here, passed") }, {}]);
  });

  test("is read by an empty one for what it ticks", () => {
    const theirs = elsewhere(say("W1.1", "pass"));
    const ours = elsewhere();
    const text = renderArtifact(checklist, scoreAt(checklist, theirs), theirs);
    const { changes, notUnderstood } = readArtifact(text, checklist, scoreAt(checklist, ours), ours);
    expect(changes).toMatchObject([{ item: "W1.1", status: "pass", wasExportedAs: null }]);
    expect(notUnderstood).toMatchObject([doubt, { why: expect.stringContaining("the ledger's to say") }]);
  });

  test("has no notes of the export's own making", () => {
    const theirs = elsewhere(say("W5.1.1", "pass"), say("W5.21.3", "pass", { fields: { "X min": "15" } }));
    const ours = elsewhere();
    const text = renderArtifact(checklist, scoreAt(checklist, theirs), theirs);
    expect(text).toMatch(/no evidence attached.*not filled in/s);
    const { changes } = readArtifact(text, checklist, scoreAt(checklist, ours), ours);
    expect(changes.map(({ item, note }) => [item, note])).toEqual([["W5.1.1", undefined]]);
  });

  test("is none where the ledger was empty then", () => {
    const before = elsewhere();
    const text = renderArtifact(checklist, scoreAt(checklist, before), before);
    expect(readArtifact(text, checklist, scorecard, ledger)).toMatchObject({
      changes: [],
      notUnderstood: [],
    });
  });
});

describe("a file whose closing comment is gone or changed", () => {
  const bare = exported.slice(0, exported.indexOf("<!-- gonogo"));

  test("is compared with the ledger as it stands", () => {
    const text = bare
      .replace(STAGING, STAGING.replace("[ ]", "[x]"))
      .replace(AUDIO, AUDIO.replace("[x]", "[ ]"));
    const { changes, notUnderstood, made } = readArtifact(text, checklist, scorecard, ledger);
    expect(made).toBeNull();
    expect(changes).toMatchObject([{ item: "W4.3", status: "pass", wasExportedAs: null }]);
    // Nobody knows whether a box was emptied or never filled: it takes nothing back, and says so.
    expect(notUnderstood).toMatchObject([
      {
        text: "**2** Fixture real de `audio`",
        why: "empty here, passed in the ledger, and left so; to take it back: gonogo mark W1.2 --reset",
      },
    ]);
  });

  test("says of what a probe passes how to contradict it", () => {
    const text = bare.replace("- [x] **1.3** Memory", "- [ ] **1.3** Memory");
    expect(readArtifact(text, checklist, scorecard, ledger).notUnderstood).toMatchObject([
      { why: expect.stringMatching(/^empty here, passed .* mark it ❌ with a reason$/) },
    ]);
  });

  test("says that the comment was changed", () => {
    const text = exported.replace(/^item W4\.2 f/m, "item W4.2 o");
    expect(readArtifact(text, checklist, scorecard, ledger).notUnderstood[0]).toMatchObject({
      line: 0,
      why: expect.stringContaining("the comment that closes the file was changed"),
    });
  });

  test("never turns a fail of the ledger into a pass unasked", () => {
    const text = bare.replace(TESTS, TESTS.replace("[ ] ❌", "[x]"));
    expect(readArtifact(text, checklist, scorecard, ledger).changes).toMatchObject([
      { item: "W4.2", status: "pass", conflict: expect.stringContaining("bia") },
    ]);
  });
});
