import { render } from "ink";
import type { Ports } from "../app/ports.ts";
import { createWalk } from "../app/walk.ts";
import type { MilestoneName } from "../core/scorecard/model.ts";
import { App } from "./App.tsx";
import { onSignals } from "./signals.ts";
import { createTerminal } from "./terminal.ts";

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
 * Runs the walk until it is left; gives the exit code: 0, 3 after a crash, 128 + the signal's number where one ended it.
 * The terminal is as it was before in every case. Throws what the store throws where the ledger can't be read.
 */
export async function startWalk(ports: Ports, options: WalkScreenOptions): Promise<number> {
  const { stdin, stdout, stderr } = options;
  const spoken = options.screenReader || options.plain;
  // The whole job stops, not this process alone: npm and a shell that started it wait in the same group.
  const terminal = createTerminal(() => process.kill(0, "SIGTSTP"));
  const size = { columns: stdout.columns ?? 80, rows: stdout.rows ?? 24 };
  const walk = await createWalk(ports, terminal, {
    size,
    spoken,
    ...(options.milestone ? { milestone: options.milestone } : {}),
  });
  // Ink begins to read keys one by one only after its first frame. A Ctrl-C typed between the two would be sent to all that
  // runs in this terminal, and would take the keys before it along.
  stdin.setRawMode(true);
  const instance = render(<App walk={walk} terminal={terminal} spoken={spoken} />, {
    stdin,
    stdout,
    stderr,
    exitOnCtrlC: false,
    alternateScreen: !spoken,
    isScreenReaderEnabled: options.screenReader,
    interactive: true,
    // A key that follows a frame at once would wait 33 ms at the usual 30 a second: 37 ms to the screen instead of 12.
    // Keys of one read make one frame whatever this is.
    maxFps: 120,
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

  try {
    const code = await instance.waitUntilExit();
    await walk.end();
    return typeof code === "number" ? code : 0;
  } catch (error) {
    await walk.end();
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
