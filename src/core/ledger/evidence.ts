import type { Evidence } from "./entry.ts";

/** True for a whole http address; one with white space in it is a sentence that begins with an address. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\/\S+$/i.test(text) && URL.canParse(text);
}

/** Evidence from what a person typed: a web address is a link, anything else text. Files are told apart outside. */
export function linkOrText(value: string): Evidence {
  const text = value.trim();
  return isWebAddress(text) ? { kind: "link", url: text } : { kind: "text", text };
}

/** What is most likely meant as a file's path. */
const path =
  /^(?:~|\.{0,2})\/\S+$|^\S+\.(?:csv|gif|html?|jpe?g|json|log|md|pdf|png|svg|txt|webp|ya?ml|zip)$/i;

/** True for a text that was most likely meant as a file, of which none was found. */
export function meantAsFile(evidence: Evidence): boolean {
  return evidence.kind === "text" && path.test(evidence.text);
}

/** Evidence in a few characters: where it lies, a file with the beginning of its digest. */
export function evidenceText(evidence: Evidence): string {
  switch (evidence.kind) {
    case "link":
      return evidence.url;
    case "file":
      return `${evidence.path} (sha256 ${evidence.sha256.slice(0, 12)})`;
    case "text":
      return evidence.text;
  }
}
