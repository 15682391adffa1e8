import { describe, expect, test } from "vitest";
import { keysFrom, keysOf } from "../../src/app/input.ts";

const names = (keys: readonly { name: string }[]) => keys.map((key) => key.name);

describe("keys", () => {
  test("typed within one read are taken one by one, in order", () => {
    expect(names(keysFrom("jj x\t\r", {}))).toEqual(["j", "j", "space", "x", "tab", "enter"]);
  });

  test("a control character in the middle of a burst is the key that sends it", () => {
    expect(names(keysOf("a\x15b\x7f\x03"))).toEqual(["a", "ctrl-u", "b", "backspace", "ctrl-c"]);
  });

  test("CR LF is one enter", () => {
    expect(names(keysOf("j\r\nk\n"))).toEqual(["j", "enter", "k", "enter"]);
  });

  test("ESC with a character right behind it is both of them", () => {
    expect(names(keysFrom("j", { meta: true }))).toEqual(["escape", "j"]);
  });

  test("named keys carry no text", () => {
    expect(keysFrom("", { pageDown: true })).toEqual([{ name: "page-down", text: "" }]);
    expect(keysFrom("", { tab: true, shift: true })).toEqual([{ name: "shift-tab", text: "" }]);
    expect(keysFrom("c", { ctrl: true })).toEqual([{ name: "ctrl-c", text: "" }]);
    expect(keysFrom("G", { shift: true })).toEqual([{ name: "G", text: "G" }]);
  });

  test("a character beyond the basic plane stays whole", () => {
    expect(keysOf("😀é").map((key) => key.text)).toEqual(["😀", "é"]);
  });
});
