import { Fault } from "../core/fault.ts";

/**
 * Why a ledger can't be used:
 * damaged (not JSON), foreign (not a ledger), newer (of a later gonogo), misplaced (another checklist's or release's),
 * malformed (an entry that isn't one), broken (changed by hand), shortened (what this process saw saved is gone), busy (somebody
 * else writes it), unreachable (the system says no).
 */
export type Trouble =
  | "damaged"
  | "foreign"
  | "newer"
  | "misplaced"
  | "malformed"
  | "broken"
  | "shortened"
  | "busy"
  | "unreachable";

/** A ledger that can't be read or written. The file is as it was. */
export class LedgerError extends Fault {
  override readonly name = "LedgerError";
  readonly trouble: Trouble;

  constructor(
    trouble: Trouble,
    message: string,
    options: { mend?: string; where?: string; cause?: unknown } = {},
  ) {
    super(message, options);
    this.trouble = trouble;
  }
}
