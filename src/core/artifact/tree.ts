/** The artifact's own table of contents, drawn as the source document draws it, with real values. */
import type { Checklist } from "../checklist/model.ts";
import type { Scorecard } from "../scorecard/model.ts";
import { headline, VERDICTS } from "./header.ts";
import { percent } from "./words.ts";

export function tree(checklist: Checklist, scorecard: Scorecard): string[] {
  const { lines, redFlags, totals } = scorecard;
  const milestone = headline(scorecard);
  const twigs = [
    `Checklist: ${percent(totals.percent)} complete`,
    `Red flags: ${redFlags.length === 0 ? "None" : redFlags.length}`,
    ...lines.map((line) => {
      const ready = line.applicable > 0 && line.passed === line.applicable;
      return `${line.label}: ${ready ? "✅ Ready" : `${line.passed}/${line.applicable}`}`;
    }),
  ];
  if (milestone) twigs.push(`Status: ${VERDICTS[milestone.verdict]} (${milestone.name})`);
  const drawn = twigs.map((twig, index) => `${index === twigs.length - 1 ? "└─" : "├─"} ${inFence(twig)}`);
  return ["", "## 📝 Artifact", "", "```text", inFence(checklist.artifact), ...drawn, "```"];
}

/** One line that can't end the fence it stands in. */
function inFence(text: string): string {
  return text.replace(/\s+/g, " ").replace(/`{3,}|~{3,}/g, "…");
}
