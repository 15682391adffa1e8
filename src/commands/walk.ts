import type { Ports } from "../app/ports.ts";
import { exit, type Session } from "../cli/session.ts";
import { formats } from "../core/artifact/formats.ts";
import type { Checklist } from "../core/checklist/model.ts";
import { listReleases } from "../store/place.ts";
import { sha256 } from "../system/digest.ts";
import { edit } from "../system/editor.ts";
import { evidenceOf } from "../system/evidence.ts";
import { firstRunFlag } from "../system/first-run.ts";
import { artifactName, writeArtifact } from "./artifact-file.ts";
import { ledgersOf, milestoneOf, openChecklist, openStore, scorecardOf, writer } from "./open.ts";

/** Opens the walk on the whole screen; where there is no terminal it prints the scorecard instead. */
export async function run(session: Session): Promise<number> {
  const { stdin, out, err, env, args } = session;
  const milestone = await milestoneOf(session);
  if (!stdin.isTTY || !out.isTTY) {
    await (await import("./score.ts")).run(session);
    await err.line("gonogo: the walk needs a terminal; this is the scorecard instead");
    return exit.done;
  }
  // Git answers and the screen's code is set up while the checklist is read.
  const screen = import("../ui/main.tsx");
  const operator = writer(session);
  for (const early of [screen, operator]) early.catch(() => {});
  const checklist = await openChecklist(session);
  const ports = portsOf(session, checklist, await operator);
  const { startWalk } = await screen;
  return startWalk(ports, {
    stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    screenReader: env.INK_SCREEN_READER === "true",
    plain: args.flag("plain"),
    debug: Boolean(env.DEBUG),
    milestone,
  });
}

function portsOf(session: Session, checklist: Checklist, operator: string): Ports {
  const { clock, cwd, env, folders } = session;
  const formatNamed = (name: string) => formats.find((format) => format.name === name) ?? formats[0]!;
  return {
    checklist,
    store: openStore(session, checklist),
    operator,
    digest: sha256,
    clock,
    releases: {
      list: async () =>
        (await listReleases(ledgersOf(session, checklist), checklist.name)).map(
          ({ release, entries, problem }) => ({
            name: release,
            entries: problem === null ? entries : null,
          }),
        ),
      open: async (name) => openStore(session, checklist, name),
    },
    exporter: {
      formats: formats.map(({ name, summary }) => ({ name, label: summary })),
      async render(name, ledger, now) {
        const scorecard = scorecardOf({ ...session, clock: { ...clock, now: () => now } }, checklist, ledger);
        return formatNamed(name).render(checklist, scorecard, ledger);
      },
      write: (name, content) => writeArtifact(artifactName(checklist, formatNamed(name)), content, cwd),
    },
    editor: { edit: (text) => edit(text, env) },
    firstRun: firstRunFlag(folders.state),
    evidence: { classify: (text) => evidenceOf(text, cwd) },
  };
}
