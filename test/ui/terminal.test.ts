import type { AppProps } from "ink";
import { describe, expect, test } from "vitest";
import { createTerminal } from "../../src/ui/terminal.ts";

/** A terminal of an app that only writes down what happens to it. */
function attached(refresh: () => void) {
  const seen: string[] = [];
  const terminal = createTerminal(() => seen.push("stopped"), { pause: () => process.stdin });
  const app = {
    async suspendTerminal(work: () => Promise<void>) {
      seen.push("given away");
      await work();
      seen.push("drawn");
    },
    exit: () => {},
  } as unknown as AppProps;
  terminal.attach(app, {
    _refreshSize() {
      seen.push("measured");
      refresh();
    },
  });
  return { terminal, seen };
}

describe("the terminal's size is asked for before the screen is drawn anew", () => {
  test("after a stop, and whenever somebody asks for the drawing", async () => {
    const { terminal, seen } = attached(() => {});
    await terminal.stop();
    await terminal.redraw();
    expect(seen).toEqual(["given away", "stopped", "measured", "drawn", "given away", "measured", "drawn"]);
  });

  test("and one that can't answer is drawn as it was", async () => {
    const { terminal, seen } = attached(() => {
      throw new Error("EIO");
    });
    await terminal.redraw();
    expect(seen.at(-1)).toBe("drawn");
  });
});
