/** A key: what the table says it does in this mode, or what it types. */
import { type KeyPress, keysOf } from "../input.ts";
import { bindingFor } from "../keymap.ts";
import { isTooSmall } from "../layout.ts";
import { sentence } from "../sentence.ts";
import type { WalkState } from "../state.ts";
import { typedPrompt } from "./ask.ts";
import { digit } from "./choose.ts";
import { typedSearch } from "./look.ts";
import { framed } from "./rescore.ts";
import type { Handlers, Moment } from "./world.ts";

function pressed(before: WalkState, key: KeyPress, moment: Moment): WalkState {
  // What was said of the last key has been read when the next one is pressed.
  const state = framed({ ...before, welcome: false, message: null });
  const { kind } = state.mode;
  const binding = bindingFor(kind, key.name);
  if (!binding) {
    if (kind === "prompt") return typedPrompt(state, { key: key.name, text: key.text });
    if (kind === "search") return typedSearch(state, { key: key.name, text: key.text });
    if (kind === "list" && /^\S$/u.test(key.text)) {
      const text = `${key.text} does nothing here; ? shows all keys.`;
      return { ...state, message: { tone: "info", text } };
    }
    return digit(state, key.name, moment);
  }
  const usable = binding.when?.(state) ?? true;
  if (usable !== true) return { ...state, message: { tone: "info", text: sentence(usable) } };
  return moment.reduce(state, binding.action);
}

/** All that a screen takes on which nothing can be seen: a tick that nobody sees is not meant. */
const blind: ReadonlySet<string> = new Set(["q", "ctrl-c", "ctrl-z", "ctrl-l"]);

const unseen = (state: WalkState): boolean => !state.spoken && isTooSmall(state.size);

/** They do there what they do in the list, whatever was open: nobody can see that it was. */
function pressedUnseen(state: WalkState, { name }: KeyPress, moment: Moment): WalkState {
  const binding = blind.has(name) ? bindingFor("list", name) : null;
  return binding ? moment.reduce(state, binding.action) : state;
}

export const presses: Handlers<"press" | "paste" | "resume"> = {
  press(state, { key }, moment) {
    if (state.waiting !== null && key.name !== "ctrl-c")
      return { ...state, waiting: [...state.waiting, key] };
    return unseen(state) ? pressedUnseen(state, key, moment) : pressed(state, key, moment);
  },
  paste(state, { text }, moment) {
    if (unseen(state)) return state;
    if (state.mode.kind === "prompt") return typedPrompt(state, { key: "paste", text });
    if (state.mode.kind === "search") return typedSearch(state, { key: "paste", text: text.trimEnd() });
    // Keys may be pasted like typed ones; a prompt that they open takes what is left as its text.
    return keysOf(text).reduce((now, key) => moment.reduce(now, { type: "press", key }), state);
  },
  resume(state, _, moment) {
    const free: WalkState = { ...state, waiting: null };
    return (state.waiting ?? []).reduce((now, key) => moment.reduce(now, { type: "press", key }), free);
  },
};
