/** The lines of a text, without their endings (LF, CRLF or CR) and without a byte order mark; never empty. */
export function splitLines(text: string): string[] {
  const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  return body.includes("\r") ? body.split(/\r\n|\n|\r/) : body.split("\n");
}

/** `text` without the spaces and tabs around it. Other white space belongs to the text. */
export function trimBlank(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlankCode(text.charCodeAt(start))) start += 1;
  while (end > start && isBlankCode(text.charCodeAt(end - 1))) end -= 1;
  return start === 0 && end === text.length ? text : text.slice(start, end);
}

/** True where a line holds nothing but spaces and tabs. */
export function isBlankLine(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) if (!isBlankCode(text.charCodeAt(i))) return false;
  return true;
}

function isBlankCode(code: number): boolean {
  return code === 32 || code === 9;
}
