import type { Evidence } from "./entry.ts";

/** Evidence from what a person typed: a web address is a link, anything else text. Files are told apart outside. */
export function linkOrText(value: string): Evidence {
  const text = value.trim();
  return /^https?:\/\/\S+$/i.test(text) && URL.canParse(text)
    ? { kind: "link", url: text }
    : { kind: "text", text };
}
