import { type Document, isMap, isSeq, LineCounter, type Node, parseDocument } from "yaml";

export type YamlPath = readonly PropertyKey[];

/** After the first few, the errors of one block say no more. */
const mostErrors = 3;

/** A piece of YAML inside a document, with the way back to the document's lines. */
export interface Yaml {
  /** The plain value; undefined where there are errors. */
  readonly value: unknown;
  readonly errors: readonly { readonly line: number; readonly message: string }[];
  /** The line at which the key or element at `path` stands, or its nearest ancestor that exists. */
  lineOf(path: YamlPath): number;
}

/** Reads the lines of a block whose first stands on line `first` of its file. Never throws. */
export function readYaml(lines: readonly string[], first: number): Yaml {
  const counter = new LineCounter();
  const last = first + Math.max(0, lines.length - 1);
  const lineAt = (offset: number) => Math.min(last, first + Math.max(1, counter.linePos(offset).line) - 1);
  const broken = (line: number, message: string): Yaml => ({
    value: undefined,
    errors: [{ line, message }],
    lineOf: () => line,
  });
  try {
    const document = parseDocument(lines.join("\n"), { lineCounter: counter, prettyErrors: false });
    const errors = [...document.errors, ...document.warnings].slice(0, mostErrors).map((error) => ({
      line: lineAt(error.pos[0]),
      message: sentence(error.message),
    }));
    const value: unknown = errors.length > 0 ? undefined : document.toJS();
    return { value, errors, lineOf: (path) => lineOf(document, path, lineAt, first) };
  } catch (error) {
    // Thousands of nested brackets exhaust the stack, an alias bomb the patience of the library.
    return broken(first, sentence(String(error)));
  }
}

function lineOf(
  document: Document,
  path: YamlPath,
  lineAt: (offset: number) => number,
  first: number,
): number {
  let node: unknown = document.contents;
  let line = first;
  for (const step of path) {
    let next: unknown;
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => String(key) === String(step));
      line = startOf(pair?.key, lineAt) ?? line;
      next = pair?.value;
    } else if (isSeq(node)) {
      next = node.items[Number(step)];
      line = startOf(next, lineAt) ?? line;
    }
    node = next;
  }
  return line;
}

function startOf(node: unknown, lineAt: (offset: number) => number): number | null {
  const range = (node as Node | undefined | null)?.range;
  return range ? lineAt(range[0]) : null;
}

function sentence(message: string): string {
  if (message.includes("call stack")) return "it is nested too deeply";
  return message
    .replace(/^\w*Error: /, "")
    .replace(/\s+/g, " ")
    .trim();
}
