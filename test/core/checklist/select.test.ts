import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type StatusOf, selectItems } from "../../../src/core/checklist/select.ts";
import { Fault } from "../../../src/core/fault.ts";
import { block, checklistOf } from "../../helpers/checklists.ts";

const checklist = checklistOf({
  "W1.md": "- [ ] a\n- [ ] b",
  "W5.md": `# T\n## A\n- [ ] **2.1** c\n${block("critical: true")}\n- [ ] **2.2** d\n${block("critical: true")}\n  - [ ] e\n- [ ] **20.1** f\n## B\n- [ ] **21.1** g`,
});
const all = checklist.items.map(({ id }) => id);
const select = (...selectors: string[]) => selectItems(checklist, selectors);

const status: StatusOf = (id) =>
  id === "W1.1.1"
    ? { status: "pass", reason: "attested" }
    : id === "W1.1.2"
      ? { status: "pending", reason: "stale" }
      : id === "W5.2.1"
        ? { status: "fail", reason: "attested" }
        : id === "W5.20.1"
          ? { status: "na", reason: "waived" }
          : id === "W5.21.1"
            ? { status: "pending", reason: "text changed" }
            : { status: "pending", reason: "never checked" };

describe("selectors", () => {
  test.each([
    [["W5.2.1"], ["W5.2.1"]],
    [["w5.2.1"], ["W5.2.1"]],
    [["W5.2*"], ["W5.2.1", "W5.2.2", "W5.2.2.1", "W5.20.1", "W5.21.1"]],
    [["w5.2.*"], ["W5.2.1", "W5.2.2", "W5.2.2.1"]],
    [["W1"], ["W1.1.1", "W1.1.2"]],
    [["w5/2"], ["W5.21.1"]],
    // A roll-up is what its children are: it can't be critical by itself.
    [["critical"], ["W5.2.1"]],
    [
      ["W5.21.1", "W1.1.1", "w1.1.1", "W1*"],
      ["W1.1.1", "W1.1.2", "W5.21.1"],
    ],
    [[], []],
  ])("%j", (selectors, wanted) => {
    expect(select(...selectors)).toEqual(wanted);
  });

  test("by status, where it is known", () => {
    const by = (word: string) => selectItems(checklist, [word], status);
    // W5.2.2 is pending too, but stands for its children whatever they are: named by its status, it would pass all of them.
    expect(by("pending")).toEqual(["W1.1.2", "W5.2.2.1", "W5.21.1"]);
    expect(by("failed")).toEqual(["W5.2.1"]);
    expect(by("stale")).toEqual(["W1.1.2", "W5.21.1"]);
    expect(by("na")).toEqual(["W5.20.1"]);
    expect(by("ALL")).toEqual(all);
    expect(() => select("pending")).toThrow(/can't be used here/);
  });

  test("that name nothing are answered with the nearest", () => {
    const fault = (selector: string) => {
      try {
        select(selector);
      } catch (error) {
        if (error instanceof Fault) return `${error.message}: ${error.mend}`;
      }
      return null;
    };
    expect(fault("W5.2.9")).toBe("no item is called `W5.2.9`: Did you mean `W5.2.1`, `W5.2.2`, `W5.20.1`?");
    expect(fault("pendng")).toContain("Did you mean `pending`?");
    expect(fault("W9*")).toContain("Did you mean `W1`, `W5`");
    expect(fault("something else")).toContain(
      "An item's id looks like `W1.1.1`; a prefix ends in `*`; phases are `W1`, `W5`.",
    );
    expect(fault("")).toContain("no item is called");
  });

  test("give ids of the checklist, in its order and each once, or a Fault", () => {
    const selector = fc.oneof(fc.constantFrom(...all, "W1", "W5", "W5/1", "W5*", "*", "all"), fc.string());
    fc.assert(
      fc.property(fc.array(selector), (selectors) => {
        try {
          const chosen = selectItems(checklist, selectors, status);
          expect(chosen).toEqual(all.filter((id) => chosen.includes(id)));
        } catch (error) {
          expect(error).toBeInstanceOf(Fault);
        }
      }),
    );
  });
});
