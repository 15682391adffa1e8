import type { Ports } from "../app/ports.ts";
import { exit, type Invocation } from "../cli/invocation.ts";
import { formats } from "../core/artifact/formats.ts";
import type { Standing } from "../core/artifact/held.ts";
import type { Checklist } from "../core/checklist/model.ts";
import { listReleases } from "../store/place.ts";
import { sha256 } from "../system/digest.ts";
import { edit } from "../system/editor.ts";
import { evidenceOf } from "../system/evidence.ts";
import { firstRunFlag } from "../system/first-run.ts";
import { artifactName, writeArtifact } from "./artifact-file.ts";
import { ledgersOf, milestoneOf, openChecklist, openStore, scorecardOf, writer } from "./open.ts";

/** Opens the walk on the whole screen; where there is no terminal it prints the scorecard instead. */
export async function run(invocation: Invocation): Promise<number> {
  const { stdin, out, err, env, args } = invocation;
  const milestone = await milestoneOf(invocation);
  if (!stdin.isTTY || !out.isTTY) {
    await (await import("./score.ts")).run(invocation);
    await err.line("gonogo: the walk needs a terminal; this is the scorecard instead");
    return exit.done;
  }
  // Git answers and the screen's code is set up while the checklist is read.
  const screen = import("../ui/start.ts");
  const operator = writer(invocation);
  for (const early of [screen, operator]) early.catch(() => {});
  const checklist = await openChecklist(invocation);
  const ports = portsOf(invocation, checklist, await operator);
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

function portsOf(invocation: Invocation, checklist: Checklist, operator: string): Ports {
  const { clock, cwd, env, folders } = invocation;
  /** What was made last, to be compared with the file that it replaces. */
  let standing: Standing | null = null;
  const formatNamed = (name: string) => formats.find((format) => format.name === name) ?? formats[0]!;
  return {
    checklist,
    store: openStore(invocation, checklist),
    operator,
    digest: sha256,
    clock,
    releases: {
      list: async () =>
        (await listReleases(ledgersOf(invocation, checklist), checklist.name)).map(
          ({ release, entries, problem }) => ({
            name: release,
            entries: problem === null ? entries : null,
          }),
        ),
      open: async (name) => openStore(invocation, checklist, name),
    },
    exporter: {
      formats: formats.map(({ name, summary }) => ({ name, label: summary })),
      async render(name, ledger, now) {
        const scorecard = scorecardOf(
          { ...invocation, clock: { ...clock, now: () => now } },
          checklist,
          ledger,
        );
        standing = { checklist, scorecard, ledger };
        return formatNamed(name).render(checklist, scorecard, ledger);
      },
      write(name, content) {
        const format = formatNamed(name);
        const held = (text: string) => standing && format.held(text, standing);
        return writeArtifact(content, { path: artifactName(checklist, format), cwd, force: false, held });
      },
    },
    editor: { edit: (text) => edit(text, env) },
    firstRun: firstRunFlag(folders.state),
    evidence: { classify: (text) => evidenceOf(text, cwd) },
  };
}
