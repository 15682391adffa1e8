/** The help and the footer, made from the table of keys. */
import { type Binding, keymap } from "./keymap.ts";
import type { Mode, WalkState } from "./state.ts";

export interface HelpRow {
  readonly keys: string;
  readonly description: string;
  /** Why it can't be used now. */
  readonly disabled?: string;
}

export interface HelpGroup {
  readonly category: string;
  readonly rows: readonly HelpRow[];
}

const shown: Readonly<Record<string, string>> = {
  up: "↑",
  down: "↓",
  left: "←",
  right: "→",
  "page-down": "PgDn",
  "page-up": "PgUp",
  "shift-tab": "S-tab",
  escape: "esc",
  home: "Home",
  end: "End",
};

/** A key as it stands on the keyboard. */
export function keyLabel(key: string): string {
  return shown[key] ?? key;
}

/** The keys of the list and of prompts, by category; the state says which of them can't be used now. */
export function helpGroups(state: WalkState): readonly HelpGroup[] {
  const groups = new Map<string, HelpRow[]>();
  // The help lies over the list, so its keys are asked about as if it were closed.
  const list: WalkState = { ...state, mode: { kind: "list" } };
  const seen = new Set<string>();
  for (const binding of keymap) {
    const keys = binding.keys.map(keyLabel).join(" ");
    const name = `${binding.category} ${keys}`;
    if (seen.has(name) || (binding.mode !== "list" && always.has(binding.keys[0] ?? ""))) continue;
    seen.add(name);
    const usable = binding.when?.(list) ?? true;
    const rows = groups.get(binding.category) ?? [];
    rows.push({ keys, description: binding.description, ...(usable === true ? {} : { disabled: usable }) });
    groups.set(binding.category, rows);
  }
  return [...groups].map(([category, rows]) => ({ category, rows }));
}

/** Keys that the list's help has already told of. */
const always = new Set(["ctrl-c", "ctrl-z", "ctrl-l"]);

/** The help to be read aloud: a line for each key. */
export function spokenHelp(state: WalkState): readonly string[] {
  return helpGroups(state).flatMap(({ category, rows }) => [
    `${category}:`,
    ...rows.map(({ keys, description, disabled }) =>
      disabled === undefined ? `${keys}: ${description}` : `${keys}: ${description}, not now: ${disabled}`,
    ),
  ]);
}

/** The keys of a mode that the footer shows and that can be used now. */
export function footerKeys(state: WalkState): readonly { keys: string; label: string }[] {
  const usable = (binding: Binding) => binding.when === undefined || binding.when(state) === true;
  return keysOfMode(state.mode.kind)
    .filter((binding) => binding.footer && usable(binding))
    .map((binding) => ({
      keys: keyLabel(binding.keys[0] ?? ""),
      label: binding.label ?? binding.description,
    }));
}

function keysOfMode(mode: Mode["kind"]): readonly Binding[] {
  return keymap.filter((binding) => binding.mode === mode);
}
