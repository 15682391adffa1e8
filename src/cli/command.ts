import type { Run } from "./invocation.ts";

/** An option: a flag stands alone, a text has one value, a list may be given several times. */
export interface Option {
  readonly name: string;
  readonly short?: string;
  readonly kind: "flag" | "text" | "list";
  /** What stands for the value in the help: `NAME`. */
  readonly value?: string;
  readonly about: string;
}

/** A command as the table lists it; its code is loaded when it runs. */
export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** Its arguments as the help shows them. */
  readonly usage: string;
  /** What is worth knowing beyond the options; paragraphs. */
  readonly details: readonly string[];
  readonly options: readonly Option[];
  /** The most arguments it takes; unlimited where left out. */
  readonly most?: number;
  readonly examples: readonly (readonly [line: string, what: string])[];
  load(): Promise<{ readonly run: Run }>;
}

/** Options that every command takes. */
export const globals: readonly Option[] = [
  {
    name: "checklist",
    short: "c",
    kind: "text",
    value: "NAME|PATH",
    about: "a bundled checklist, a Markdown file or a folder of them (default: whatsapp-connector)",
  },
  {
    name: "release",
    short: "r",
    kind: "text",
    value: "NAME",
    about: "what is being released (default: unreleased)",
  },
  {
    name: "data",
    kind: "text",
    value: "DIR",
    about: "where ledgers are kept (default: GONOGO_DATA, else the nearest data/)",
  },
  {
    name: "as",
    kind: "text",
    value: "NAME",
    about: "who you are (default: git's user.name, else your login)",
  },
  {
    name: "at-time",
    kind: "text",
    value: "ISO",
    about: "read and write as at this time, like 2026-11-20T15:00Z",
  },
  { name: "no-color", kind: "flag", about: "no colours (so does NO_COLOR=1)" },
  { name: "help", short: "h", kind: "flag", about: "this help" },
];
