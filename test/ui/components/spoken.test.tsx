import { render } from "ink-testing-library";
import { describe, expect, test } from "vitest";
import { SpokenScreen } from "../../../src/ui/screens/SpokenScreen.tsx";
import { aChecklist, aLedger, mark } from "../../helpers/build.ts";
import { type DrivenWalk, driveWalk } from "../../helpers/walk.ts";
import "../../helpers/frame.tsx";

const checklist = aChecklist({ items: ["W5.1.1", "W5.1.2", "W5.1.3", "W5.1.4"] });

const walkAt = (...keys: string[]): DrivenWalk => {
  const walk = driveWalk(checklist, { spoken: true, ledger: aLedger(mark("W5.1.1", "pass")) });
  for (const key of keys) walk.type(key);
  return walk;
};

function heard(walk: DrivenWalk): string {
  const { lastFrame, unmount } = render(<SpokenScreen state={walk.state} />);
  const text = lastFrame() ?? "";
  unmount();
  // Where a line is broken is nothing that is heard.
  return text.replace(/\s+/g, " ");
}

describe("what can be seen of the list is said", () => {
  test("which of how many items one is at", () => {
    expect(heard(walkAt("gj"))).toContain("Item 2 of 4.");
  });

  test("that a filter or a search leaves items out", () => {
    expect(heard(walkAt("f2", "gj"))).toContain("Showing pending: 3 of 4. Item 2.");
    expect(heard(walkAt("/w5.1.3\r"))).toContain('Showing what matches "w5.1.3": 1 of 4. Item 1.');
    expect(heard(walkAt("f2", "/w5.1.3\r"))).toContain(
      'Showing pending, what matches "w5.1.3": 1 of 4. Item 1.',
    );
  });

  test("that nothing is left, and no key for what is not there", () => {
    const text = heard(walkAt("f4"));
    expect(text).toContain("Showing stale: 0 of 4.");
    expect(text).not.toContain("reads the guidance");
    expect(heard(walkAt())).toContain("J reads the guidance");
  });
});

test("a menu names all its choices by their numbers, without the blanks of its columns", () => {
  const text = heard(walkAt("f"));
  expect(text).toContain("Show 1 of 6: all, 4 Choices: 1: all, 4 2: pending, 3 3: red flags, 0");
  expect(heard(walkAt("f", "j"))).toContain("2 of 6: pending, 3");
});
