import { render } from "ink";
import type { Walk } from "../app/walk.ts";
import { App } from "./App.tsx";
import type { WalkScreenOptions } from "./start.ts";
import type { TerminalHandle } from "./terminal.ts";

/** Draws the walk with Ink until it is left; gives the code that it was left with. Rejects with what crashed it. */
export async function showWalk(
  walk: Walk,
  terminal: TerminalHandle,
  { stdin, stdout, stderr, screenReader, plain }: WalkScreenOptions,
): Promise<number> {
  const spoken = screenReader || plain;
  const instance = render(<App walk={walk} terminal={terminal} spoken={spoken} />, {
    stdin,
    stdout,
    stderr,
    exitOnCtrlC: false,
    alternateScreen: !spoken,
    isScreenReaderEnabled: screenReader,
    interactive: true,
    // A key that follows a frame at once would wait 33 ms at the usual 30 a second: 37 ms to the screen instead of 12.
    // Keys of one read make one frame whatever this is.
    maxFps: 120,
  });
  const code = await instance.waitUntilExit();
  return typeof code === "number" ? code : 0;
}
