import { describe, expect, test } from "vitest";
import { nearest } from "../../../src/core/text/nearest.ts";

describe("the nearest words", () => {
  test("are a few letters away, whatever the case, the best first", () => {
    expect(nearest("vaild", ["when", "valid", "label"])).toEqual(["valid"]);
    expect(nearest("SCORE", ["store", "score"])).toEqual(["score", "store"]);
    expect(nearest("exprot", ["export", "import", "expert"])).toEqual(["export", "expert"]);
  });

  test("or begin with what was typed", () => {
    expect(nearest("what", ["whatsapp-connector", "other"])).toEqual(["whatsapp-connector"]);
    expect(nearest("w", ["walk"])).toEqual([]);
  });

  test("are none where nothing is plausible", () => {
    expect(nearest("xyz", ["valid", "when"])).toEqual([]);
    expect(nearest("", ["a"])).toEqual([]);
    expect(nearest("x".repeat(10_000), ["x".repeat(9_999)])).toEqual([]);
  });

  test("are three at most, or as many as are asked for, and each once", () => {
    const ids = ["W5.2.1", "W5.2.2", "W5.2.3", "W5.2.4", "W5.2.1"];
    expect(nearest("W5.2.9", ids)).toEqual(["W5.2.1", "W5.2.2", "W5.2.3"]);
    expect(nearest("W5.2.9", new Set(ids), 1)).toEqual(["W5.2.1"]);
  });
});
