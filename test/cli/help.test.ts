import { describe, expect, test } from "vitest";
import { globals } from "../../src/cli/command.ts";
import { helpOf, overview } from "../../src/cli/help.ts";
import { parse } from "../../src/cli/parse.ts";
import { commands } from "../../src/cli/table.ts";

describe.each(commands.map((command) => [command.name, command] as const))(
  "the help of %s",
  (_name, command) => {
    const text = helpOf(command);

    test("names every option, its own and those everywhere", () => {
      for (const option of [...command.options, ...globals]) {
        expect(text).toContain(`--${option.name}`);
        expect(text).toContain(option.about.split(" ").slice(0, 3).join(" "));
      }
    });

    test("has an example, and each example is a command line that is understood", async () => {
      expect(command.examples.length).toBeGreaterThan(0);
      for (const [line] of command.examples) {
        expect(text).toContain(line);
        const own = line.replace(/^.*\| (?=gonogo)/, "").replace(/ (\||&&) .*$/, "");
        const words = [...own.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(
          (found) => found[1] ?? found[2] ?? found[3]!,
        );
        expect(await parse(words.slice(1))).toMatchObject({ kind: "run", command: { name: command.name } });
      }
    });

    test("keeps its prose and options within 80 columns", () => {
      const body = text.split("\nExamples\n")[0]!.split("\n").slice(3);
      expect(body.filter((line) => line.length > 80)).toEqual([]);
    });
  },
);

test("the overview lists every command and every option everywhere", () => {
  const text = overview();
  for (const command of commands) expect(text).toContain(`  ${command.name}`);
  for (const option of globals) expect(text).toContain(`--${option.name}`);
  expect(text.split("\n").filter((line) => line.length > 80)).toEqual([]);
});

test("no two options of a command share a name or a letter, and a name means the same kind everywhere", () => {
  const kinds = new Map<string, string>();
  for (const command of commands) {
    const options = [...command.options, ...globals];
    expect(new Set(options.map((option) => option.name)).size).toBe(options.length);
    for (const option of options) {
      const key = `--${option.name}`;
      expect(kinds.get(key) ?? option.kind).toBe(option.kind);
      kinds.set(key, option.kind);
      if (option.short === undefined) continue;
      expect(kinds.get(option.short) ?? option.name).toBe(option.name);
      kinds.set(option.short, option.name);
    }
  }
});
