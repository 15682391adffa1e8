import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const source = new URL("../src/", import.meta.url).pathname;
const written = /(?:\bmend:\s*|\bmend\w* =\s*)("(?:[^"\\]|\\.)*"|`(?:[^`\\$]|\\.|\$(?!\{))*`)(?=\s*[,;}])/g;

/** Every mend that stands in the source as one piece of text, with its file. */
function mends(): { readonly file: string; readonly text: string }[] {
  const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((file) =>
    /\.tsx?$/.test(file),
  );
  return files
    .filter((file) => !/^(?:app|ui)\//.test(file))
    .flatMap((file) =>
      [...readFileSync(join(source, file), "utf8").matchAll(written)].map((found) => ({
        file,
        text: (found[1] as string).slice(1, -1),
      })),
    )
    .filter(({ text }) => text !== "");
}

test("what to do about an error is a sentence, everywhere", () => {
  const all = mends();
  expect(all.length).toBeGreaterThan(50);
  // no-items.ts ends its own where it knows what goes on behind it.
  const open = all.filter(({ text }) => !/^["`]?[A-Z`]/.test(text) || !/[.?!]$/.test(text));
  expect(open.filter(({ file }) => !file.endsWith("no-items.ts"))).toEqual([]);
});
