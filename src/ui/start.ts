/** The walk on a terminal: its first frame at once, and Ink, which takes as long to load as all else together, after it. */
import type { Ports } from "../app/ports.ts";
import { lostAtEnd } from "../app/unsaved.ts";
import { createWalk } from "../app/walk.ts";
import type { MilestoneName } from "../core/scorecard/model.ts";
import { certain } from "../core/text/certain.ts";
import { giveBack, handOver, showFirstFrame } from "./first-frame.ts";
import { unrendered } from "./markdown.ts";
import { onSignals } from "./signals.ts";
import { createTerminal } from "./terminal.ts";
import { guidanceOf, walkRows } from "./walk-rows.ts";

export interface WalkScreenOptions {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  /** Flat text that a screen reader reads well. */
  readonly screenReader: boolean;
  /** The same view without a screen reader. */
  readonly plain: boolean;
  /** The milestone that the header shows first. */
  readonly milestone?: MilestoneName;
  /** Shows a crash's stack as well. */
  readonly debug: boolean;
}

/** Longest wait for a change to reach the disk when the process is told to end. */
const lastSave = 2000;

/**
 * Runs the walk until it is left; gives the exit code: 0, 3 after a crash or where something was not saved, 128 + the signal's number where one ended it.
 * The terminal is as it was before in every case. Throws what the store throws where the ledger can't be read.
 */
export async function startWalk(ports: Ports, options: WalkScreenOptions): Promise<number> {
  const { stdin, stdout, stderr } = options;
  const spoken = options.screenReader || options.plain;
  // The whole job stops, not this process alone: npm and a shell that started it wait in the same group.
  const terminal = createTerminal(() => process.kill(0, "SIGTSTP"), stdin);
  const size = { columns: stdout.columns ?? 80, rows: stdout.rows ?? 24 };
  const walk = await createWalk(ports, terminal, {
    size,
    spoken,
    ...(options.milestone ? { milestone: options.milestone } : {}),
  });
  const signals = onSignals({
    async end(code) {
      await Promise.race([walk.end(), new Promise((resolve) => setTimeout(resolve, lastSave).unref())]);
      terminal.leave(code);
    },
    interrupt() {
      // While an editor has the terminal, Ctrl-C is meant for it.
      if (!terminal.away) walk.press([{ name: "ctrl-c", text: "" }]);
    },
    crash: terminal.fail,
  });

  // Ink begins to read keys one by one only after its first frame. A Ctrl-C typed before would be sent to all that runs
  // in this terminal, and would take the keys before it along.
  stdin.setRawMode(true);
  if (!spoken) {
    const state = walk.getState();
    const { text, columns } = guidanceOf(state);
    showFirstFrame(stdout, walkRows(state, unrendered(text, columns)), size.columns);
  }
  let taken = false;
  try {
    const { showWalk } = await import("./main.tsx");
    if (!spoken) handOver(stdout);
    taken = true;
    const code = await showWalk(walk, terminal, options);
    await walk.end();
    const lost = lostAtEnd(walk.getState());
    if (lost === null) return code;
    stderr.write(`${certain(lost)}\n`);
    return code === 0 ? 3 : code;
  } catch (error) {
    await walk.end();
    if (!taken) {
      stdin.setRawMode(false);
      if (!spoken) giveBack(stdout);
    }
    stderr.write(`${crashText(error, options.debug)}\n`);
    return 3;
  } finally {
    signals.off();
  }
}

function crashText(error: unknown, debug: boolean): string {
  const message = error instanceof Error ? error.message : String(error);
  const text = `gonogo stopped on a defect of its own: ${message}. What was shown as saved is saved.`;
  return debug && error instanceof Error ? `${text}\n${error.stack ?? ""}` : `${text} DEBUG=1 shows where.`;
}
