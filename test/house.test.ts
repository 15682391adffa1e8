import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const src = join(root, "src");

const files = readdirSync(src, { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file) && !file.endsWith(".d.ts"))
  .map((file) => join(src, file));

interface Import {
  readonly from: string;
  readonly to: string;
  readonly kind: "static" | "type" | "dynamic";
}

const importsOf = (file: string): Import[] => {
  const text = readFileSync(file, "utf8");
  const found: Import[] = [];
  for (const [, type, to] of text.matchAll(/^(?:import|export)\s+(type\s)?[^;]*?from\s+"([^"]+)";/gms)) {
    found.push({ from: file, to: to!, kind: type ? "type" : "static" });
  }
  for (const [, to] of text.matchAll(/^import\s+"([^"]+)";/gm))
    found.push({ from: file, to: to!, kind: "static" });
  for (const [, to] of text.matchAll(/\bimport\(\s*"([^"]+)"\s*\)/g)) {
    found.push({ from: file, to: to!, kind: "dynamic" });
  }
  return found;
};

const imports = files.flatMap(importsOf);

/** The folder of src/ that a file stands in: core, store, system, app, ui, commands, or cli. */
const roomOf = (file: string): string => {
  const path = relative(src, file);
  if (!path.includes("/")) return path === "cli.ts" ? "cli" : "core";
  return path.split("/")[0]!;
};

/** What each room may import: the arrows run one way. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  core: [],
  store: ["core"],
  system: ["core"],
  app: ["core", "store"],
  ui: ["core", "store", "app"],
  commands: ["core", "store", "system", "app", "cli"],
  cli: ["core", "system", "commands"],
};

/** What is loaded when it is needed and not before; all else that src/ loads late comes along in the bundle. */
const late = new Set(["ui/start.ts", "ui/main.tsx", "core/checklist/parse.ts", "core/ledger/schema.ts"]);

describe("the house", () => {
  test("imports run one way", () => {
    const wrong = imports
      .filter(({ to }) => to.startsWith("."))
      .map(({ from, to, kind }) => ({ from, to: resolve(dirname(from), to), kind }))
      .filter(({ from, to }) => roomOf(from) !== roomOf(to))
      .filter(({ from, to, kind }) => {
        // The screen is reached from the walk's command alone, and only when it is drawn.
        if (roomOf(from) === "commands" && roomOf(to) === "ui") return kind === "static";
        // A command is loaded when it is called.
        if (roomOf(from) === "cli" && roomOf(to) === "commands") return kind === "static";
        return !allowed[roomOf(from)]?.includes(roomOf(to));
      })
      .map(({ from, to }) => `${relative(root, from)} → ${relative(root, to)}`);
    expect(wrong).toEqual([]);
  });

  test("the core knows no platform", () => {
    const outside = imports
      .filter(({ from }) => roomOf(from) === "core")
      .filter(({ to }) => to.startsWith("node:") || ["ink", "react", "execa", "lowdb"].includes(to))
      .map(({ from, to }) => `${relative(root, from)} → ${to}`);
    expect(outside).toEqual([]);
  });

  test("only the screen knows Ink and React", () => {
    const drawn = imports
      .filter(({ to }) => /^(ink|react|ink-select-input|marked-terminal)(\/|$)/.test(to))
      .filter(({ from }) => roomOf(from) !== "ui")
      .map(({ from, to }) => `${relative(root, from)} → ${to}`);
    expect(drawn).toEqual([]);
  });

  // All of them come in one file of the bundle: what one imports, all load.
  test.each(["walk", "mark", "set", "score", "gate", "export", "import", "lint", "log", "list"])(
    "gonogo %s starts without what it doesn't need",
    (command) => {
      const seen = new Set<string>();
      const packages = new Set<string>();
      const visit = (file: string): void => {
        if (seen.has(file)) return;
        seen.add(file);
        for (const { to, kind } of importsOf(file)) {
          if (kind === "type") continue;
          if (to.startsWith(".") && !late.has(relative(src, resolve(dirname(file), to)))) {
            visit(resolve(dirname(file), to));
          } else if (!to.startsWith(".") && kind === "static") packages.add(to);
        }
      };
      visit(join(src, "commands", `${command}.ts`));
      visit(join(src, "cli.ts"));
      expect(seen.size).toBeGreaterThan(5);
      const heavy = ["ink", "react", "yaml", "zod", "marked", "marked-terminal", "execa", "ink-select-input"];
      expect(heavy.filter((name) => packages.has(name))).toEqual([]);
    },
  );

  test("no file needs a table of contents", () => {
    const long = files
      .map((file) => ({ file: relative(root, file), lines: readFileSync(file, "utf8").split("\n").length }))
      .filter(({ lines }) => lines > 300);
    expect(long).toEqual([]);
  });
});
