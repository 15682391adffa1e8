/**
 * Short fingerprints of lines, to recognise what the export itself wrote. They guard against nothing but mistakes
 * (the ledger has its own chain of SHA-256 digests), so 32 bits of FNV-1a are enough.
 */
export function textHash(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, "0");
}

/** The fingerprint of a line that stays the same when an editor re-wraps it or writes its markers another way. */
export function lineHash(line: string): string {
  return textHash(line.replace(/[\s\\]+/g, "").replace(/_/g, "*"));
}

/** A text as it is compared: white space, escapes and the choice between `*` and `_` say nothing. */
export function comparable(text: string): string {
  return text
    .normalize("NFC")
    .replace(/<!--.*?-->/gs, " ")
    .replace(/\\(?=[!-/:-@[-`{-~])/g, "")
    .replace(/_/g, "*")
    .replace(/\s+/g, " ")
    .trim();
}
