import { resolve } from "node:path";
import { exit, type Session } from "../cli/session.ts";
import type { ArtifactChange } from "../core/artifact/change.ts";
import { type ArtifactReading, readArtifact } from "../core/artifact/read.ts";
import { importDrafts, toRequests } from "../core/artifact/requests.ts";
import type { Checklist } from "../core/checklist/model.ts";
import { Fault } from "../core/fault.ts";
import type { Draft, Ledger } from "../core/ledger/entry.ts";
import { readText } from "../system/files.ts";
import { confirm } from "../system/input.ts";
import { oneLine } from "./log-line.ts";
import { openChecklist, openStore, scorecardOf, writer } from "./open.ts";

/** Reads an edited artifact back into the ledger: shows what it took, asks, and writes all of it together. */
export async function run(session: Session): Promise<number> {
  const { args, cwd, stdin, out, err } = session;
  const path = args.positionals[0];
  if (path === undefined)
    throw new Fault("which file?", { mend: "name it: gonogo import W5_PRODUCTION_READINESS.md" });
  const markdown = await readText(resolve(cwd, path));
  const checklist = await openChecklist(session);
  const store = openStore(session, checklist);
  const dry = args.flag("dry-run");
  const by = dry ? "nobody" : await writer(session);

  const shown = planOf(session, checklist, markdown, by, await store.read());
  await out.write(report(session, shown.reading));
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
        mend: "give --yes to write without asking",
      });
    if (!(await confirm(`write ${count} as ${by}?`, stdin, err))) {
      await err.line("nothing was written");
      return exit.done;
    }
  }
  let added = 0;
  await store.append((current) => {
    // Somebody may have ticked meanwhile: what is written is what was shown, or nothing.
    const { drafts } =
      current.head === shown.ledger.head ? shown : planOf(session, checklist, markdown, by, current);
    if (!sameSaying(drafts, shown.drafts)) {
      throw new Fault(
        "the ledger changed meanwhile, and with it what the file would add: nothing was written",
        {
          mend: "run it again and look at the changes",
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
  session: Session,
  checklist: Checklist,
  markdown: string,
  by: string,
  ledger: Ledger,
): ImportPlan {
  const scorecard = scorecardOf(session, checklist, ledger);
  const reading = readArtifact(markdown, checklist, scorecard);
  const drafts = importDrafts(checklist, scorecard, toRequests(reading.changes, by), session.clock.now());
  return { reading, drafts, ledger };
}

/** Whether two lists of entries say the same, whatever the time they were made at. */
function sameSaying(one: readonly Draft[], other: readonly Draft[]): boolean {
  const saying = (drafts: readonly Draft[]) => JSON.stringify(drafts.map((draft) => ({ ...draft, at: "" })));
  return saying(one) === saying(other);
}

function report({ style }: Session, { changes, notUnderstood, unchanged }: ArtifactReading): string {
  const taken = changes.filter((change) => change.conflict === undefined);
  const conflicts = changes.filter((change) => change.conflict !== undefined);
  const lines = [
    ...taken.map((change) => `line ${change.line}  ${described(change)}`),
    ...conflicts.map(
      (change) =>
        `line ${change.line}  ${style.warn("left as it is")}  ${described(change)}: ${oneLine(change.conflict!)}`,
    ),
    ...notUnderstood.map(({ line, text, why }) => {
      const about = text === "" ? "" : `${oneLine(text)}: `;
      return `${line === 0 ? "file" : `line ${line}`}  ${style.warn("not taken")}  ${about}${oneLine(why)}`;
    }),
    style.dim(
      `${taken.length} taken, ${conflicts.length + notUnderstood.length} not taken, ${unchanged} unchanged`,
    ),
  ];
  return `${lines.join("\n")}\n`;
}

function described({ item, status, note, evidence, fields, until, now }: ArtifactChange): string {
  const to =
    status === undefined ? "adds" : `${label(now)} → ${status === "reset" ? "pending" : label(status)}`;
  const rest = [
    ...(until === undefined ? [] : [`until ${until.slice(0, 10)}`]),
    ...(note === undefined ? [] : [`“${oneLine(note)}”`]),
    ...Object.entries(fields ?? {}).map(([name, value]) => `${name}=${oneLine(value)}`),
    ...(evidence ?? []).map((piece) =>
      oneLine(piece.kind === "link" ? piece.url : piece.kind === "file" ? piece.path : piece.text),
    ),
  ];
  return [`${item}  ${to}`, ...rest].join("  ");
}

function label(status: string): string {
  return status === "na" ? "n/a" : status;
}
