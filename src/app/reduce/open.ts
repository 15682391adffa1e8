/** Puts a prompt or a menu on the screen. */
import { type Choice, type MenuPurpose, menuOf } from "../menus.ts";
import type { Prompt } from "../prompt.ts";
import type { WalkState } from "../state.ts";
import { framed } from "./rescore.ts";

/** With a prompt; as it is where there is nothing to ask. */
export function withPrompt(state: WalkState, prompt: Prompt | null): WalkState {
  return prompt ? framed({ ...state, message: null, mode: { kind: "prompt", prompt } }) : state;
}

export function withMenu(
  state: WalkState,
  purpose: MenuPurpose,
  title: string,
  items: readonly Choice[],
  chosen: string | null = null,
): WalkState {
  return framed({
    ...state,
    message: null,
    mode: { kind: "menu", menu: menuOf(purpose, title, items, chosen) },
  });
}
