import { Fault } from "../core/fault.ts";

/** An error in one line for people: what is wrong, then what to do about it. */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const mend = error instanceof Fault ? error.mend : "";
  return mend === "" ? message : `${message.replace(/\.$/, "")}. ${capital(mend)}`;
}

/** With a capital letter and a full stop. */
export function sentence(text: string): string {
  return `${capital(text)}${/[.!?…]$/.test(text) ? "" : "."}`;
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
