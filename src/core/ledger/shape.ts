/**
 * Whether a value read from a ledger is an entry, said with yes or no at little cost: this runs on every start.
 * schema.ts holds the same rules in zod and says what is wrong; it is loaded only when something is.
 */
import type { Entry } from "./entry.ts";

type Check = (value: unknown) => boolean;
type Keys = Readonly<Record<string, Check>>;

const TIME =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;
const DIGEST = /^[0-9a-f]{64}$/;

/** An ISO 8601 time with its zone, on a day that exists. */
export function isTime(value: string): boolean {
  if (!TIME.test(value)) return false;
  const day = Number(value.slice(8, 10));
  if (day <= 28) return true;
  // Date.parse would take 30 February for 2 March; day 0 of the next month is this one's last.
  const last = new Date(0);
  last.setUTCFullYear(Number(value.slice(0, 4)), Number(value.slice(5, 7)), 0);
  return day <= last.getUTCDate();
}

/** UTC with milliseconds, the one form an entry's own time has: it then sorts as text. */
export function isStamp(value: string): boolean {
  return value.length === 24 && value.endsWith("Z") && isTime(value);
}

/** A SHA-256 in lower-case hex. */
export function isDigest(value: string): boolean {
  return DIGEST.test(value);
}

const text: Check = (value) => typeof value === "string";
const name: Check = (value) => typeof value === "string" && value !== "";
const time: Check = (value) => typeof value === "string" && isTime(value);
const stamp: Check = (value) => typeof value === "string" && isStamp(value);
const digest: Check = (value) => typeof value === "string" && isDigest(value);
const count: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 1;
const duration: Check = (value) => typeof value === "number" && Number.isFinite(value) && value >= 0;
const anything: Check = () => true;

const oneOf =
  (...values: readonly string[]): Check =>
  (value) =>
    values.includes(value as string);

const list =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

// `__proto__` as a key would change an object's prototype wherever somebody copies it key by key.
const record =
  (check: Check): Check =>
  (value) => {
    if (!isRecord(value)) return false;
    for (const key of Object.keys(value)) if (key === "__proto__" || !check(value[key])) return false;
    return true;
  };

// One pass over the keys and no allocation but their list: a start checks thousands of entries.
function object(required: Keys, optional: Keys = {}): Check {
  const checks = new Map(Object.entries({ ...optional, ...required }));
  const wanted = Object.keys(required);
  return (value) => {
    if (!isRecord(value)) return false;
    for (const key of Object.keys(value)) if (!checks.get(key)?.(value[key])) return false;
    for (const key of wanted) if (!Object.hasOwn(value, key)) return false;
    return true;
  };
}

const link = object({ kind: oneOf("link"), url: name });
const file = object({ kind: oneOf("file"), path: name, sha256: digest });
const said = object({ kind: oneOf("text"), text });
const evidence = list((value) => link(value) || file(value) || said(value));
const about: Keys = { note: text, evidence, fields: record(text) };

const result = object(
  { outcome: oneOf("pass", "fail", "unknown"), textDigest: name },
  { expectDigest: name, detail: text, values: record(anything), ms: duration },
);

const base: Keys = {
  seq: count,
  at: stamp,
  by: name,
  source: oneOf("walk", "cli", "import", "verify", "board"),
  kind: name,
  prevDigest: digest,
};

const marked: Keys = { ...base, item: name, status: oneOf("pass", "fail", "na", "reset"), textDigest: name };
const mark = object(marked, { ...about, until: time, override: text });

const kinds: Readonly<Record<Entry["kind"], Check>> = {
  // A waiver's end belongs to n/a alone, an override to a pass alone.
  mark: (value) => {
    if (!mark(value)) return false;
    const { status, until, override } = value as { status: string; until?: unknown; override?: unknown };
    return (until === undefined || status === "na") && (override === undefined || status === "pass");
  },
  note: object({ ...base, item: name, textDigest: name }, about),
  probe: object({ ...base, results: record(result) }, { same: list(name) }),
  vote: object({ ...base, category: name, vote: oneOf("go", "no-go", "hold") }, { remark: text }),
  decision: object({ ...base, milestone: name, decision: oneOf("go", "no-go") }, { override: text }),
  set: object({ ...base, name, value: anything }),
  // Only what was already there can be taken back.
  undo: (value) => undo(value) && (value as { undoes: number }).undoes < (value as { seq: number }).seq,
};
const undo = object({ ...base, undoes: count });

/** True where the value, read from JSON, is an entry in every respect; nothing that passes can mislead the score. */
export function isEntry(value: unknown): value is Entry {
  if (!isRecord(value)) return false;
  const kind = value.kind;
  return typeof kind === "string" && Object.hasOwn(kinds, kind) && kinds[kind as Entry["kind"]](value);
}
