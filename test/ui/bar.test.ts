import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bar } from "../../src/ui/bar.ts";

const drawn = (...given: Parameters<typeof bar>): string => {
  const { done, rest } = bar(...given);
  return `${done}|${rest}`;
};

describe("a bar", () => {
  test("shows the part that is passed, and the threshold", () => {
    expect(drawn(20, 10, 20, null)).toBe("━━━━━━━━━━|╌╌╌╌╌╌╌╌╌╌");
    expect(drawn(20, 10, 20, 80)).toBe("━━━━━━━━━━|╌╌╌╌╌╌┊╌╌╌");
    expect(drawn(20, 20, 20, 80)).toBe("━━━━━━━━━━━━━━━━┊━━━|");
  });

  test("shows that something is passed, and that nothing is", () => {
    expect(drawn(10, 1, 178, 95)).toBe("━|╌╌╌╌╌╌╌╌┊");
    expect(drawn(10, 0, 178, 95)).toBe("|╌╌╌╌╌╌╌╌╌┊");
    expect(drawn(10, 0, 0, null)).toBe("|╌╌╌╌╌╌╌╌╌╌");
  });

  test("is full only when all are passed, and crosses the mark only above the threshold", () => {
    const counts = fc
      .tuple(fc.integer({ min: 1, max: 10_000 }), fc.nat(10_000))
      .map(([applicable, passed]) => ({ applicable, passed: Math.min(passed, applicable) }));
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 200 }),
        counts,
        fc.integer({ min: 1, max: 99 }),
        (cells, count, threshold) => {
          const { done, rest, mark } = bar(cells, count.passed, count.applicable, threshold);
          expect(done.length + rest.length).toBe(cells);
          expect(mark).not.toBeNull();
          expect(done.length > mark!).toBe(count.passed * 100 > threshold * count.applicable);
          const whole = bar(cells, count.passed, count.applicable, null);
          expect(whole.rest === "").toBe(count.passed === count.applicable);
        },
      ),
    );
  });

  test("has no cells where there is no room", () => {
    expect(drawn(0, 1, 2, 95)).toBe("|");
  });
});
