/** Turns what a terminal library delivers into key names, so that nothing else needs to know how bytes arrive. */

export interface KeyPress {
  /** `j`, `space`, `enter`, `page-down`, `ctrl-c`, `shift-tab` … */
  readonly name: string;
  /** What it types, empty for a key that types nothing. */
  readonly text: string;
}

/** The flags of a delivered key that are looked at here. */
export type KeyFlags = Partial<
  Record<
    | "upArrow"
    | "downArrow"
    | "leftArrow"
    | "rightArrow"
    | "pageDown"
    | "pageUp"
    | "home"
    | "end"
    | "return"
    | "escape"
    | "ctrl"
    | "shift"
    | "tab"
    | "backspace"
    | "delete"
    | "meta",
    boolean
  >
> & { readonly eventType?: "press" | "repeat" | "release" };

const named: readonly (readonly [keyof KeyFlags, string])[] = [
  ["upArrow", "up"],
  ["downArrow", "down"],
  ["leftArrow", "left"],
  ["rightArrow", "right"],
  ["pageDown", "page-down"],
  ["pageUp", "page-up"],
  ["home", "home"],
  ["end", "end"],
  ["return", "enter"],
  ["backspace", "backspace"],
  ["delete", "delete"],
];

const controls: Readonly<Record<string, string>> = {
  "\r": "enter",
  "\n": "enter",
  "\t": "tab",
  "\x1b": "escape",
  "\x7f": "backspace",
  "\b": "backspace",
};

const key = (name: string, text = ""): KeyPress => ({ name, text });

/** One typed character; a control character is the key that sends it. */
function ofCharacter(character: string): KeyPress {
  const control = controls[character];
  if (control) return key(control);
  if (character === " ") return key("space", " ");
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return key(`ctrl-${String.fromCharCode(code + 0x60)}`);
  return key(character, character);
}

/** Every key of a text that was typed fast or pasted, in order. A CR LF is one enter. */
export function keysOf(text: string): KeyPress[] {
  return Array.from(text.replace(/\r\n/g, "\r"), ofCharacter);
}

/**
 * The keys of one delivery. Keys typed within one read arrive together (`jk` is one delivery), and ESC followed at once by
 * a character arrives as Alt and that character: both are taken apart again, because a burst must lose nothing.
 */
export function keysFrom(input: string, flags: KeyFlags): KeyPress[] {
  if (flags.eventType === "release") return [];
  if (flags.tab) return [key(flags.shift ? "shift-tab" : "tab")];
  for (const [flag, name] of named) {
    if (flags[flag]) return flags.meta && flag === "return" ? [key("escape"), key(name)] : [key(name)];
  }
  if (flags.escape) return [key("escape")];
  if (flags.ctrl) return input === "" ? [] : [key(input === " " ? "ctrl-space" : `ctrl-${input}`)];
  const keys = keysOf(input);
  return flags.meta && keys.length > 0 ? [key("escape"), ...keys] : keys;
}
