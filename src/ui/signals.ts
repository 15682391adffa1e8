/** What ends the walk from outside. */

export interface Endings {
  /** Saves what is queued and leaves with the code. */
  end(code: number): Promise<void>;
  interrupt(): void;
  crash(error: Error): void;
}

const codes = { SIGTERM: 143, SIGHUP: 129 } as const;

/** A file that may not grow is an error of the write, told like a full disk's; whoever dies of the signal tells nothing. */
const tooLarge = (): void => {};

/** Listens until `off` is called. */
export function onSignals({ end, interrupt, crash }: Endings): { off(): void } {
  const term = () => void end(codes.SIGTERM);
  const hangUp = () => {
    // The terminal is gone: what is still written to it fails, and that is no defect.
    process.stdout.on("error", () => {});
    process.stderr.on("error", () => {});
    void end(codes.SIGHUP);
  };
  const uncaught = (error: unknown) => crash(error instanceof Error ? error : new Error(String(error)));
  process.on("SIGTERM", term);
  process.on("SIGHUP", hangUp);
  process.on("SIGINT", interrupt);
  // Stays: what is kept after the screen is gone must be refused in words too.
  if (!process.listeners("SIGXFSZ").includes(tooLarge)) process.on("SIGXFSZ", tooLarge);
  process.on("uncaughtException", uncaught);
  process.on("unhandledRejection", uncaught);
  return {
    off() {
      process.off("SIGTERM", term);
      process.off("SIGHUP", hangUp);
      process.off("SIGINT", interrupt);
      process.off("uncaughtException", uncaught);
      process.off("unhandledRejection", uncaught);
    },
  };
}
