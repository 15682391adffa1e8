/** Markdown as it reads before it is rendered: the same words in much the same lines, so that little moves when it is. */
import { plain } from "../core/text/plain.ts";

interface Line {
  /** Indentation and a list's or a quote's sign. */
  readonly lead: string;
  text: string;
  /** A line of code is shown as it is. */
  readonly code: boolean;
}

/** The lines without inline markers; indentation and list signs stay. Lines of one paragraph are one. */
export function plainLines(markdown: string): readonly string[] {
  const lines: Line[] = [];
  /** The paragraph that the next line goes on with. */
  let open: Line | null = null;
  let fence: string | null = null;
  for (const line of markdown.split("\n")) {
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence !== null) {
      if (mark?.startsWith(fence)) fence = null;
      else lines.push({ lead: "  ", text: line, code: true });
      continue;
    }
    if (mark) {
      [fence, open] = [mark, null];
      continue;
    }
    const [, lead = "", text = ""] = /^(\s*(?:(?:[-*+]|\d+[.)])\s+|>\s?)?)(.*)$/s.exec(line) ?? [];
    if (open && lead.trim() === "" && !alone.test(text)) open.text += ` ${text}`;
    else {
      open = { lead, text: text.replace(/^#{1,6}\s+/, ""), code: false };
      lines.push(open);
    }
    if (alone.test(text) || /(?: {2}|\\)$/.test(line)) open = null;
  }
  return lines.map(({ lead, text, code }) => (code ? lead + text : (lead + plain(text)).trimEnd()));
}

/** No paragraph goes on with these, nor after them: nothing, a heading, a table's row, a rule. */
const alone = /^\s*$|^#{1,6}\s|^\||^[-*_=\s]+$/;
