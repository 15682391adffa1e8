import type { Checklist } from "../checklist/model.ts";
import { plain } from "../text/plain.ts";
import type { Line, PhaseScore } from "./model.ts";

/**
 * The summary's lines: one per section where there is one phase or the checklist names the sections' lines itself;
 * else one per phase. They add up to the totals.
 */
export function linesOf(checklist: Checklist, phases: readonly PhaseScore[]): readonly Line[] {
  return phases.flatMap((score, place): Line[] => {
    const phase = checklist.phases[place]!;
    const bySection = phases.length === 1 || phase.sections.some((section) => section.labelled);
    if (bySection) return score.sections.map(({ title: _title, ...line }) => line);
    const { sections: _sections, title, ...line } = score;
    return [{ ...line, label: phaseLabel(phase.id, title) }];
  });
}

/** `W1 Fixtures` from a phase `W1` with the title `# W1: Fixtures`. */
function phaseLabel(id: string, title: string): string {
  // A name needs no colours; a circle left out may have been the arrow's other end.
  const name = plain(title.replace(/[🟢🟡🟠🔴🔵]/gu, "")).replace(/[\s:→–—-]+$/u, "");
  if (name === "" || name === id) return id;
  const rest = name.startsWith(id) ? name.slice(id.length) : "";
  return /^[\s:.–—-]/u.test(rest) ? `${id} ${rest.replace(/^[\s:.–—-]+/u, "")}` : `${id} ${name}`;
}
