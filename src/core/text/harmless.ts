/** Texts from files and from people, made safe for a terminal: nothing in them moves the cursor, colours, or hides. */

/**
 * What a terminal takes as a command, whole: its letters would stay behind where only the escape is taken out. A string
 * for the terminal counts only with its end: without one it would hide all that follows.
 */
const commands = new RegExp(
  [
    "(?:\\u001b\\[|\\u009b)[0-?]*[ -/]*[@-~]",
    "(?:\\u001b[\\]PX^_]|[\\u0090\\u0098\\u009d-\\u009f])[^\\u0007\\u001b\\u009c]*(?:\\u0007|\\u001b\\\\|\\u009c)",
    "\\u001b[ -/]*[0-~]",
  ].join("|"),
  "g",
);

/** Controls, and characters that turn the reading direction. */
const unseen = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/gu;

/** The text without commands for a terminal; other control characters stay. */
export function withoutCommands(text: string): string {
  return text.replace(commands, "");
}

/** A text on one line, without control codes and without characters that turn the reading direction. */
export function oneLine(text: string): string {
  return withoutCommands(text)
    .replace(/\s*[\r\n\u2028\u2029]+\s*/g, " ⏎ ")
    .replace(unseen, " ")
    .trim();
}

/** A text of several lines, each without control codes; its line breaks and indents stay. */
export function harmless(text: string): string {
  return withoutCommands(text)
    .split(/\r?\n/)
    .map((line) => line.replace(unseen, " "))
    .join("\n");
}
