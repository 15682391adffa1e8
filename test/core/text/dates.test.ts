import { describe, expect, test } from "vitest";
import { endOfDay, minute, parseUntil } from "../../../src/core/text/dates.ts";

const iso = (time: number) => new Date(time).toISOString();

describe("the end of a day", () => {
  test.each([
    ["2026-11-30", "UTC", "2026-11-30T23:59:59.999Z"],
    ["2026-11-30", "America/Sao_Paulo", "2026-12-01T02:59:59.999Z"],
    ["2026-11-30", "Pacific/Kiritimati", "2026-11-30T09:59:59.999Z"],
    ["2026-11-30", "Etc/GMT+12", "2026-12-01T11:59:59.999Z"],
    ["2026-11-30", "Asia/Kathmandu", "2026-11-30T18:14:59.999Z"],
    ["2024-02-29", "UTC", "2024-02-29T23:59:59.999Z"],
    // The clocks go forward and back on these days.
    ["2026-03-29", "Europe/Berlin", "2026-03-29T21:59:59.999Z"],
    ["2026-10-25", "Europe/Berlin", "2026-10-25T22:59:59.999Z"],
    // São Paulo's clocks went from 24:00 straight to 01:00: the next day began at one.
    ["2018-11-03", "America/Sao_Paulo", "2018-11-04T02:59:59.999Z"],
    // And back from 24:00 to 23:00: the day had 25 hours.
    ["2019-02-16", "America/Sao_Paulo", "2019-02-17T02:59:59.999Z"],
    // Samoa left this day out.
    ["2011-12-29", "Pacific/Apia", "2011-12-30T09:59:59.999Z"],
  ])("%s in %s", (date, zone, end) => {
    expect(iso(endOfDay(date, zone))).toBe(end);
  });

  test("of a day or a zone that does not exist is refused", () => {
    expect(() => endOfDay("2026-02-30", "UTC")).toThrow('"2026-02-30" is not a day');
    expect(() => endOfDay("30/11/2026", "UTC")).toThrow("is not a day");
    expect(() => endOfDay("2026-11-30", "Brazil/Nowhere")).toThrow('"Brazil/Nowhere" is not a time zone');
  });
});

describe("until", () => {
  const now = Date.UTC(2026, 10, 21, 12);
  const until = (text: string, zone = "UTC") => parseUntil(text, zone, now);

  test("a day, a time with its offset, or a duration", () => {
    expect(until("2026-11-30", "America/Sao_Paulo")).toBe("2026-12-01T02:59:59.999Z");
    expect(until(" 2026-11-30T18:00Z ")).toBe("2026-11-30T18:00:00.000Z");
    expect(until("2026-11-30 18:00-03:00")).toBe("2026-11-30T21:00:00.000Z");
    expect(until("2026-11-30T18:00:30.5z")).toBe("2026-11-30T18:00:30.500Z");
    expect(until("12h")).toBe("2026-11-22T00:00:00.000Z");
    expect(until("2w")).toBe("2026-12-05T12:00:00.000Z");
  });

  test("today lasts until midnight", () => {
    expect(until("2026-11-21")).toBe("2026-11-21T23:59:59.999Z");
  });

  test("the past is refused, and so is anything else", () => {
    for (const text of ["2026-11-20", "2026-11-21T12:00Z", "0d"])
      expect(() => until(text)).toThrow("is over already");
    for (const text of ["", "tomorrow", "2026-11-30T18:00", "30.11.2026", "2026-11-30T25:00Z", "7 parsecs"]) {
      expect(() => until(text)).toThrow("is not a date");
    }
    expect(() => until("2026-13-01")).toThrow("is not a day");
    expect(() => until("2026-02-30T10:00Z")).toThrow("is not a day");
  });
});

test("times are shown to the minute in UTC", () => {
  expect(minute("2026-11-21T17:20:59.999Z")).toBe("2026-11-21 17:20Z");
  expect(minute("2026-11-21T17:20:00+02:00")).toBe("2026-11-21 15:20Z");
  expect(minute("some day")).toBe("some day");
});
