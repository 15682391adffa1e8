/** A short choice of several. */

export interface Choice {
  readonly label: string;
  readonly value: string;
}

export type MenuPurpose =
  | { readonly kind: "status" }
  | { readonly kind: "filter" }
  | { readonly kind: "release" }
  | { readonly kind: "format" }
  | { readonly kind: "children"; readonly item: string; readonly status: "pass" | "fail" | "na" | "reset" }
  | { readonly kind: "quit" };

export interface Menu {
  readonly title: string;
  readonly purpose: MenuPurpose;
  readonly items: readonly Choice[];
  /** The one that enter takes. */
  readonly index: number;
}

export function menuOf(
  purpose: MenuPurpose,
  title: string,
  items: readonly Choice[],
  chosen: string | null = null,
): Menu {
  return {
    purpose,
    title,
    items,
    index: Math.max(
      0,
      items.findIndex((item) => item.value === chosen),
    ),
  };
}

/** Value of the choice that asks for a new release's name; no release can be called so. */
export const newRelease = "+";

/** `1 entry` or `3 entries`. */
export function entryCount(count: number): string {
  return count === 1 ? "1 entry" : `${count} entries`;
}

export const statusChoices: readonly Choice[] = [
  { label: "✓ pass", value: "pass" },
  { label: "✗ fail (asks for the reason)", value: "fail" },
  { label: "– n/a (asks for the reason)", value: "na" },
  { label: "○ reset: take the word back", value: "reset" },
];
