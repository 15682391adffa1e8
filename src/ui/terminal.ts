import type { AppProps } from "ink";
import type { Screen } from "../app/ports.ts";

/** The terminal as the walk's effects use it. What ends the walk before Ink is there ends it as soon as it is. */
export interface TerminalHandle extends Screen {
  /** `stdout` is where the app draws. */
  attach(app: AppProps, stdout: object): void;
  /** Ends the walk with a defect of the program. */
  fail(error: Error): void;
  /** True while something else, an editor or the shell, has the terminal. */
  readonly away: boolean;
}

/** What Node's stream of a terminal has and other streams don't. */
interface Measured {
  /** Node's own handler of a new size: asks the terminal, and emits `resize` where it changed. Nothing public asks anew. */
  _refreshSize?(): void;
}

/**
 * `suspend` stops the process as the terminal's own Ctrl-Z does, and returns when it runs again. `stdin` is where the app reads
 * its keys.
 */
export function createTerminal(suspend: () => void, stdin: Pick<NodeJS.ReadStream, "pause">): TerminalHandle {
  let app: AppProps | null = null;
  let window: Measured | null = null;
  let ending: { readonly with: number | Error } | null = null;
  let away = false;
  let queue: Promise<void> = Promise.resolve();

  /** One after the other: the terminal can be given away only once. */
  function aside(work: () => Promise<void>): Promise<void> {
    const next = queue.then(async () => {
      if (!app) return work();
      away = true;
      try {
        await app.suspendTerminal(async () => {
          await stopReading(stdin);
          await work();
          // Nobody tells a stopped program that its window has another size.
          if (window) refreshSize(window);
        });
      } finally {
        away = false;
      }
    });
    queue = next.catch(() => {});
    return next;
  }

  function exit(result: number | Error): void {
    ending ??= { with: result };
    app?.exit(result);
  }

  return {
    attach(given, stdout) {
      app = given;
      window = stdout;
      if (ending) app.exit(ending.with);
    },
    get away() {
      return away;
    },
    aside,
    stop: () => aside(async () => suspend()),
    // Giving the terminal away and taking it back draws everything anew.
    redraw: () => aside(async () => {}),
    leave: exit,
    fail: exit,
  };
}

/**
 * Ends the read of the terminal that is under way: the first key typed in an editor would be ours. That Ink no longer listens
 * counts a turn later, and only then does pausing hold.
 */
async function stopReading(stdin: Pick<NodeJS.ReadStream, "pause">): Promise<void> {
  await nextTurn();
  stdin.pause();
  await nextTurn();
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function refreshSize(window: Measured): void {
  try {
    window._refreshSize?.();
  } catch {
    // A terminal that is gone has no size; that it is gone is told elsewhere.
  }
}
