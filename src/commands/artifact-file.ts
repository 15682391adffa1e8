import { resolve } from "node:path";
import type { Format } from "../core/artifact/formats.ts";
import type { Held } from "../core/artifact/held.ts";
import type { Checklist } from "../core/checklist/model.ts";
import { Fault } from "../core/fault.ts";
import { isStream, readIfThere, writeAtomically, writeThrough } from "../system/files.ts";

/** The name of the exported file in a format: the checklist's artifact, with the format's ending. */
export function artifactName(checklist: Checklist, { extension }: Format): string {
  return `${checklist.artifact.replace(/\.(md|markdown)$/i, "")}.${extension}`;
}

/** Where an artifact goes. */
export interface Destination {
  readonly path: string;
  readonly cwd: string;
  /** Replace whatever is there. */
  readonly force: boolean;
  /** What a file that is there already holds and must not lose; null for nothing. */
  readonly held: (text: string) => Held | null;
}

/**
 * Writes an artifact whole or not at all; gives its absolute path. A file that holds what is nowhere else is replaced
 * only where `force` says so: else throws a Fault. A pipe or a device has nothing to lose.
 */
export async function writeArtifact(content: string, destination: Destination): Promise<string> {
  const { path, cwd, force, held } = destination;
  const target = resolve(cwd, path);
  if (await isStream(target)) {
    await writeThrough(target, content);
    return target;
  }
  const before = force ? null : await readIfThere(target);
  const loss = before === null || before.trim() === "" ? null : held(before);
  if (loss) {
    throw new Fault(`${path} ${loss.what}: it is left as it is`, {
      where: target,
      mend: loss.edited
        ? `\`gonogo import ${path}\` reads them, \`gonogo export --force\` replaces them.`
        : "Write to another file (`gonogo export -o FILE`), or replace it (`gonogo export --force`).",
    });
  }
  await writeAtomically(target, content);
  return target;
}
