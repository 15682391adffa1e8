import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Fault } from "../../src/core/fault.ts";
import { fixedClock, liveClock, parseTime, refuseFuture, refusePast } from "../../src/system/clock.ts";

describe("a time that is given", () => {
  test.each([
    ["2026-11-20", "2026-11-20T00:00:00.000Z"],
    ["2026-11-20T15:00Z", "2026-11-20T15:00:00.000Z"],
    ["2026-11-20 15:00z", "2026-11-20T15:00:00.000Z"],
    ["2026-11-20T15:00:30Z", "2026-11-20T15:00:30.000Z"],
    ["2026-11-20T15:00:30.5Z", "2026-11-20T15:00:30.500Z"],
    ["2026-11-20T15:00:30,123456Z", "2026-11-20T15:00:30.123Z"],
    ["2026-11-20T12:00-03:00", "2026-11-20T15:00:00.000Z"],
    ["2026-11-20T12:00-0300", "2026-11-20T15:00:00.000Z"],
    ["2028-02-29", "2028-02-29T00:00:00.000Z"],
  ])("%s is %s", (text, iso) => {
    expect(new Date(parseTime(text)).toISOString()).toBe(iso);
  });

  test.each([
    ["", "is no time"],
    ["tomorrow", "is no time"],
    ["20.11.2026", "is no time"],
    ["2026-11", "is no time"],
    ["1763650800000", "is no time"],
    ["2026-11-20T15:00", "has no zone"],
    ["2026-11-20T15:00:00", "has no zone"],
    ["2026-02-30", "does not exist"],
    ["2026-13-01", "does not exist"],
    ["2026-11-20T25:00Z", "does not exist"],
    ["2026-11-20T24:00Z", "does not exist"],
    ["2026-11-20T15:00+99:00", "does not exist"],
  ])("%j is refused: it %s", (text, reason) => {
    expect(() => parseTime(text)).toThrow(Fault);
    expect(() => parseTime(text)).toThrow(reason);
  });

  test("every time that a ledger can hold is read back as it is", () => {
    const times = fc.date({ min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true });
    fc.assert(fc.property(times, (date) => parseTime(date.toISOString()) === date.getTime()));
  });

  test("nothing that is typed gives anything but a time or a Fault", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.stringMatching(/^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(Z|[+-]\d{4})?)?$/)),
        (text) => {
          try {
            return Number.isFinite(parseTime(text));
          } catch (error) {
            return error instanceof Fault && error.mend !== "";
          }
        },
      ),
    );
  });
});

describe("clocks", () => {
  test("a given one stands and tolerates nothing; the machine's moves and tolerates five minutes", () => {
    expect(fixedClock("2026-11-20")).toMatchObject({ live: false, tolerance: 0 });
    expect(fixedClock("2026-11-20").now()).toBe(Date.UTC(2026, 10, 20));
    expect(liveClock).toMatchObject({ live: true, tolerance: 300_000 });
  });

  test("nothing is written at a time to come", () => {
    const noon = { ...liveClock, now: () => Date.UTC(2026, 0, 1, 12) };
    expect(() => refuseFuture(fixedClock("2026-01-01T12:00:00.001Z"), noon)).toThrow("is in the future");
    expect(() => refuseFuture(fixedClock("2026-01-01T12:00Z"), noon)).not.toThrow();
  });

  test("a given one writes nothing before the newest entry, wherever that stands; the machine's may be behind", () => {
    const entries = [{ at: "2026-03-02T10:00:00.000Z" }, { at: "2026-03-01T10:00:00.000Z" }];
    expect(() => refusePast(fixedClock("2026-03-02T09:59:59.999Z"), entries)).toThrow(
      "2026-03-02T09:59:59.999Z is before the ledger's newest entry (2026-03-02T10:00:00.000Z): nothing was written",
    );
    expect(() => refusePast(fixedClock("2026-03-02T10:00Z"), entries)).not.toThrow();
    expect(() => refusePast(fixedClock("2026-01-01"), [])).not.toThrow();
    expect(() => refusePast({ ...liveClock, now: () => 0 }, entries)).not.toThrow();
  });
});
