import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Fault } from "../core/fault.ts";

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Opens the person's editor on a text and gives back what was saved. The terminal must be free: whoever draws on it stops first.
 * The file lies in a private folder and is gone afterwards. Throws a Fault where no editor starts or it ends with an error.
 */
export async function edit(text: string, env: Env, name = "note.md"): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "gonogo-"));
  try {
    const path = join(folder, name);
    await writeFile(path, text, { mode: 0o600 });
    await runFirst(editors(env), path);
    return await readFile(path, "utf8");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** $VISUAL, $EDITOR, else what most machines have. A setting may carry options: `code --wait`. */
function editors(env: Env): string[][] {
  const chosen = (env.VISUAL?.trim() || env.EDITOR?.trim()) ?? "";
  if (chosen) return [words(chosen)];
  return process.platform === "win32" ? [["notepad"]] : [["vi"], ["nano"]];
}

/** Words of a command line; quotes hold a word with spaces together. */
function words(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    (found) => found[1] ?? found[2] ?? found[3] ?? "",
  );
}

async function runFirst(commands: string[][], path: string): Promise<void> {
  // execa costs 40 ms to load: only somebody who writes a long note waits for it.
  const { execa } = await import("execa");
  for (const [file = "", ...options] of commands) {
    const result = await execa(file, [...options, path], { stdio: "inherit", reject: false });
    if (result.code === "ENOENT") continue;
    if (!result.failed) return;
    throw new Fault(`the editor (${file}) ended with an error: ${result.shortMessage ?? "unknown"}`, {
      mend: "Nothing was changed; try again, or set $EDITOR to another one.",
    });
  }
  throw new Fault(`no editor was found (${commands.map(([file]) => file).join(", ")})`, {
    mend: "Set $EDITOR, for example with `export EDITOR=nano`.",
  });
}
