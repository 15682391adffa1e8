import { nearest } from "../text/nearest.ts";
import type { Front } from "./front-matter.ts";
import type { Criterion, Gate, Item } from "./model.ts";
import type { Problems } from "./problems.ts";
import { ItemIndex } from "./select.ts";

/** The gate of the front matter with its patterns resolved; a pattern that names no item is an error. */
export function buildGate(
  front: Front,
  file: string,
  items: readonly Item[],
  problems: Problems,
): Gate | null {
  const gate = front.data?.gate;
  if (!gate) return null;
  const index = new ItemIndex(items);
  const criteria = (kind: "success" | "failure"): Criterion[] =>
    gate[kind].map(({ name, items: patterns }, i) => {
      const places = new Set<number>();
      for (const [j, pattern] of patterns.entries()) {
        const found = index.byPattern(pattern);
        for (const place of found) places.add(place);
        if (found.length === 0) {
          const close = nearest(pattern.replace(/\*$/, ""), index.ids);
          const mend =
            close.length > 0
              ? `Did you mean ${close.map((id) => `\`${id}\``).join(", ")}?`
              : "Name an item's id, or a prefix of ids with `*`.";
          const line = front.lineOf(["gate", kind, i, "items", j]);
          problems.error(file, line, `\`${pattern}\` of the criterion “${name}” names no item`, mend);
        }
      }
      const inOrder = [...places].sort((a, b) => a - b);
      return { name, patterns, items: inOrder.map((place) => (items[place] as Item).id) };
    });
  return { threshold: gate.threshold, success: criteria("success"), failure: criteria("failure") };
}
