/**
 * The ledger's file as a zod schema: the same rules as shape.ts, able to say what is wrong. Zod takes longer to load than a
 * ledger to read, so this is imported only once shape.ts has said no.
 */
import * as z from "zod";
import { isDigest, isStamp, isTime } from "./shape.ts";

const text = z.string("must be text");
const name = text.min(1, "must not be empty");
const count = z.int("must be a whole number from 1").min(1, "must be a whole number from 1");
const digest = text.refine(isDigest, "must be a SHA-256 of 64 hex digits");
const stamp = text.refine(isStamp, "must be a UTC time with milliseconds, like 2026-01-31T12:00:00.000Z");
const time = text.refine(isTime, "must be an ISO 8601 time with its zone");

const oneOf = <const T extends readonly [string, ...string[]]>(...values: T) =>
  z.enum(values, `must be one of ${values.join(", ")}`);

// zod passes over a key of this name, which JSON may hold.
const noPrototype = (value: unknown) =>
  typeof value !== "object" || value === null || !Object.hasOwn(value, "__proto__");

const record = <T extends z.ZodType>(value: T) =>
  z
    .custom<Record<string, unknown>>(noPrototype, "must not have a key __proto__")
    .pipe(z.record(z.string(), value, "must be an object"));

const evidence = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("link"), url: name }),
  z.strictObject({ kind: z.literal("file"), path: name, sha256: digest }),
  z.strictObject({ kind: z.literal("text"), text }),
]);

const about = {
  note: text.optional(),
  evidence: z.array(evidence, "must be a list").optional(),
  fields: record(text).optional(),
};

const result = z.strictObject({
  outcome: oneOf("pass", "fail", "unknown"),
  textDigest: name,
  expectDigest: name.optional(),
  detail: text.optional(),
  values: record(z.unknown()).optional(),
  ms: z.number("must be a number of milliseconds").min(0, "must not be negative").optional(),
});

const base = {
  seq: count,
  at: stamp,
  by: name,
  source: oneOf("walk", "cli", "import", "verify", "board"),
  prevDigest: digest,
};

const mark = z
  .strictObject({
    ...base,
    kind: z.literal("mark"),
    item: name,
    status: oneOf("pass", "fail", "na", "reset"),
    textDigest: name,
    ...about,
    until: time.optional(),
    override: text.optional(),
  })
  .refine(({ until, status }) => until === undefined || status === "na", {
    path: ["until"],
    message: "belongs to n/a only",
  })
  .refine(({ override, status }) => override === undefined || status === "pass", {
    path: ["override"],
    message: "belongs to a pass only",
  });

const undo = z
  .strictObject({ ...base, kind: z.literal("undo"), undoes: count })
  .refine(({ undoes, seq }) => undoes < seq, {
    path: ["undoes"],
    message: "must be the number of an entry before it",
  });

/** One entry, strictly. */
export const entrySchema = z.discriminatedUnion("kind", [
  mark,
  z.strictObject({ ...base, kind: z.literal("note"), item: name, textDigest: name, ...about }),
  z.strictObject({
    ...base,
    kind: z.literal("probe"),
    results: record(result),
    same: z.array(name, "must be a list").optional(),
  }),
  z.strictObject({
    ...base,
    kind: z.literal("vote"),
    category: name,
    vote: oneOf("go", "no-go", "hold"),
    remark: text.optional(),
  }),
  z.strictObject({
    ...base,
    kind: z.literal("decision"),
    milestone: name,
    decision: oneOf("go", "no-go"),
    override: text.optional(),
  }),
  z.strictObject({ ...base, kind: z.literal("set"), name, value: z.unknown() }),
  undo,
]);

/** The file but for its entries. */
export const headSchema = z.strictObject({
  gonogo: z.literal("ledger"),
  version: z.literal(1, "must be 1"),
  checklist: text,
  release: text,
  head: digest,
  entries: z.array(z.unknown(), "must be a list"),
});

/** How many things wrong are told at once. */
const TOLD = 5;

/** What is wrong with the file's content, in words, each with its entry; the first few of many. */
export function explainLedger(document: unknown): string[] {
  const head = headSchema.safeParse(document, { reportInput: true });
  if (!head.success) return told(head.error.issues.map((issue) => sentence("its head", issue)));
  return explainEntries(head.data.entries);
}

/** The same of entries alone, of which `before` more stand before the first. */
export function explainEntries(entries: readonly unknown[], before = 0): string[] {
  const problems: string[] = [];
  for (const [index, entry] of entries.entries()) {
    const { error } = entrySchema.safeParse(entry, { reportInput: true });
    for (const issue of error?.issues ?? []) problems.push(sentence(`entry ${before + index + 1}`, issue));
    if (problems.length > TOLD) break;
  }
  return told(problems);
}

function told(problems: readonly string[]): string[] {
  return problems.length > TOLD ? [...problems.slice(0, TOLD), "and more"] : [...problems];
}

function sentence(where: string, issue: z.core.$ZodIssue): string {
  const path = issue.path.map(String).join(".");
  if (issue.code === "unrecognized_keys") {
    return `${where}: ${path === "" ? "it" : `"${path}"`} holds what it should not: ${issue.keys.join(", ")}`;
  }
  if (path === "") return `${where} must be an object`;
  if (issue.input === undefined) return `${where}: "${path}" is missing`;
  if (issue.code === "invalid_union") return `${where}: "${path}" is none that is known`;
  return `${where}: "${path}" ${issue.message.startsWith("Invalid input") ? "must be an object" : issue.message}`;
}
