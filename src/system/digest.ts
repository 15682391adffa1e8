import { hash } from "node:crypto";
import type { Digest } from "../core/checklist/model.ts";

/** SHA-256 in hex of a text as UTF-8. */
export const sha256: Digest = (text) => hash("sha256", text, "hex");
