import { exit, type Invocation } from "../cli/invocation.ts";
import type { Checklist, Variable } from "../core/checklist/model.ts";
import { Fault } from "../core/fault.ts";
import type { Draft } from "../core/ledger/entry.ts";
import { oneLine } from "../core/text/harmless.ts";
import { nearest } from "../core/text/nearest.ts";
import { valueText } from "./log-line.ts";
import { open, openChecklist, openStore, writer } from "./open.ts";

/** Sets variables of the checklist for this release; without arguments, lists them. */
export async function run(invocation: Invocation): Promise<number> {
  return invocation.args.positionals.length === 0 ? list(invocation) : set(invocation);
}

async function set(invocation: Invocation): Promise<number> {
  const { args, clock, out, err, style } = invocation;
  const checklist = await openChecklist(invocation);
  const pairs = args.positionals.map((argument) => pairOf(argument, checklist));
  const twice = pairs.find(({ name }, index) => pairs.findIndex((other) => other.name === name) < index);
  if (twice) throw new Fault(`${twice.name} is given twice`, { mend: "Give it once." });
  const by = await writer(invocation);
  const at = new Date(clock.now()).toISOString();
  const drafts: Draft[] = pairs.map(({ name, value }) => ({
    kind: "set",
    at,
    by,
    source: "cli",
    name,
    value,
  }));
  const store = openStore(invocation, checklist);
  const ledger = await store.append(() => drafts);
  if (args.flag("json")) {
    await out.line(JSON.stringify(ledger.entries.slice(-drafts.length), null, 2));
    return exit.done;
  }
  for (const { name, value } of pairs)
    await out.line(`${name} = ${oneLine(valueText(value))}  ${style.dim("saved")}`);
  await err.line(`${store.where}`);
  return exit.done;
}

/** Takes `NAME=VALUE` apart and holds it against what the checklist declares. */
function pairOf(argument: string, checklist: Checklist): { name: string; value: unknown } {
  const split = argument.indexOf("=");
  if (split < 1) {
    throw new Fault(`"${argument}" is not NAME=VALUE`, {
      mend: "Write it as in `gonogo set project=acme-prod`.",
    });
  }
  const name = argument.slice(0, split);
  const text = argument.slice(split + 1);
  if (checklist.secrets.includes(name)) {
    throw new Fault(`${name} is a secret: it is read from the environment only and never written down`, {
      mend: `Set it where gonogo runs, as the environment variable ${name}.`,
    });
  }
  const variable = Object.hasOwn(checklist.vars, name) ? checklist.vars[name] : undefined;
  if (variable) return { name, value: likeDefault(name, text, variable) };
  const known = Object.keys(checklist.vars);
  if (known.length === 0) {
    throw new Fault(`the checklist ${checklist.name} declares no variables`, {
      mend: "Declare it in the front matter first, like `vars: {project: {env: PROJECT}}`.",
    });
  }
  const close = nearest(name, known, 3);
  throw new Fault(`the checklist ${checklist.name} has no variable "${name}"`, {
    mend: close.length > 0 ? `Did you mean ${close.join(" or ")}?` : `It has ${known.join(", ")}.`,
  });
}

/** A variable whose default is a number or a yes/no keeps being one. */
function likeDefault(name: string, text: string, variable: Variable): unknown {
  if (typeof variable.default === "number") {
    const number = Number(text);
    if (text.trim() !== "" && Number.isFinite(number)) return number;
    throw new Fault(`${name} is a number; "${text}" is none`, {
      mend: `Write it like ${name}=${variable.default}.`,
    });
  }
  if (typeof variable.default === "boolean") {
    if (text === "true" || text === "false") return text === "true";
    throw new Fault(`${name} is true or false, not "${text}"`, {
      mend: `Write ${name}=true or ${name}=false.`,
    });
  }
  return text;
}

interface Listed {
  readonly name: string;
  /** Null where it is not set, and for secrets always. */
  readonly value: unknown;
  readonly from: string;
  readonly about: string | null;
}

async function list(invocation: Invocation): Promise<number> {
  const { args, out, err, style } = invocation;
  const { checklist, scorecard } = await open(invocation);
  const rows = [
    ...Object.entries(checklist.vars).map(([name, variable]) =>
      variableRow(invocation, name, variable, scorecard.settings),
    ),
    ...checklist.secrets.map((name): Listed => {
      const from = invocation.env[name]
        ? "secret, set in the environment"
        : "secret, not set in the environment";
      return { name, value: null, from, about: null };
    }),
  ];
  if (args.flag("json")) await out.line(JSON.stringify(rows, null, 2));
  else if (rows.length === 0) await err.line(`the checklist ${checklist.name} declares no variables`);
  else {
    const names = Math.max(...rows.map((row) => row.name.length));
    const values = rows.map((row) => (row.value === null ? "–" : oneLine(valueText(row.value))));
    const width = Math.min(40, Math.max(...values.map((value) => value.length)));
    for (const [index, { name, from, about }] of rows.entries()) {
      const note = style.dim(`${from}${about ? ` · ${oneLine(about)}` : ""}`);
      await out.line(`${name.padEnd(names)}  ${values[index]!.padEnd(width)}  ${note}`);
    }
  }
  return exit.done;
}

/** A variable's value is, first found: `gonogo set`, the environment, the default. */
function variableRow(
  { env }: Invocation,
  name: string,
  variable: Variable,
  settings: Readonly<Record<string, unknown>>,
): Listed {
  const { about } = variable;
  if (Object.hasOwn(settings, name)) return { name, value: settings[name], from: "gonogo set", about };
  const found = variable.env === null ? undefined : env[variable.env];
  if (found !== undefined && found !== "")
    return { name, value: found, from: `environment ${variable.env}`, about };
  const fallback = variable.default;
  if (fallback !== undefined && fallback !== null) return { name, value: fallback, from: "default", about };
  return {
    name,
    value: null,
    from: variable.env ? `not set; environment ${variable.env}` : "not set",
    about,
  };
}
