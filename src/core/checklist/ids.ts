/** The part of a path behind its last slash. */
export function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
}

/** A file's name without folders and without its `.md`. */
export function stemOf(path: string): string {
  const base = baseName(path);
  return base.replace(/\.(?:md|markdown)$/i, "") || base;
}

/** A name as an id or a folder may have it: letters, digits, `.`, `_` and `-`. */
export function safeName(name: string): string {
  const safe = name.normalize("NFC").replace(/[^\p{L}\p{N}._-]/gu, "-");
  return /^\.*$/.test(safe) ? "checklist" : safe;
}

/** Whether `id` may be given to an item by its block. */
export function isItemId(id: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,99}$/u.test(id) && !reserved.has(id.toLowerCase());
}

/** Words that select items by what is known of them. */
export const reserved: ReadonlySet<string> = new Set(["all", "pending", "failed", "stale", "critical", "na"]);

/** Compares names as people order them: W2 before W10. The same on every machine. */
export function naturally(a: string, b: string): number {
  const left = a.toLowerCase().match(/\d+|\D+/g) ?? [];
  const right = b.toLowerCase().match(/\d+|\D+/g) ?? [];
  for (let i = 0; i < Math.min(left.length, right.length); i += 1) {
    const [x, y] = [left[i] as string, right[i] as string];
    const numbers = /^\d/.test(x) && /^\d/.test(y);
    const order = numbers ? Number(x) - Number(y) : x < y ? -1 : x > y ? 1 : 0;
    if (order !== 0) return order;
  }
  return left.length - right.length || (a < b ? -1 : a > b ? 1 : 0);
}
