/**
 * An error meant for people: what was wrong, where, and what to do. Commands print it and end with 3;
 * anything else that is thrown is a defect of the program.
 */
export class Fault extends Error {
  override readonly name: string = "Fault";
  /** What to do about it, one sentence; may be empty. */
  readonly mend: string;
  /** `FILE:LINE` or a path, where there is one. */
  readonly where: string | null;

  constructor(message: string, options: { mend?: string; where?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.mend = options.mend ?? "";
    this.where = options.where ?? null;
  }
}
