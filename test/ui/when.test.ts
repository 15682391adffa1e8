import { describe, expect, test } from "vitest";
import { when, withTimes } from "../../src/ui/when.ts";

/** A local time, as the person at the terminal reads it. */
const local = (month: number, day: number, hour = 12, minute = 0, year = 2026): string =>
  new Date(year, month - 1, day, hour, minute).toISOString();
const now = local(11, 20, 15, 30);

describe("a time", () => {
  test.each([
    [local(11, 20, 0, 5), "today 00:05"],
    [local(11, 19, 23, 59), "yesterday 23:59"],
    [local(11, 17, 17, 20), "Tue 17:20"],
    [local(11, 13, 9), "13 Nov 09:00"],
    [local(11, 21, 9), "tomorrow 09:00"],
    [local(12, 12, 9), "12 Dec 09:00"],
    [local(12, 31, 9, 0, 2025), "31 Dec 2025"],
  ])("is said as people say it", (time, said) => {
    expect(when(time, now)).toBe(said);
  });

  test("is said in full where there is no present to see it from", () => {
    expect(when(local(11, 17, 17, 20), null)).toBe("17 Nov 2026 17:20");
  });

  test("that is none is said to be none", () => {
    expect(when("soon", now)).toBe("at no known time");
  });

  test("within a sentence is said in the same zone as all others", () => {
    const utc = `${now.slice(0, 10)} ${now.slice(11, 16)}Z`;
    expect(withTimes(`ana passed it on ${utc}, since ${utc}`, now)).toBe(
      "ana passed it today 15:30, since today 15:30",
    );
  });
});
