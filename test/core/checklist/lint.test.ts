import { describe, expect, test } from "vitest";
import { parseChecklist } from "../../../src/core/checklist/parse.ts";
import { block, lines, parse } from "../../helpers/checklists.ts";

const warnings = (given: string | Readonly<Record<string, string>>) =>
  lines(parse(given).problems).map((line) => line.replace(/^warning /, ""));

describe("lint", () => {
  test("leaves plain Markdown in peace", () => {
    expect(warnings("# T\n\n- [ ] a\n  - [ ] b\n\n```\n- [ ] code\n```")).toEqual([]);
  });

  test("names items with neither expectation nor evidence hint once a checklist says more than plain Markdown", () => {
    const text = `---\ntitle: T\n---\n- [ ] a\n- [ ] b\n${block("evidence: x")}\n- [ ] c\n${block("expect: x")}\n- [ ] d\n  - [ ] e\n${block("evidence: x", "    ")}`;
    expect(warnings(text)).toEqual([
      "W5.md:4 `W5.1.1` has neither an expectation nor a hint what evidence to attach → Give it `expect` or `evidence` in a gonogo block.",
    ]);
  });

  test("names items that are ticked in the document", () => {
    expect(warnings("- [x] a\n- [ ] b\n- [X] c")).toEqual([
      "W5.md:1 2 items are ticked in the document (lines 1, 3) → State is never read from the checklist: untick them here, and mark them in a release.",
    ]);
  });

  test("names lines that look like items and are none", () => {
    expect(warnings("- [ ] a\n      - [ ] b")).toEqual([
      "W5.md:2 1 line looks like an item and is part of other text or indented code (line 2) → Write it as `- [ ] …`, a nested one two spaces further in.",
    ]);
    expect(warnings("- [ ] a\n\n<!--\n- [ ] b\n- [ ] c")[0]).toContain(
      "W5.md:3 the comment opened here is never closed: lines 4–5 count as its content → Close the comment.",
    );
    expect(warnings({ "A.md": "- [ ] a", "B.md": "```\n- [ ] b\n```" })[0]).toContain(
      "B.md:2 the file has no items",
    );
  });

  test("names a gate that can't be reached", () => {
    const gate = (threshold: number, success = "") =>
      `---\ngate:\n  threshold: ${threshold}\n${success}---\n- [ ] a\n${block("evidence: x")}\n- [ ] b\n${block("evidence: x\nwhen: after")}`;
    expect(warnings(gate(99.9))).toEqual([]);
    expect(warnings(gate(100))[0]).toContain(
      "W5.md:3 the gate can never be reached: more than 100% is asked for",
    );
    expect(warnings(gate(95, "  success:\n    - { name: Late, items: [W5.1.2] }\n"))[0]).toContain(
      "W5.md:5 the criterion “Late” says nothing at the decision: none of its items is due before the deploy",
    );
  });

  test("names a gate that has nothing to decide on before the deploy", () => {
    const said = (when: string) =>
      parseChecklist(
        [
          {
            path: "W5.md",
            text: `---\ngate: {threshold: 95}\n---\n- [ ] a\n\n  \`\`\`gonogo\n  when: ${when}\n  \`\`\`\n`,
          },
        ],
        { name: "w5", digest: (text) => text.padEnd(64, "0") },
      ).problems.map(({ message, position }) => `${position.line} ${message}`);
    const message = "2 the gate gives no verdict at the decision: no item is due before the deploy";
    expect(said("after")).toContain(message);
    expect(said("before")).not.toContain(message);
  });

  test("names what makes no sense on a roll-up", () => {
    const text = `- [ ] a\n${block("critical: true\nevidence: x\nnote: fine")}\n  - [ ] b\n${block("evidence: x\nwhen: day", "    ")}`;
    expect(warnings(text)).toEqual([
      "W5.md:1 `W5.1.1` has nested items and is decided by them alone: `evidence`, `critical` have no effect → Give them to the nested items.",
      "W5.md:1 `W5.1.1` falls due (before) earlier than `W5.1.1.1` nested in it (day) → Give it `when: day`.",
    ]);
  });

  test("names a heading's block that nothing is under, and a label that names no line", () => {
    const text = `# T\n## A\n${block("evidence: x", "")}\n## B\n### G\n${block("label: x\nevidence: y", "")}\n- [ ] a\n## C\n- [ ] b\n${block("evidence: z")}`;
    expect(warnings(text).map((line) => line.split(" → ")[0])).toEqual([
      "W5.md:3 this gonogo block stands at a heading that has no items under it",
      "W5.md:8 `label` names a section's line on the scorecard, and this heading is none",
    ]);
  });
});
