import { resolve } from "node:path";
import { exit, type Invocation } from "../cli/invocation.ts";
import { type ArtifactReading, readArtifact } from "../core/artifact/read.ts";
import { type ImportRequest, importDrafts, toRequests } from "../core/artifact/requests.ts";
import type { Checklist } from "../core/checklist/model.ts";
import { Fault } from "../core/fault.ts";
import type { Draft, Ledger } from "../core/ledger/entry.ts";
import { readText } from "../system/files.ts";
import { confirm } from "../system/input.ts";
import { importReport } from "./import-report.ts";
import { openChecklist, openStore, scorecardOf, writer } from "./open.ts";

/** Reads an edited artifact back into the ledger: shows what it took, asks, and writes all of it together. */
export async function run(invocation: Invocation): Promise<number> {
  const { args, cwd, stdin, out, err } = invocation;
  const path = args.positionals[0];
  if (path === undefined)
    throw new Fault("which file?", { mend: "Name it, as in `gonogo import W5_PRODUCTION_READINESS.md`." });
  const markdown = await readText(resolve(cwd, path));
  const checklist = await openChecklist(invocation);
  const store = openStore(invocation, checklist);
  const dry = args.flag("dry-run");
  const by = dry ? "nobody" : await writer(invocation);

  const planFor = (ledger: Ledger) => planOf(invocation, checklist, { path, markdown }, by, ledger);
  const shown = planFor(await store.read());
  await out.write(
    importReport(shown.reading, { style: invocation.style, conflicts: args.flag("conflicts") }),
  );
  if (shown.drafts.length === 0) {
    await err.line("nothing to write");
    return exit.done;
  }
  const count = shown.drafts.length === 1 ? "1 entry" : `${shown.drafts.length} entries`;
  if (dry) {
    await err.line(`${count} would be written; nothing was`);
    return exit.done;
  }
  if (!args.flag("yes")) {
    if (!stdin.isTTY)
      throw new Fault("nobody can be asked here: nothing was written", {
        mend: "Give --yes to write without asking.",
      });
    if (!(await confirm(`write ${count} as ${by}?`, stdin, err))) {
      await err.line("nothing was written");
      return exit.done;
    }
  }
  let added = 0;
  await store.append((current) => {
    // Somebody may have ticked meanwhile: what is written is what was shown, or nothing.
    const { drafts } = current.head === shown.ledger.head ? shown : planFor(current);
    if (!sameSaying(drafts, shown.drafts)) {
      throw new Fault(
        "the ledger changed meanwhile, and with it what the file would add: nothing was written",
        {
          mend: "Run it again and look at the changes.",
        },
      );
    }
    added = drafts.length;
    return drafts;
  });
  await err.line(`${added === 1 ? "1 entry" : `${added} entries`} saved in ${store.where}`);
  return exit.done;
}

interface ImportPlan {
  readonly reading: ArtifactReading;
  readonly drafts: readonly Draft[];
  readonly ledger: Ledger;
}

function planOf(
  invocation: Invocation,
  checklist: Checklist,
  file: { readonly path: string; readonly markdown: string },
  by: string,
  ledger: Ledger,
): ImportPlan {
  const scorecard = scorecardOf(invocation, checklist, ledger);
  const reading = readArtifact(file.markdown, checklist, scorecard, ledger);
  const requests = toRequests(reading.changes, by, { conflicts: invocation.args.flag("conflicts") });
  const now = invocation.clock.now();
  const draftsOf = (request: ImportRequest): Draft[] => {
    try {
      return importDrafts(checklist, scorecard, [request], now);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      const { message, mend } = error;
      throw new Fault(message, { mend, where: `${file.path}:${request.line}`, cause: error });
    }
  };
  return { reading, drafts: requests.flatMap(draftsOf), ledger };
}

/** Whether two lists of entries say the same, whatever the time they were made at. */
function sameSaying(one: readonly Draft[], other: readonly Draft[]): boolean {
  const saying = (drafts: readonly Draft[]) => JSON.stringify(drafts.map((draft) => ({ ...draft, at: "" })));
  return saying(one) === saying(other);
}
