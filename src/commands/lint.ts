import { exit, type Invocation } from "../cli/invocation.ts";
import { Fault } from "../core/fault.ts";
import { oneLine } from "../core/text/harmless.ts";
import { type ChecklistPlaces, lintFiles, loadChecklist } from "../system/checklist-files.ts";
import { defaultChecklist } from "./open.ts";

/** Prints all that is wrong with a checklist, or doubtful. */
export async function run(invocation: Invocation): Promise<number> {
  const { args, cwd, folders, out, err, style } = invocation;
  const given = args.text("checklist");
  const argument = args.positionals[0];
  if (given !== null && argument !== undefined) {
    throw new Fault("two checklists are named", { mend: `Write \`gonogo lint ${argument}\`, without -c.` });
  }
  const reference = argument ?? given ?? defaultChecklist;
  const places = { cwd, bundled: folders.bundled, cache: null };
  const problems = await lintFiles(reference, places);
  const errors = problems.filter((problem) => problem.severity === "error").length;
  const warnings = problems.length - errors;
  const code = errors > 0 || (args.flag("strict") && warnings > 0) ? exit.refused : exit.done;
  if (args.flag("json")) {
    await out.line(JSON.stringify(problems, null, 2));
    return code;
  }
  for (const { severity, position, message, mend } of problems) {
    const paint = severity === "error" ? style.bad : style.warn;
    const place = `${oneLine(position.file)}:${position.line}`;
    await out.line(`${place}  ${paint(severity)}  ${oneLine(message)}`);
    if (mend) await out.line(`  → ${oneLine(mend)}`);
  }
  await err.line(errors > 0 ? counts(errors, warnings) : await size(reference, places, warnings));
  return code;
}

function counts(errors: number, warnings: number): string {
  return `${number(errors, "error")}, ${number(warnings, "warning")}`;
}

/** What was read, where nothing stands in the way of using it. */
async function size(reference: string, places: ChecklistPlaces, warnings: number): Promise<string> {
  const { checklist } = await loadChecklist(reference, places);
  const read = `${number(checklist.items.length, "item")} in ${number(checklist.phases.length, "phase")}`;
  return warnings === 0 ? `clean: ${read}` : `${number(warnings, "warning")}; ${read}`;
}

function number(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
