import { parseArgs } from "node:util";
import { Fault } from "../core/fault.ts";
import { type Command, globals, type Option } from "./command.ts";
import type { Arguments } from "./invocation.ts";
import { commands } from "./table.ts";

/** What was asked for: a command with its arguments, a command's help, the list of commands, or the version. */
export type Request =
  | { readonly kind: "run"; readonly command: Command; readonly args: Arguments }
  | { readonly kind: "help"; readonly command: Command | null }
  | { readonly kind: "version" };

/** Reads the command line. Throws a Fault that names what comes nearest to a word it does not know. */
export async function parse(argv: readonly string[]): Promise<Request> {
  const everything = [...globals, ...commands.flatMap((command) => command.options), version];
  const found = tokens(argv, everything);
  const words = found.filter((token) => token.kind === "positional");
  const first = words[0];
  const asked = (name: string) => found.some((token) => token.kind === "option" && token.name === name);
  if (asked("version") && !first) return { kind: "version" };
  if (first?.value === "help") {
    const about = words[1]?.value;
    return {
      kind: "help",
      command: about === undefined || about === "help" ? null : await commandNamed(about),
    };
  }
  if (asked("help") && !first) return { kind: "help", command: null };
  // Whether the word behind a mistyped option is its value or the command can't be known: the option comes first.
  const mistyped = first && unknownBefore(first.index, found, everything);
  if (mistyped !== undefined) {
    if (!asked("help")) throw await noSuchOption(mistyped, null, everything);
    return { kind: "help", command: commands.find((candidate) => candidate.name === first?.value) ?? null };
  }
  const command = first ? await commandNamed(first.value) : commands[0]!;
  // A first word after `--` is an argument of the default command, never a command.
  const rest = first ? argv.filter((_, index) => index !== first.index) : argv;
  const options = [...command.options, ...globals];
  const given = tokens(rest, options);
  if (given.some((token) => token.kind === "option" && token.name === "help"))
    return { kind: "help", command };
  return { kind: "run", command, args: await check(given, command, options) };
}

const version: Option = { name: "version", short: "V", kind: "flag", about: "" };

type Token = ReturnType<typeof tokens>[number];

function tokens(argv: readonly string[], options: readonly Option[]) {
  const config = Object.fromEntries(
    options.map((option) => [
      option.name,
      {
        type: option.kind === "flag" ? ("boolean" as const) : ("string" as const),
        multiple: true,
        ...(option.short ? { short: option.short } : {}),
      },
    ]),
  );
  return parseArgs({ args: [...argv], options: config, allowPositionals: true, strict: false, tokens: true })
    .tokens;
}

/** Holds what was typed against the command's options. */
async function check(
  given: readonly Token[],
  command: Command,
  options: readonly Option[],
): Promise<Arguments> {
  const positionals: string[] = [];
  const values = new Map<string, string[]>();
  for (const token of given) {
    if (token.kind === "positional") positionals.push(token.value);
    if (token.kind !== "option") continue;
    const option = options.find((candidate) => candidate.name === token.name);
    if (!option) throw await noSuchOption(token.rawName, command, options);
    const value = valueFor(token, option);
    const before = values.get(option.name);
    if (before && option.kind === "text" && !globals.includes(option)) {
      throw new Fault(`--${option.name} is given twice`, { mend: "Give it once." });
    }
    values.set(option.name, option.kind === "list" ? [...(before ?? []), value] : [value]);
  }
  if (command.most !== undefined && positionals.length > command.most) {
    throw new Fault(
      `gonogo ${command.name} takes ${command.most === 0 ? "no arguments" : "one argument"}: what is "${positionals[command.most]}"?`,
      {
        mend: `See \`gonogo ${command.name} --help\`.`,
      },
    );
  }
  return {
    positionals,
    flag: (name) => values.has(name),
    text: (name) => values.get(name)?.[0] ?? null,
    list: (name) => values.get(name) ?? [],
  };
}

function valueFor(token: Extract<Token, { kind: "option" }>, option: Option): string {
  if (option.kind === "flag") {
    if (token.value === undefined) return "";
    throw new Fault(`${token.rawName} takes no value`, { mend: `Write ${token.rawName} alone.` });
  }
  // `--note --pass` is a forgotten value far more often than a note that reads "--pass".
  const forgotten = !token.inlineValue && /^-[^\s]/.test(token.value ?? "");
  if (token.value === undefined || forgotten) {
    throw new Fault(`${token.rawName} needs a value: ${option.value ?? "TEXT"}`, {
      mend: forgotten
        ? `If the value begins with a dash, write --${option.name}=${token.value} instead.`
        : `Write ${token.rawName} ${option.value ?? "TEXT"}.`,
    });
  }
  return token.value;
}

/** The first option before a place on the command line that nothing knows, as it was typed. */
function unknownBefore(
  place: number,
  found: readonly Token[],
  options: readonly Option[],
): string | undefined {
  const known = new Set(options.map((option) => option.name));
  for (const token of found) {
    if (token.index >= place) return undefined;
    if (token.kind === "option" && !known.has(token.name)) return token.rawName;
  }
  return undefined;
}

/** Says that an option is none, with those that come nearest to it; `command` is null where none is known yet. */
async function noSuchOption(
  rawName: string,
  command: Command | null,
  options: readonly Option[],
): Promise<Fault> {
  const { nearest } = await import("../core/text/nearest.ts");
  const known = options.map((option) => `--${option.name}`);
  const close = rawName.startsWith("--") ? nearest(rawName, known, 3) : [];
  const help = command ? `gonogo ${command.name} --help` : "gonogo help";
  return new Fault(
    command ? `gonogo ${command.name} has no option ${rawName}` : `there is no option ${rawName}`,
    { mend: close.length > 0 ? `Did you mean ${close.join(" or ")}?` : `See \`${help}\`.` },
  );
}

async function commandNamed(name: string): Promise<Command> {
  const command = commands.find((candidate) => candidate.name === name);
  if (command) return command;
  const { nearest } = await import("../core/text/nearest.ts");
  const close = nearest(name, [...commands.map((candidate) => candidate.name), "help"], 3);
  const mend = /\.(md|markdown)$|\//i.test(name)
    ? `Open a checklist with \`gonogo -c ${name}\`.`
    : close.length > 0
      ? `Did you mean ${close.map((word) => `\`gonogo ${word}\``).join(" or ")}?`
      : "See `gonogo help`.";
  throw new Fault(`there is no command "${name}"`, { mend });
}
