import type { Document } from "./document.ts";
import { count, lineList, type Problems } from "./problems.ts";

const places = {
  fence: "inside code fences",
  comment: "inside comments",
  html: "inside HTML",
  code: "in indented code",
  text: "without a list marker or in the middle of other text",
} as const;

/** Says why a checklist has no items: what its files hold instead, and where lines only look like items. */
export function noItems(documents: readonly Document[], name: string, problems: Problems): void {
  const [first] = documents;
  const mend = "Write an item as `- [ ] what must hold`, at the start of a line";
  if (!first) {
    problems.error(name, 1, "no items: there is no Markdown file", `${mend}.`);
    return;
  }
  const sum = (of: (document: Document) => number) =>
    documents.reduce((all, document) => all + of(document), 0);
  const holds = [
    count(
      sum(({ reading }) => reading.nodes.filter(({ kind }) => kind === "heading").length),
      "heading",
    ),
    count(
      sum(({ reading }) => reading.plain.numbered),
      "numbered step",
    ),
    count(
      sum(({ reading }) => reading.plain.bullets),
      "bullet",
    ),
  ].filter((part) => !part.startsWith("0 "));
  const what =
    documents.length === 1 ? "the document" : `the folder's ${count(documents.length, "document")}`;
  const verb = documents.length === 1 ? "has" : "have";
  const message = `no items: ${what} ${verb} ${holds.length > 0 ? `${listed(holds)}, but ` : ""}no task item (\`- [ ] …\`)`;
  const looks = documents.flatMap((document) => disguises(document, documents.length > 1));
  problems.error(
    first.file,
    1,
    [message, ...looks].join("; "),
    looks.length > 0 ? `${mend}, outside code and comments.` : `${mend}.`,
  );
}

function disguises({ file, reading }: Document, named: boolean): string[] {
  return Object.entries(places).flatMap(([as, where]) => {
    const lines = reading.disguised.filter((one) => one.as === as).map(({ line }) => line);
    if (lines.length === 0) return [];
    const looks = `${count(lines.length, "line")} ${lines.length === 1 ? "looks like a checkbox" : "look like checkboxes"} ${where}`;
    return [`${looks} (${named ? `${file}, ` : ""}${lineList(lines)})`];
  });
}

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}
