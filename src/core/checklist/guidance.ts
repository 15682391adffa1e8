/** Guidance as one Markdown text: the lines below an item without the blank ones around them, then its note. */
export function trimGuidance(lines: readonly string[], note: string | undefined): string {
  let start = 0;
  let end = lines.length;
  while (start < end && (lines[start] as string).trim() === "") start += 1;
  while (end > start && (lines[end - 1] as string).trim() === "") end -= 1;
  const prose = lines.slice(start, end).join("\n").trimEnd();
  return [prose, note?.trim() ?? ""].filter((part) => part !== "").join("\n\n");
}
