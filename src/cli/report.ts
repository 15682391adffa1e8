import { Fault } from "../core/fault.ts";
import { harmless } from "../core/text/harmless.ts";

/**
 * An error as people read it: what was wrong, where, what to do. What is no Fault is a defect of the program and says so;
 * its stack is shown where DEBUG is set. What the sentence took from a file reaches the terminal without control codes.
 */
export function reportOf(error: unknown, env: Readonly<Record<string, string | undefined>>): string {
  return harmless(said(error, env));
}

function said(error: unknown, env: Readonly<Record<string, string | undefined>>): string {
  if (error instanceof Fault) {
    const where = error.where && !error.message.includes(error.where) ? `\n  ${error.where}` : "";
    const mend = error.mend ? `\n  → ${error.mend}` : "";
    return `gonogo: ${error.message}${where}${mend}\n${trace(error, env)}`;
  }
  const what = error instanceof Error ? error.message.split("\n")[0] : String(error);
  const mend = env.DEBUG
    ? ""
    : "\n  → Run it again with DEBUG=1 to see where it comes from, and please report it.";
  return `gonogo: ${what} (this is a defect of gonogo)${mend}\n${trace(error, env)}`;
}

function trace(error: unknown, env: Readonly<Record<string, string | undefined>>): string {
  if (!env.DEBUG || !(error instanceof Error)) return "";
  const cause = error.cause instanceof Error ? `caused by ${error.cause.stack ?? error.cause.message}\n` : "";
  return `${error.stack ?? ""}\n${cause}`;
}
