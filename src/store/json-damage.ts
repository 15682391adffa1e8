/**
 * Where a text stops being JSON. The engine's own message leaves the place out for some kinds of damage, so a second look
 * is taken once something is wrong.
 */

export interface Damage {
  /** Count from 1. */
  readonly line: number;
  readonly column: number;
  /** For people, with the place in it. */
  readonly message: string;
}

/** One token of JSON, or blanks; sticky, so that it matches only where the last one ended. */
const TOKEN =
  /[\t\n\r ]+|[{}[\],:]|"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** What a token looks like that the end of the text cut through. */
const CUT =
  /^(?:"[^"\\\u0000-\u001f]*(?:\\[^\u0000-\u001f][^"\\\u0000-\u001f]*)*\\?|-|t(?:ru?)?|f(?:a(?:ls?)?)?|n(?:ul?)?)$/;

type Wanted = "value" | "value or ]" | "key" | "key or }" | ":" | ", or end";

/** The first damage of a text that is not JSON; null for one that is. */
export function findDamage(text: string): Damage | null {
  if (text.trim() === "") return at(text, 0, "it is empty");
  const open: string[] = [];
  let wanted: Wanted = "value";
  let done = false;
  let index = 0;
  while (index < text.length) {
    TOKEN.lastIndex = index;
    const token: string | undefined = TOKEN.exec(text)?.[0];
    if (token === undefined) break;
    if (!/^[\t\n\r ]/.test(token)) {
      if (done) return at(text, index, "something comes after its end");
      const next = step(token, wanted, open);
      if (next === null) return at(text, index, notThere(token.slice(0, 20)));
      wanted = next;
      done = open.length === 0 && next === ", or end";
    }
    index += token.length;
  }
  const rest = text.slice(index);
  if (rest !== "" && (done || !CUT.test(rest))) {
    return at(text, index, done ? "something comes after its end" : notThere([...rest.slice(0, 2)][0]!));
  }
  return done ? null : at(text, text.length, "it is cut short");
}

function notThere(what: string): string {
  return `${JSON.stringify(what)} does not belong there`;
}

/** What may come after the token, or null where the token may not come. Keeps `open`, the brackets around it. */
function step(token: string, wanted: Wanted, open: string[]): Wanted | null {
  const around = open.at(-1);
  if (token === "}" || token === "]") {
    const fits = token === "}" ? around === "{" : around === "[";
    const empty = token === "}" ? "key or }" : "value or ]";
    if (!fits || (wanted !== ", or end" && wanted !== empty)) return null;
    open.pop();
    return ", or end";
  }
  if (token === ",") {
    if (wanted !== ", or end" || around === undefined) return null;
    return around === "{" ? "key" : "value";
  }
  if (token === ":") return wanted === ":" ? "value" : null;
  if (wanted === "key" || wanted === "key or }") return token.startsWith('"') ? ":" : null;
  if (wanted !== "value" && wanted !== "value or ]") return null;
  if (token !== "{" && token !== "[") return ", or end";
  open.push(token);
  return token === "{" ? "key or }" : "value or ]";
}

function at(text: string, index: number, what: string): Damage {
  const before = text.slice(0, index);
  const line = before.split("\n").length;
  const column = index - before.lastIndexOf("\n");
  return { line, column, message: `${what} at line ${line}, column ${column}` };
}
