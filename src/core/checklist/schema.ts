/**
 * What front matter and gonogo blocks may hold. An error text reads "what it must be: how to write it"; `checked` makes
 * a sentence of it.
 */
import * as z from "zod";
import { parseDuration } from "./duration.ts";
import { isItemId } from "./ids.ts";

const text = (what: string) =>
  z.string({ error: what }).refine((value) => value.trim() !== "", { error: what });
const flag = z.boolean({ error: "yes or no: `true` or `false`" });

const howLong = "a duration: a number with s, m, h or d, like `24h`";
const duration = z
  .string({ error: howLong })
  .refine((value) => parseDuration(value) !== null, { error: howLong })
  .transform((value) => parseDuration(value) as number);

const someText = "text: put it in quotes if it looks like a number or holds `: `";
const anId =
  "an id: letters, digits, `.`, `_` and `-`, in quotes if it looks like a number, and none of the words that select items";
const names = "a list of names: like `[first, second]`";

const shared = {
  when: z.enum(["before", "day", "after"], { error: "a time: `before`, `day` or `after`" }),
  valid: duration,
  attested: duration,
  critical: flag,
  needs: z.enum(["probe", "both", "person"], { error: "a proof: `probe`, `both` or `person`" }),
  expect: text("an expression: text, in quotes or behind `>-` if it holds `: ` or ` #`"),
  warn: text("an expression: text, in quotes or behind `>-` if it holds `: ` or ` #`"),
  during: text("an expression: text, in quotes or behind `>-` if it holds `: ` or ` #`"),
  mutates: flag,
  fields: z.array(text(names), { error: names }),
  evidence: text(someText),
  note: text(someText),
  label: text(someText),
};

/** The block of an item. */
export const itemBlock = z
  .strictObject({ id: z.string({ error: anId }).refine(isItemId, { error: anId }), ...shared })
  .partial();

/** The block of a heading: all but an id, which can't be everybody's. */
export const headingBlock = z.strictObject(shared).partial();

export type ItemBlock = z.infer<typeof itemBlock>;
export type HeadingBlock = z.infer<typeof headingBlock>;

const environmentName = z
  .string({ error: "the name of an environment variable: letters, digits and `_`" })
  .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, {
    error: "the name of an environment variable: letters, digits and `_`",
  });

const aName = "a name: a letter, then letters, digits and `_`";
const name = z.string({ error: aName }).regex(/^[A-Za-z][A-Za-z0-9_]*$/, { error: aName });

const aVariable = "a variable: like `{env: NAME, default: value, about: text}`";
const variable = z.strictObject(
  {
    env: environmentName.optional(),
    default: z.json({ error: aVariable }).optional(),
    about: text(someText).optional(),
  },
  { error: aVariable },
);

const aCriterion = "a criterion: like `{name: text, items: [W5.1.1, W5.2.*]}`";
const criteria = z
  .array(
    z.strictObject(
      {
        name: text(someText),
        items: z
          .array(text("an id or a prefix with `*`: in quotes if it looks like a number"), {
            error: aCriterion,
          })
          .min(1, { error: aCriterion }),
      },
      { error: aCriterion },
    ),
    { error: "a list of criteria: each like `{name: text, items: [W5.1.1]}`" },
  )
  .default([]);

const aPercentage = "a percentage: a number from 0 to 100";
const aFileName = "a file name: without folders, like `READINESS.md`";
const aCount = "a count: a whole number, 1 or more";
const aZone = "a time zone: an IANA name like `America/Sao_Paulo`, or `UTC`";
const anObservation = "an observation: its kind and what to look at, like `{http: {url: …}}`";

/** The front matter of a single file, or of a folder's README.md. */
export const frontMatter = z
  .strictObject({
    title: text(someText),
    artifact: z
      .string({ error: aFileName })
      .regex(/^[^/\\\x00-\x1f.][^/\\\x00-\x1f]{0,199}$/, { error: aFileName }),
    items: z.int({ error: aCount }).min(1, { error: aCount }),
    timezone: z.string({ error: aZone }).refine(isTimeZone, { error: aZone }),
    vars: z.record(name, variable, { error: "variables by name: like `region: {env: REGION}`" }),
    secrets: z.array(environmentName, { error: names }),
    observations: z.record(
      name,
      z.record(z.string(), z.json({ error: anObservation }), { error: anObservation }),
      {
        error: "observations by name: like `service: {http: {url: …}}`",
      },
    ),
    gate: z.strictObject(
      {
        threshold: z
          .number({ error: aPercentage })
          .min(0, { error: aPercentage })
          .max(100, { error: aPercentage }),
        success: criteria,
        failure: criteria,
      },
      { error: "a gate: like `{threshold: 95, success: […], failure: […]}`" },
    ),
    rollCall: z.array(text(names), { error: names }),
  })
  .partial();

export type FrontMatter = z.infer<typeof frontMatter>;

/** The keys that make a document's front matter ours. */
export const frontMatterKeys: readonly string[] = Object.keys(frontMatter.shape);

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
