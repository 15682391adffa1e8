import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Checklist, Item, Problem } from "../../src/core/checklist/model.ts";
import { parseChecklist } from "../../src/core/checklist/parse.ts";

export const digest = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");

/** Parses one file `W5.md`, or the given files by path. */
export function parse(
  given: string | Readonly<Record<string, string>>,
  name = "demo",
): { checklist: Checklist | null; problems: Problem[] } {
  const texts = typeof given === "string" ? { "W5.md": given } : given;
  const files = Object.entries(texts).map(([path, text]) => ({ path, text }));
  return parseChecklist(files, { name, digest });
}

/** The checklist of a text that has no errors. */
export function checklistOf(given: string | Readonly<Record<string, string>>, name = "demo"): Checklist {
  const { checklist, problems } = parse(given, name);
  if (!checklist) throw new Error(`not loaded: ${lines(problems).join("\n")}`);
  return checklist;
}

export function itemsOf(given: string | Readonly<Record<string, string>>): readonly Item[] {
  return checklistOf(given).items;
}

/** Problems as `error W5.md:3 what is wrong → what to do`. */
export function lines(problems: readonly Problem[]): string[] {
  return problems.map(
    ({ severity, position, message, mend }) =>
      `${severity} ${position.file}:${position.line} ${message} → ${mend}`,
  );
}

/** A gonogo block with these lines, indented. */
export function block(lines: string, indent = "  "): string {
  return ["```gonogo", ...lines.split("\n"), "```"].map((line) => `${indent}${line}`).join("\n");
}

/** A document kept under test/fixtures. */
export function fixture(path: string): string {
  return readFileSync(fileURLToPath(new URL(`../fixtures/${path}`, import.meta.url)), "utf8");
}
