import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { Fault } from "../core/fault.ts";
import type { Evidence } from "../core/ledger/entry.ts";
import { isWebAddress } from "../core/ledger/evidence.ts";

/**
 * What a person gave as evidence: an http address is a link, the path of a file is that file as it is now (by its digest),
 * anything else is text. The path stays as it was given; it is looked up from `cwd`.
 */
export async function evidenceOf(value: string, cwd: string): Promise<Evidence> {
  const given = value.trim();
  if (given === "")
    throw new Fault("evidence is empty", { mend: "Give a link, the path of a file, or text." });
  if (isWebAddress(given)) return { kind: "link", url: given };
  if (/^https?:\/\/\S*$/i.test(given)) {
    throw new Fault(`${given} is no address`, { mend: "Look at the link; it must be whole." });
  }
  const file = await stat(resolve(cwd, given)).catch(() => null);
  if (file?.isDirectory()) {
    throw new Fault(`${given} is a folder: its content can't be vouched for`, {
      mend: "Attach a file of it, or an archive.",
    });
  }
  if (file?.isFile()) return { kind: "file", path: given, sha256: await digestOfFile(resolve(cwd, given)) };
  return { kind: "text", text: given };
}

/** SHA-256 of a file's bytes in hex, without holding it in memory. */
async function digestOfFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  try {
    await pipeline(createReadStream(path), hash);
  } catch (error) {
    throw new Fault(`${path} can't be read`, { where: path, mend: "Look at its permissions.", cause: error });
  }
  return hash.digest("hex");
}
