import { describe, expect, test } from "vitest";
import { chain } from "../../src/core/ledger/chain.ts";
import type { Draft } from "../../src/core/ledger/entry.ts";
import {
  aChecklist,
  ago,
  aLedger,
  digestOf,
  type EntrySpec,
  HOUR,
  MINUTE,
  mark,
  probe,
  probed,
} from "../helpers/build.ts";
import { type DrivenWalk, driveWalk, marksOf } from "../helpers/walk.ts";

const checklist = aChecklist({
  sections: [
    {
      title: "One",
      items: [
        "W5.1.1",
        { id: "W5.1.2", children: [{ id: "W5.1.2.1" }, { id: "W5.1.2.2" }] },
        probed("W5.1.3"),
        { id: "W5.1.4", fields: ["region"] },
      ],
    },
  ],
});

const failed = (item: string, by = "bia", at = ago(HOUR)) => mark(item, "fail", { note: "blocker", by, at });

/** A walk of ana with the cursor on an item. */
function on(id: string, ...entries: readonly EntrySpec[]) {
  const walk = driveWalk(checklist, { ledger: aLedger(...entries) });
  walk.type("g");
  while (walk.cursor !== id) walk.type("j");
  return walk;
}

const asked = ({ state }: DrivenWalk) =>
  state.mode.kind === "prompt" ? state.mode.prompt.question.title : null;
const added = ({ state }: DrivenWalk) =>
  marksOf({ ...state.shown, entries: state.shown.entries.slice(state.ledger.entries.length) });

/** What another wrote reaches the walk. */
function arrives(walk: DrivenWalk, entry: ReturnType<typeof mark>) {
  walk.dispatch({ type: "ledger", ledger: chain(walk.state.ledger, [entry as Draft], digestOf) });
}

describe("another person's fail", () => {
  test("is passed over with a reason only, which is the mark's note; the message names what no longer stands", () => {
    const walk = on("W5.1.1");
    // It comes under the finger.
    arrives(walk, failed("W5.1.1"));
    walk.type(" ");
    expect(asked(walk)).toBe("bia failed it: blocker. Why does it pass now?");
    walk.type("\r");
    expect(walk.state.mode).toMatchObject({
      prompt: { error: expect.stringContaining("a reason is needed") },
    });
    walk.type("replaced\r");
    expect(added(walk)).toEqual(["W5.1.1 pass: replaced"]);
    expect(walk.state.message?.text).toBe("W5.1.1 passed. bia's fail no longer stands: blocker.");
  });

  test("is waived with its name in the question", () => {
    const walk = on("W5.1.1", failed("W5.1.1"));
    walk.type("n");
    expect(asked(walk)).toBe("bia failed it: blocker. Why does it not apply?");
    walk.type("not ours\r\r");
    expect(added(walk)).toEqual(["W5.1.1 na: not ours"]);
    expect(walk.state.message?.text).toContain("bia's fail no longer stands");
  });

  test("below a roll-up is named with its item, and the reason is said of that one alone", () => {
    const walk = on("W5.1.2", failed("W5.1.2.2"));
    walk.type(" 1");
    expect(asked(walk)).toBe("bia failed W5.1.2.2: blocker. Why does W5.1.2 pass now?");
    walk.type("replaced\r");
    expect(added(walk)).toEqual(["W5.1.2.1 pass", "W5.1.2.2 pass: replaced"]);
  });

  test("and a probe's are asked about one after the other", () => {
    const walk = on("W5.1.3", probe({ "W5.1.3": "fail" }, { at: ago(MINUTE) }), failed("W5.1.3"));
    walk.type(" replaced\r");
    expect(asked(walk)).toContain("A probe fails W5.1.3");
    walk.type("the probe looks elsewhere\r");
    expect(added(walk)).toEqual(["W5.1.3 pass: replaced"]);
    expect(walk.state.shown.entries.at(-1)).toMatchObject({ override: "the probe looks elsewhere" });
  });

  test("that comes while another answer is typed is asked about after it", () => {
    const walk = on("W5.1.4");
    walk.type(" eu");
    arrives(walk, failed("W5.1.4"));
    walk.type("\r");
    expect(asked(walk)).toContain("bia failed it");
    walk.type("replaced\r");
    expect(added(walk)).toEqual(["W5.1.4 pass: replaced"]);
  });

  test("that reached the disk just before one's own pass is told of", () => {
    const walk = on("W5.1.1");
    walk.type(" ");
    const theirs = chain(walk.state.ledger, [failed("W5.1.1") as Draft], digestOf);
    const own = walk.state.steps[0]!.drafts as readonly Draft[];
    walk.dispatch({ type: "kept", ledger: chain(theirs, own, digestOf), steps: [{ id: 1, seqs: [2] }] });
    expect(walk.state.message).toEqual({
      tone: "warn",
      text: "bia failed W5.1.1 just before you (blocker): your word stands over it; u takes yours back.",
    });
    walk.type("u");
    expect(walk.statuses()[0]).toBe("fail");
  });

  test("one's own fail is passed without a question", () => {
    const walk = on("W5.1.1", failed("W5.1.1", "ana"));
    walk.type(" ");
    expect(added(walk)).toEqual(["W5.1.1 pass"]);
    expect(walk.state.message?.text).toBe("W5.1.1 passed.");
  });
});
