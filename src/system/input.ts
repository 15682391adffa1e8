import { createInterface } from "node:readline/promises";
import { Fault } from "../core/fault.ts";
import type { Output } from "./output.ts";

/** A note of more than this is a file: attach it as evidence. */
const longest = 64 * 1024;

/** All of standard input as text, without the line end at its end. Throws a Fault where nobody sends any. */
export async function readAll(stdin: NodeJS.ReadStream): Promise<string> {
  if (stdin.isTTY) {
    throw new Fault("nothing is sent to standard input", {
      mend: "Send it as in `git log -3 | gonogo mark W5.1.5 --note -`.",
    });
  }
  stdin.setEncoding("utf8");
  let text = "";
  for await (const chunk of stdin) {
    text += chunk;
    if (text.length > longest) {
      throw new Fault("the note is longer than 64 KiB", {
        mend: "Attach it as a file with --evidence FILE.",
      });
    }
  }
  return text.replace(/\r?\n$/, "");
}

/** Asks a question that yes or no answers; anything but a yes is a no. The question goes to `err`: data has `out` for itself. */
export async function confirm(question: string, stdin: NodeJS.ReadStream, err: Output): Promise<boolean> {
  const lines = createInterface({ input: stdin, terminal: false });
  try {
    await err.write(`${question} (y/N) `);
    for await (const line of lines) return /^\s*y(es)?\s*$/i.test(line);
    return false;
  } finally {
    lines.close();
    stdin.unref?.();
  }
}
