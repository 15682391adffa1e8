import { expect, test } from "vitest";
import { entriesAt, headsOf } from "../../../src/core/ledger/heads.ts";
import { aLedger, mark } from "../../helpers/build.ts";

const said = [mark("W5.1.1"), mark("W5.1.2"), mark("W5.1.3")];

test("the heads are those that the ledger had after each entry", () => {
  expect(headsOf(aLedger(...said))).toEqual(
    [0, 1, 2, 3].map((count) => aLedger(...said.slice(0, count)).head),
  );
});

test("digits find every place that they begin", () => {
  const { entries, head } = aLedger(...said);
  const twin = `${head.slice(0, 8)}${"f".repeat(56)}`;
  const ledger = {
    ...aLedger(...said),
    entries: [...entries, { ...entries[0]!, prevDigest: head }],
    head: twin,
  };
  expect(entriesAt(ledger, head)).toEqual([3]);
  expect(entriesAt(ledger, head.slice(0, 8).toUpperCase())).toEqual([3, 4]);
  expect(entriesAt(ledger, "00000000")).toEqual([0]);
  expect(entriesAt(ledger, "abcdef0123456789")).toEqual([]);
});
