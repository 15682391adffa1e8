import type * as z from "zod";
import { nearest } from "../text/nearest.ts";
import type { YamlPath } from "./yaml.ts";

/** What is wrong at one place of a value. */
export interface Complaint {
  readonly path: YamlPath;
  readonly message: string;
  readonly mend: string;
}

export type Checked<T> =
  | { readonly data: T; readonly complaints: null }
  | { readonly data: null; readonly complaints: Complaint[] };

/** `value` as the schema has it, or everything that is wrong with it in sentences. */
export function checked<T>(schema: z.ZodType<T>, value: unknown): Checked<T> {
  const result = schema.safeParse(value);
  if (result.success) return { data: result.data, complaints: null };
  return { data: null, complaints: result.error.issues.flatMap((issue) => complaints(schema, issue, value)) };
}

function complaints(schema: z.ZodType, issue: z.core.$ZodIssue, value: unknown): Complaint[] {
  if (issue.code === "unrecognized_keys") {
    const known = keysAt(schema, issue.path);
    return issue.keys.map((key) => ({
      path: [...issue.path, key],
      message: `unknown key \`${key}\``,
      mend: suggestion(key, known),
    }));
  }
  const [what = "", how = ""] = issue.message.split(/: (.*)/s);
  const path = issue.path.map(String).join(".");
  const found = at(value, issue.path);
  if (issue.code === "invalid_key") {
    return [
      {
        path: issue.path,
        message: `\`${path}\` cannot be a name here`,
        mend: "Use a letter, then letters, digits and `_`.",
      },
    ];
  }
  const shown = path === "" ? "the block" : `\`${path}\``;
  if (found === undefined)
    return [{ path: issue.path, message: `${shown} is missing`, mend: `Add ${what}: ${how}.` }];
  return [{ path: issue.path, message: `${shown} is ${show(found)}, not ${what}`, mend: `Write ${how}.` }];
}

function suggestion(key: string, known: readonly string[]): string {
  const [close] = nearest(key, known, 1);
  return close
    ? `Did you mean \`${close}\`?`
    : `The keys here are ${known.map((one) => `\`${one}\``).join(", ")}.`;
}

/** The keys that a schema's object knows at `path`. */
function keysAt(schema: unknown, path: YamlPath): string[] {
  let here = unwrap(schema);
  for (const step of path) {
    const { shape, element, valueType } = here.def as Record<string, unknown> & {
      shape?: Record<PropertyKey, unknown>;
    };
    here = unwrap(shape?.[step] ?? element ?? valueType);
  }
  return Object.keys((here.def as { shape?: object }).shape ?? {});
}

function unwrap(schema: unknown): { def: object } {
  let here = schema as { def: { innerType?: unknown; in?: unknown } };
  while (here?.def && (here.def.innerType ?? here.def.in))
    here = (here.def.innerType ?? here.def.in) as typeof here;
  return here ?? { def: {} };
}

function at(value: unknown, path: YamlPath): unknown {
  let here = value;
  for (const step of path) here = (here as Record<PropertyKey, unknown> | null | undefined)?.[step];
  return here;
}

function show(value: unknown): string {
  const text = value === null ? "empty" : `\`${typeof value === "string" ? value : JSON.stringify(value)}\``;
  const line = text.replace(/\s+/g, " ");
  return line.length > 62 ? `${line.slice(0, 60)}…\`` : line;
}
