import { withoutCommands } from "./harmless.ts";
import { widthCertain } from "./plain.ts";

const printable = /^[\x20-\x7e]*$/;

/** A text that is no Markdown (a name, a note, a line being typed) with a certain width; its blanks are kept, one for one. */
export function certain(text: string): string {
  if (printable.test(text)) return text;
  // Before it is split: a command may hold blanks.
  return withoutCommands(text)
    .split(/( +)/)
    .map((part) => (part.startsWith(" ") ? part : widthCertain(part)))
    .join("");
}
