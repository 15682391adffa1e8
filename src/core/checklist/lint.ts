import type { Document } from "./document.ts";
import type { Checklist } from "./model.ts";
import type { Problems } from "./problems.ts";

/** Warns of what can't work, or is not what it looks like. */
export function lint(
  _checklist: Checklist,
  _documents: readonly Document[],
  _main: Document | null,
  _problems: Problems,
): void {}
