import { describe, expect, test } from "vitest";
import { renderJson } from "../../../src/core/artifact/json.ts";
import { renderArtifact } from "../../../src/core/artifact/markdown.ts";
import { scoreAt } from "../../helpers/build.ts";
import { checklist, ledger, scorecard } from "./release.ts";

describe("a release with everything in it", () => {
  test("as Markdown", async () => {
    await expect(renderArtifact(checklist, scorecard, ledger)).toMatchFileSnapshot(
      "../../golden/artifact.md",
    );
  });

  test("as JSON", async () => {
    await expect(renderJson(checklist, scorecard, ledger)).toMatchFileSnapshot("../../golden/artifact.json");
  });

  test("the same bytes for the same ledger and clock", () => {
    const again = scoreAt(structuredClone(checklist), structuredClone(ledger));
    expect(renderArtifact(checklist, again, ledger)).toBe(renderArtifact(checklist, scorecard, ledger));
    expect(renderJson(checklist, again, ledger)).toBe(renderJson(checklist, scorecard, ledger));
  });

  test("JSON holds every item, the scorecard's numbers and the ledger's head", () => {
    const artifact = JSON.parse(renderJson(checklist, scorecard, ledger));
    expect(artifact.items.map((item: { id: string }) => item.id)).toEqual(
      checklist.items.map(({ id }) => id),
    );
    expect(artifact.totals).toEqual(scorecard.totals);
    expect(artifact.ledger).toEqual({ head: ledger.head, entries: ledger.entries.length, ahead: [] });
  });
});
