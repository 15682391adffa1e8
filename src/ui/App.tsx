import { useApp, useInput, usePaste, useStdout, useWindowSize } from "ink";
import { useLayoutEffect } from "react";
import { keysFrom } from "../app/input.ts";
import type { Walk } from "../app/walk.ts";
import { useWalk } from "./hooks/use-walk.ts";
import { SpokenScreen } from "./screens/SpokenScreen.tsx";
import { WalkScreen } from "./screens/WalkScreen.tsx";
import type { TerminalHandle } from "./terminal.ts";

interface Props {
  readonly walk: Walk;
  readonly terminal: TerminalHandle;
  /** Flat text instead of a screen. */
  readonly spoken: boolean;
}

/** Reads all keys, in one place, and draws what fits the terminal. */
export function App({ walk, terminal, spoken }: Props) {
  const app = useApp();
  const { stdout } = useStdout();
  const { columns, rows } = useWindowSize();
  const state = useWalk(walk);

  useLayoutEffect(() => terminal.attach(app, stdout), [terminal, app, stdout]);
  useLayoutEffect(() => {
    walk.dispatch({ type: "resize", size: { columns, rows } });
  }, [walk, columns, rows]);
  useInput((input, key) => walk.press(keysFrom(input, key)));
  usePaste((text) => walk.paste(text));

  if (spoken) return <SpokenScreen state={state} />;
  // The first frame after a resize must have the new size already: an old one would scroll the screen.
  const { size } = state;
  const sized =
    size.columns === columns && size.rows === rows ? state : { ...state, size: { columns, rows } };
  return <WalkScreen walk={walk} state={sized} />;
}
