import { nearest } from "../text/nearest.ts";
import { checked } from "./checked.ts";
import type { Problems } from "./problems.ts";
import { type FrontMatter, frontMatter, frontMatterKeys } from "./schema.ts";
import { readYaml, type YamlPath } from "./yaml.ts";

export interface Front {
  /** Lines it takes at the top of the file; 0 where there is none. */
  readonly lines: number;
  /** Null where there is none of ours. */
  readonly data: FrontMatter | null;
  /** True where it was written for a checklist, not for another program that has a title too. */
  readonly ours: boolean;
  lineOf(path: YamlPath): number;
}

/** Keys by which other programs' front matter is known, even where they look like a slip in one of ours (`date`). */
const otherPrograms = new Set(
  [
    "author",
    "authors",
    "categories",
    "date",
    "description",
    "draft",
    "keywords",
    "lang",
    "layout",
    "parent",
  ].concat(["nav_order", "permalink", "sidebar_label", "sidebar_position", "slug", "tags", "toc", "weight"]),
);

/** True where a line could be a key of a mapping. Without one, the lines between two rules are plain Markdown. */
const keyLine = /^(?:["']?[\w.-]+["']?[ \t]*:(?:[ \t]|$)|\{)/;

const mendYaml = "Mend the YAML there: text that holds `: `, ` #`, `{` or a quote needs quotes around it.";

/**
 * The YAML between `---` lines at the very start of a file. Front matter with none of our keys is another program's:
 * it is left alone, with a warning; of one with nothing but a `title` in common, the title is read. With more of ours,
 * everything in it must be ours. `home` is false for files of a folder that are not its README.md: theirs counts for nothing.
 */
export function readFront(file: string, lines: readonly string[], home: boolean, problems: Problems): Front {
  const none: Front = { lines: 0, data: null, ours: false, lineOf: () => 1 };
  const end = endOfFront(lines);
  if (end === 0) return none;
  const inner = lines.slice(1, end);
  const skip: Front = { ...none, lines: end + 1 };
  if (inner.every((line) => line.trim() === "")) return skip;
  if (!inner.some((line) => keyLine.test(line))) return none;
  const yaml = readYaml(inner, 2);
  if (yaml.errors.length > 0) {
    const ours = inner.some((line) => frontMatterKeys.some((key) => line.startsWith(`${key}:`)));
    for (const { line, message } of yaml.errors) {
      if (ours && home) problems.error(file, line, `the front matter is no valid YAML: ${message}`, mendYaml);
      else
        problems.warn(file, line, `the front matter is no valid YAML and is left out: ${message}`, mendYaml);
    }
    return skip;
  }
  if (typeof yaml.value !== "object" || yaml.value === null || Array.isArray(yaml.value)) return none;
  const { own, foreign } = split(yaml.value);
  const ours = Object.keys(own);
  if (ours.length === 0) {
    problems.warn(file, 1, "the front matter has no key of a checklist and is left out", keysMend());
    return skip;
  }
  const shared = isShared(ours, foreign);
  if (shared && !(home && usableTitle(own))) {
    problems.warn(file, 1, "the front matter is another program's and is left out", keysMend());
    return skip;
  }
  if (!home) {
    const mend = "Move it to the front matter of the folder's README.md.";
    problems.error(
      file,
      yaml.lineOf([ours[0] as string]),
      `\`${ours[0]}\` is read only from README.md`,
      mend,
    );
    return skip;
  }
  if (shared)
    problems.warn(file, 1, `the front matter is another program's: of it only \`title\` is read`, keysMend());
  const result = checked(frontMatter, shared ? own : yaml.value);
  for (const { path, message, mend } of result.complaints ?? []) {
    problems.error(file, yaml.lineOf(path), message, mend);
  }
  return { lines: end + 1, data: result.data, ours: result.data !== null && !shared, lineOf: yaml.lineOf };
}

/** Whether a `title` is all that it has in common with ours: no other key is one, or was meant to be. */
function isShared(ours: readonly string[], foreign: readonly string[]): boolean {
  if (ours.length !== 1 || ours[0] !== "title" || foreign.length === 0) return false;
  const slip = (key: string) => nearest(key, frontMatterKeys, 1).length > 0;
  return foreign.some((key) => otherPrograms.has(key)) || !foreign.some(slip);
}

/** Programs that make a document's title themselves leave theirs empty. */
function usableTitle({ title }: Readonly<Record<string, unknown>>): boolean {
  return checked(frontMatter, { title }).data !== null;
}

/** Index of the line that closes the front matter, or 0. */
function endOfFront(lines: readonly string[]): number {
  if (!/^---[ \t]*$/.test(lines[0] ?? "")) return 0;
  for (let i = 1; i < lines.length; i += 1) if (/^(?:---|\.\.\.)[ \t]*$/.test(lines[i] as string)) return i;
  return 0;
}

function split(value: object): { own: Record<string, unknown>; foreign: string[] } {
  const known = new Set(frontMatterKeys);
  const entries = Object.entries(value);
  return {
    own: Object.fromEntries(entries.filter(([key]) => known.has(key))),
    foreign: entries.map(([key]) => key).filter((key) => !known.has(key)),
  };
}

function keysMend(): string {
  return `There is nothing to do; a checklist's own keys are ${frontMatterKeys.map((key) => `\`${key}\``).join(", ")}.`;
}
