import { describe, expect, test } from "vitest";
import { parse } from "../../src/cli/parse.ts";
import { commands } from "../../src/cli/table.ts";
import { Fault } from "../../src/core/fault.ts";

const fault = async (...argv: string[]): Promise<Fault> => {
  const outcome = await parse(argv).catch((error: unknown) => error);
  expect(outcome).toBeInstanceOf(Fault);
  return outcome as Fault;
};

const ran = async (...argv: string[]) => {
  const request = await parse(argv);
  if (request.kind !== "run") throw new Error(`expected a command, got ${request.kind}`);
  return { name: request.command.name, args: request.args };
};

describe("which command", () => {
  test("is the walk where none is named", async () => {
    expect((await ran()).name).toBe("walk");
    expect((await ran("-r", "v1.4.0")).name).toBe("walk");
  });

  test("is the first word, wherever the options stand", async () => {
    expect((await ran("score", "--json")).name).toBe("score");
    const { name, args } = await ran("-c", "small.md", "--json", "score");
    expect(name).toBe("score");
    expect(args.text("checklist")).toBe("small.md");
    expect(args.flag("json")).toBe(true);
  });

  test("an option's value is never taken for the command", async () => {
    const { name, args } = await ran("-r", "score", "gate");
    expect(name).toBe("gate");
    expect(args.text("release")).toBe("score");
  });

  test("an item of the same name as a command stays an item", async () => {
    expect((await ran("mark", "mark", "--pass")).args.positionals).toEqual(["mark"]);
  });

  test.each([
    ["scoer", "gonogo score"],
    ["mrak", "gonogo mark"],
    ["lits", "gonogo list"],
    ["exprot", "gonogo export"],
    ["SCORE", "gonogo score"],
    ["hlep", "gonogo help"],
  ])("a mistyped %s is answered with %s", async (typed, meant) => {
    const { message, mend } = await fault(typed);
    expect(message).toBe(`there is no command "${typed}"`);
    expect(mend).toContain(meant);
  });

  test("a file is answered with how to open it", async () => {
    expect((await fault("docs/release.md")).mend).toBe("Open a checklist with `gonogo -c docs/release.md`.");
  });

  test("a word that is like nothing gets the list of commands", async () => {
    expect((await fault("xyzzyxyzzy")).mend).toBe("See `gonogo help`.");
  });
});

describe("help and version", () => {
  test.each([[["--help"]], [["-h"]], [["help"]], [["-r", "x", "--help"]]])(
    "%j asks for the overview",
    async (argv) => {
      expect(await parse(argv)).toEqual({ kind: "help", command: null });
    },
  );

  test.each(commands.map((command) => command.name))(
    "%s --help and help of it are the same",
    async (name) => {
      const one = await parse([name, "--help"]);
      expect(one).toEqual(await parse(["help", name]));
      expect(one).toMatchObject({ kind: "help", command: { name } });
    },
  );

  test("help wins over what is missing or mistyped beside it", async () => {
    expect(await parse(["mark", "--passs", "--help"])).toMatchObject({ kind: "help" });
  });

  test("the help of a mistyped command is answered like the command", async () => {
    expect((await fault("help", "marc")).mend).toContain("gonogo mark");
  });

  test.each([[["--version"]], [["-V"]]])("%j asks for the version", async (argv) => {
    expect(await parse(argv)).toEqual({ kind: "version" });
  });
});

describe("options", () => {
  test.each([
    [["mark", "--hlep"], "--hlep", "--help"],
    [["mark", "a", "--pas"], "--pas", "--pass"],
    [["export", "--formt", "md"], "--formt", "--format"],
    [["score", "--jsn"], "--jsn", "--json"],
    [["gate", "--relase=v1"], "--relase", "--release"],
  ])("%j: %s is answered with %s", async (argv, typed, meant) => {
    const { message, mend } = await fault(...argv);
    expect(message).toContain(`has no option ${typed}`);
    expect(mend).toContain(meant);
  });

  test.each([
    [["--relase", "v1.4.0", "score"], "--relase", "--release"],
    [["--checklst", "shop.md", "mark", "x"], "--checklst", "--checklist"],
    [["--releese=v1", "score"], "--releese", "--release"],
    [["--as", "ana", "--nte", "mark", "x", "--pass"], "--nte", "--note"],
    [["-x", "score"], "-x", "gonogo help"],
  ])("%j: the option is at fault, not what was meant as its value", async (argv, typed, meant) => {
    const { message, mend } = await fault(...argv);
    expect(message).toBe(`there is no option ${typed}`);
    expect(mend).toContain(meant);
  });

  test("help wins over a mistyped option in front as well", async () => {
    expect(await parse(["--relase", "v1", "--help"])).toEqual({ kind: "help", command: null });
    expect(await parse(["--relase", "mark", "--help"])).toMatchObject({
      kind: "help",
      command: { name: "mark" },
    });
  });

  test("an option of another command is not taken", async () => {
    expect((await fault("score", "--note", "x")).message).toBe("gonogo score has no option --note");
    expect((await fault("score", "-n", "3")).message).toBe("gonogo score has no option -n");
  });

  test("a forgotten value is told from a value that begins with a dash", async () => {
    expect((await fault("mark", "a", "--note", "--pass")).message).toContain("--note needs a value");
    expect((await fault("mark", "a", "--note")).message).toContain("--note needs a value");
    expect((await ran("mark", "a", "--note=--pass")).args.text("note")).toBe("--pass");
    expect((await ran("mark", "a", "--note", "- a list")).args.text("note")).toBe("- a list");
    expect((await ran("mark", "a", "--note", "-")).args.text("note")).toBe("-");
  });

  test("a flag takes no value", async () => {
    expect((await fault("mark", "a", "--pass=yes")).message).toBe("--pass takes no value");
  });

  test("an option that may be repeated keeps its order; one that may not is refused", async () => {
    const { args } = await ran("mark", "a", "--evidence", "one", "--pass", "--evidence", "two");
    expect(args.list("evidence")).toEqual(["one", "two"]);
    expect((await fault("mark", "a", "--note", "x", "--note", "y")).message).toBe("--note is given twice");
  });

  test("options everywhere may be set again: an alias's can be overridden", async () => {
    expect((await ran("score", "-r", "a", "-r", "b")).args.text("release")).toBe("b");
  });

  test("short options join", async () => {
    expect((await ran("log", "-n5", "-rv1")).args.text("last")).toBe("5");
  });

  test("what is behind -- is no option", async () => {
    expect((await ran("mark", "--pass", "--", "--odd")).args.positionals).toEqual(["--odd"]);
  });

  test("arguments that a command can't use are refused", async () => {
    expect((await fault("score", "W5")).message).toContain('what is "W5"?');
    expect((await fault("import", "a.md", "b.md")).message).toContain('what is "b.md"?');
  });
});
