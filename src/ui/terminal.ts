import type { AppProps } from "ink";
import type { Screen } from "../app/ports.ts";

/** The terminal as the walk's effects use it. What ends the walk before Ink is there ends it as soon as it is. */
export interface TerminalHandle extends Screen {
  attach(app: AppProps): void;
  /** Ends the walk with a defect of the program. */
  fail(error: Error): void;
  /** True while something else, an editor or the shell, has the terminal. */
  readonly away: boolean;
}

/**
 * `suspend` stops the process as the terminal's own Ctrl-Z does, and returns when it runs again.
 */
export function createTerminal(suspend: () => void): TerminalHandle {
  let app: AppProps | null = null;
  let ending: { readonly with: number | Error } | null = null;
  let away = false;
  let queue: Promise<void> = Promise.resolve();

  /** One after the other: the terminal can be given away only once. */
  function aside(work: () => Promise<void>): Promise<void> {
    const next = queue.then(async () => {
      if (!app) return work();
      away = true;
      try {
        await app.suspendTerminal(work);
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
    attach(given) {
      app = given;
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
