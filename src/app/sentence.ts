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

/** A name, such as an item's id, begins as it is written, also where it begins the sentence. */
function capital(text: string): string {
  if (/^\S*(?:[\d_/]|\.\S)/.test(text)) return text;
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
