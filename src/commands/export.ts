import { relative } from "node:path";
import { exit, type Invocation } from "../cli/invocation.ts";
import { type Format, formats } from "../core/artifact/formats.ts";
import { Fault } from "../core/fault.ts";
import type { Scorecard } from "../core/scorecard/model.ts";
import { nearest } from "../core/text/nearest.ts";
import { artifactName, writeArtifact } from "./artifact-file.ts";
import { open, warnOfAhead } from "./open.ts";

/** Writes the artifact, or sends it to standard output. */
export async function run(invocation: Invocation): Promise<number> {
  const { args, cwd, out, err } = invocation;
  const format = formatOf(args.text("format") ?? "md");
  const standing = await open(invocation);
  const { checklist, ledger, scorecard } = standing;
  const content = format.render(checklist, scorecard, ledger);
  const wanted = args.text("output") ?? artifactName(checklist, format);
  if (["-", "/dev/stdout", "/dev/fd/1"].includes(wanted)) {
    await out.write(content);
  } else {
    const held = (text: string) => format.held(text, standing);
    const path = await writeArtifact(content, { path: wanted, cwd, force: args.flag("force"), held });
    await err.line(`${relative(cwd, path) || path}: ${summary(scorecard)}`);
  }
  await warnOfAhead(invocation, scorecard);
  return exit.done;
}

function formatOf(name: string): Format {
  const found = formats.find((format) => format.name === name.toLowerCase());
  if (found) return found;
  const names = formats.map((format) => format.name);
  const close = nearest(name, names, 1)[0];
  throw new Fault(`there is no format "${name}"`, {
    mend: `${close ? `Did you mean ${close}? ` : ""}There are ${names.join(", ")}.`,
  });
}

function summary({ milestones, totals, redFlags }: Scorecard): string {
  const verdict = milestones ? `${milestones.decision.verdict} at decision, ` : "";
  const flags = redFlags.length === 1 ? "1 red flag" : `${redFlags.length} red flags`;
  return `${verdict}${totals.passed}/${totals.applicable} checks passed, ${flags}`;
}
