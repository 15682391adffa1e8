/**
 * The composition root: argv to command. Nothing is imported here that a command may not need; what draws, parses YAML or
 * starts processes is loaded by the command that does.
 */

import { type Arguments, exit, type Invocation } from "./cli/invocation.ts";
import { parse, type Request } from "./cli/parse.ts";
import { styleOf } from "./cli/style.ts";
import { fixedClock, liveClock } from "./system/clock.ts";
import { folders } from "./system/folders.ts";
import { output } from "./system/output.ts";

/** Runs the command line; gives the exit code. Never throws: what went wrong is said on standard error. */
export async function main(argv: readonly string[]): Promise<number> {
  const out = output(1, () => process.stdout);
  const err = output(2, () => process.stderr);
  try {
    const request = await parse(argv);
    if (request.kind === "run") {
      const { run } = await request.command.load();
      return await run(invocationOf(request.args, out, err));
    }
    await out.write(await textOf(request));
    return exit.done;
  } catch (error) {
    const { reportOf } = await import("./cli/report.ts");
    await err.write(reportOf(error, process.env)).catch(() => {});
    return exit.refused;
  }
}

async function textOf(request: Exclude<Request, { kind: "run" }>): Promise<string> {
  if (request.kind === "version") return `${(await import("./cli/version.ts")).version()}\n`;
  const { helpOf, overview } = await import("./cli/help.ts");
  return request.command ? helpOf(request.command) : overview();
}

function invocationOf(args: Arguments, out: Invocation["out"], err: Invocation["err"]): Invocation {
  // Ink and chalk look at FORCE_COLOR alone, and only when they are first imported.
  if (args.flag("no-color")) process.env.FORCE_COLOR = "0";
  const atTime = args.text("at-time");
  return {
    args,
    out,
    err,
    // Made when it is asked for: a command that reads nothing has no use for the stream.
    get stdin() {
      return process.stdin;
    },
    cwd: process.cwd(),
    env: process.env,
    clock: atTime === null ? liveClock : fixedClock(atTime),
    folders: folders(process.env),
    style: styleOf({ refused: args.flag("no-color"), isTTY: out.isTTY, env: process.env }),
  };
}
