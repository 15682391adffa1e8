import type { Style } from "../core/scorecard/style.ts";
import type { Clock } from "../system/clock.ts";
import type { Folders } from "../system/folders.ts";
import type { Output } from "../system/output.ts";

/** What was typed after the command's name, already checked against its options. */
export interface Arguments {
  readonly positionals: readonly string[];
  /** Whether an option without a value is there. */
  flag(name: string): boolean;
  /** An option's value, or null. */
  text(name: string): string | null;
  /** The values of an option that may be repeated, in order. */
  list(name: string): readonly string[];
}

/** What a command is given: its arguments and the doors to the outside. */
export interface Invocation {
  readonly args: Arguments;
  /** Data. */
  readonly out: Output;
  /** Messages for the person. */
  readonly err: Output;
  readonly stdin: NodeJS.ReadStream;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  readonly folders: Folders;
  /** How text on standard output is coloured. */
  readonly style: Style;
}

/** A command's work; gives the exit code. */
export type Run = (invocation: Invocation) => Promise<number>;

/** Exit codes; scripts rely on them. */
export const exit = { done: 0, noGo: 1, hold: 2, refused: 3 } as const;
