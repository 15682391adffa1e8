import { type Command, globals, type Option } from "./command.ts";
import { commands } from "./table.ts";

/** `gonogo help`: what it is, its commands, the options everywhere. */
export function overview(): string {
  return [
    "gonogo: a readiness scorecard in the terminal",
    "",
    "  gonogo [COMMAND] [OPTIONS]",
    "",
    "Commands",
    ...columns([
      ...commands.map((command): [string, string] => [command.name, command.summary]),
      ["help [COMMAND]", "this help, or a command's"],
    ]),
    "",
    "Options everywhere",
    ...columns([...globals.map(optionLine), ["    --version", "the version"]]),
    "",
    "Examples",
    ...columns([
      ["gonogo -r v1.4.0", "walk the bundled checklist for a release"],
      ["gonogo gate -r v1.4.0", "is it GO? (exit code 0 GO, 1 NO-GO, 2 HOLD)"],
      ["gonogo mark --help", "all about one command"],
    ]),
    "",
  ].join("\n");
}

/** A command's help, made from its record. */
export function helpOf(command: Command): string {
  const usage = command.usage === "" ? "" : ` ${command.usage}`;
  return [
    `gonogo ${command.name}: ${command.summary}`,
    "",
    `  gonogo ${command.name}${usage}`,
    ...command.details.flatMap((paragraph) => ["", ...wrapped(paragraph)]),
    "",
    ...(command.options.length > 0 ? ["Options", ...columns(command.options.map(optionLine)), ""] : []),
    "Options everywhere",
    ...columns(globals.map(optionLine)),
    "",
    "Examples",
    ...command.examples.flatMap(([line, what]) => [`  ${line}`, `      ${what}`]),
    "",
  ].join("\n");
}

function optionLine(option: Option): [string, string] {
  const short = option.short ? `-${option.short}, ` : "    ";
  return [`${short}--${option.name}${option.value ? ` ${option.value}` : ""}`, option.about];
}

/** Two aligned columns; the right one breaks at 80 columns. */
function columns(rows: readonly (readonly [string, string])[]): string[] {
  const left = Math.max(...rows.map(([name]) => name.length)) + 2;
  return rows.flatMap(([name, about]) =>
    wrapped(about, 78 - left).map((line, index) => `  ${(index === 0 ? name : "").padEnd(left)}${line}`),
  );
}

function wrapped(text: string, width = 80): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
