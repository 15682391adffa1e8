import { describe, expect, test } from "vitest";
import { footerKeys, helpGroups } from "../../src/app/help.ts";
import { bindingFor, keymap } from "../../src/app/keymap.ts";
import { aChecklist } from "../helpers/build.ts";
import { driveWalk } from "../helpers/walk.ts";

describe("the table of keys", () => {
  test("binds no key twice in a mode", () => {
    const seen = new Set<string>();
    for (const { mode, keys } of keymap) {
      for (const key of keys) {
        expect(seen).not.toContain(`${mode} ${key}`);
        seen.add(`${mode} ${key}`);
      }
    }
  });

  test("describes every key, and names those of the footer", () => {
    for (const { description, footer, label } of keymap) {
      expect(description).not.toBe("");
      if (footer) expect(label).toBeTruthy();
    }
  });

  test("can be left from anywhere", () => {
    for (const mode of ["list", "search", "prompt", "menu", "help", "preview"] as const) {
      expect(bindingFor(mode, "ctrl-c")?.action).toEqual({ type: "quit" });
    }
  });

  test("makes the help, with every key of the list in it", () => {
    const text = JSON.stringify(helpGroups(driveWalk(aChecklist()).state));
    for (const { mode, description } of keymap) if (mode === "list") expect(text).toContain(description);
  });

  test("says in the help why a key can't be used now, and leaves it out of the footer", () => {
    const { state } = driveWalk(aChecklist());
    const rows = helpGroups(state).flatMap((group) => group.rows);
    expect(rows.find((row) => row.keys === "u")?.disabled).toBe("there is nothing of yours to undo");
    expect(rows.find((row) => row.keys === "x")).not.toHaveProperty("disabled");
    expect(footerKeys(state).map((key) => key.keys)).not.toContain("u");
  });

  test("ends the footer with the help, whatever else is left out", () => {
    expect(footerKeys(driveWalk(aChecklist()).state).at(-1)).toEqual({ keys: "?", label: "help" });
  });
});
