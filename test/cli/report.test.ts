import { describe, expect, test } from "vitest";
import { reportOf } from "../../src/cli/report.ts";
import { styleOf } from "../../src/cli/style.ts";
import { Fault } from "../../src/core/fault.ts";

describe("an error as it is printed", () => {
  test("a Fault says what, where and what to do", () => {
    const fault = new Fault("the ledger is damaged", { where: "data/x.json:3", mend: "restore it" });
    expect(reportOf(fault, {})).toBe("gonogo: the ledger is damaged\n  data/x.json:3\n  → restore it\n");
  });

  test("a place that the sentence names already is not said twice", () => {
    const fault = new Fault("x.json is a folder", { where: "x.json" });
    expect(reportOf(fault, {})).toBe("gonogo: x.json is a folder\n");
  });

  test("anything else is a defect of the program: one sentence, the stack only for DEBUG", () => {
    const error = new TypeError("x is not a function\nsecond line");
    const said = reportOf(error, {});
    expect(said).toContain("gonogo: x is not a function (this is a defect of gonogo)\n");
    expect(said).not.toContain("    at ");
    expect(reportOf(error, { DEBUG: "1" })).toContain("    at ");
    expect(reportOf("a string", {})).toContain("gonogo: a string (this is a defect of gonogo)");
  });
});

describe("colours", () => {
  const drawn = (isTTY: boolean, env: Record<string, string>, refused = false) =>
    styleOf({ isTTY, env, refused }).good("x") !== "x";

  test.each([
    [true, {}, true],
    [false, {}, false],
    [true, { NO_COLOR: "1" }, false],
    [true, { NO_COLOR: "" }, true],
    [true, { TERM: "dumb" }, false],
    [false, { FORCE_COLOR: "1" }, true],
    [true, { FORCE_COLOR: "0" }, false],
    [true, { FORCE_COLOR: "3", NO_COLOR: "1" }, true],
  ])("terminal %j, %j: %j", (isTTY, env, expected) => {
    expect(drawn(isTTY, env as unknown as Record<string, string>)).toBe(expected);
  });

  test("--no-color has the last word", () => {
    expect(drawn(true, { FORCE_COLOR: "1" }, true)).toBe(false);
  });
});
