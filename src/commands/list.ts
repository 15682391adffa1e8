import { exit, type Invocation } from "../cli/invocation.ts";
import type { Checklist } from "../core/checklist/model.ts";
import type { Tally } from "../core/scorecard/model.ts";
import { percentText } from "../core/scorecard/tally.ts";
import { minute } from "../core/text/dates.ts";
import { oneLine } from "../core/text/harmless.ts";
import { listReleases, type ReleaseEntry } from "../store/place.ts";
import { listBundled } from "../system/checklist-files.ts";
import { ledgersOf, openChecklist, openStore, scorecardOf } from "./open.ts";

interface Row {
  readonly release: string;
  readonly entries: number;
  readonly last: string | null;
  /** Null where the ledger can't be used. */
  readonly totals: Tally | null;
  readonly problem: string | null;
}

/** Lists the checklist's releases with their scores, and the checklists that come with the program. */
export async function run(invocation: Invocation): Promise<number> {
  const { args, out, err, folders } = invocation;
  const checklist = await openChecklist(invocation);
  const folder = ledgersOf(invocation, checklist);
  const releases = await listReleases(folder, checklist.name);
  const rows = await Promise.all(releases.map((release) => rowOf(invocation, checklist, release)));
  const bundled = await listBundled(folders.bundled);
  if (args.flag("json")) {
    await out.line(
      JSON.stringify({ checklist: checklist.name, data: folder, releases: rows, bundled }, null, 2),
    );
    return exit.done;
  }
  await out.line(`Releases of ${checklist.name} (${folder})`);
  if (rows.length === 0) await out.line(`  none yet: gonogo -r v1.0.0 begins one`);
  else await out.write(table(invocation, rows));
  await out.line();
  await out.line("Bundled checklists");
  for (const name of bundled) await out.line(`  ${name}`);
  const unusable = rows.filter((row) => row.problem !== null).length;
  if (unusable > 0) await err.line(`gonogo: ${unusable} of ${rows.length} ledgers can't be used`);
  return exit.done;
}

async function rowOf(invocation: Invocation, checklist: Checklist, entry: ReleaseEntry): Promise<Row> {
  const { release, entries, last, problem } = entry;
  if (problem !== null) return { release, entries, last, totals: null, problem };
  try {
    const ledger = await openStore(invocation, checklist, release).read();
    return { release, entries, last, totals: scorecardOf(invocation, checklist, ledger).totals, problem };
  } catch (error) {
    return { release, entries, last, totals: null, problem: (error as Error).message };
  }
}

function table({ style }: Invocation, rows: readonly Row[]): string {
  const names = Math.max(...rows.map((row) => row.release.length));
  const counts = rows.map(({ totals }) => (totals ? `${totals.passed}/${totals.applicable}` : ""));
  const wide = Math.max(...counts.map((count) => count.length));
  const lines = rows.map(({ release, entries, last, totals, problem }, index) => {
    const start = `  ${release.padEnd(names)}  ${counts[index]!.padStart(wide)}`;
    if (problem !== null) return `${start}  ${style.bad(oneLine(problem))}`;
    const percent = totals?.percent == null ? "–" : percentText(totals.percent);
    const said = entries === 1 ? "1 entry" : `${entries} entries`;
    return `${start}  ${percent.padStart(6)}  ${style.dim(`${said}, last ${last === null ? "–" : minute(last)}`)}`;
  });
  return `${lines.join("\n")}\n`;
}
