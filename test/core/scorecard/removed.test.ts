import { describe, expect, test } from "vitest";
import { renderArtifact } from "../../../src/core/artifact/markdown.ts";
import { scoreJson } from "../../../src/core/scorecard/json.ts";
import { scoreText } from "../../../src/core/scorecard/text.ts";
import { aChecklist, aLedger, mark, scoreAt } from "../../helpers/build.ts";

const checklist = aChecklist({ items: ["X.1"], gate: {} });
const ledger = aLedger(
  mark("X.1"),
  mark("X.2", "na", { by: "bia", note: "one region" }),
  mark("X.3", "fail", { by: "bia", note: "takes *20* min" }),
  mark("X.4", "fail", { note: "gone again" }),
  mark("X.4", "reset"),
);
const scorecard = scoreAt(checklist, ledger);

describe("what was said of items that the checklist has no more", () => {
  test("weighs on nothing", () => {
    expect(scorecard.milestones?.decision.verdict).toBe("GO");
    expect(scorecard.totals.total).toBe(1);
  });

  test("is kept in sight, what failed first; what was taken back is gone", () => {
    expect(scorecard.removed).toMatchObject([
      { item: "X.3", status: "fail", by: "bia", text: "takes *20* min" },
      { item: "X.2", status: "na", by: "bia", text: "one region" },
    ]);
    expect(scoreJson(scorecard)).toMatchObject({ removed: scorecard.removed });
    expect(scoreText(checklist, scorecard, { columns: 80 })).toMatch(
      /No longer in the checklist \(2\)\n ✗ X\.3 {2}fail, bia on .*: takes \*20\* min\n – X\.2 {2}n\/a, bia/,
    );
    expect(renderArtifact(checklist, scorecard, ledger)).toMatch(
      /## No Longer in the Checklist\n\n- \*\*X\.3\*\* — failed by bia, .*: takes \\\*20\\\* min\n/,
    );
  });

  test("is no section where there is nothing", () => {
    const clean = scoreAt(checklist, aLedger(mark("X.1")));
    expect(renderArtifact(checklist, clean, aLedger(mark("X.1")))).not.toContain("No Longer");
  });
});
