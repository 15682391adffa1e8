import { resolve } from "node:path";
import { type Format, formats } from "../core/artifact/formats.ts";
import type { Checklist } from "../core/checklist/model.ts";
import { Fault } from "../core/fault.ts";
import { readIfThere, writeAtomically } from "../system/files.ts";

/** The name of the exported file in a format: the checklist's artifact, with the format's ending. */
export function artifactName(checklist: Checklist, { extension }: Format): string {
  return `${checklist.artifact.replace(/\.(md|markdown)$/i, "")}.${extension}`;
}

/**
 * Writes an artifact whole or not at all; gives its absolute path. A file of somebody else's is never replaced unless
 * `force` says so: throws a Fault.
 */
export async function writeArtifact(
  path: string,
  content: string,
  cwd: string,
  force = false,
): Promise<string> {
  const target = resolve(cwd, path);
  const before = force ? null : await readIfThere(target);
  if (before !== null && before.trim() !== "" && !formats.some((format) => format.ours(before))) {
    throw new Fault(`${path} was not written by gonogo: it is left as it is`, {
      where: target,
      mend: `Write to another file (\`gonogo export -o FILE\`), or replace it (\`gonogo export --force\`).`,
    });
  }
  await writeAtomically(target, content);
  return target;
}
