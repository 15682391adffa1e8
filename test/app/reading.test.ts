import { describe, expect, test } from "vitest";
import { previewLines } from "../../src/app/reading.ts";
import type { WalkState } from "../../src/app/state.ts";
import { aChecklist } from "../helpers/build.ts";
import { driveWalk } from "../helpers/walk.ts";

const texts = (lines: readonly string[], columns: number) =>
  previewLines(lines, columns).map(({ text }) => text);

const scrollOf = ({ mode }: WalkState): number =>
  mode.kind === "preview" || mode.kind === "help" ? mode.scroll : -1;

describe("a text that is read page by page", () => {
  test("is wrapped between words, below its text and not below its sign", () => {
    expect(texts(["  - [x] **W5.1.1** Cloud Run service criado em produção"], 32)).toEqual([
      "  - [x] **W5.1.1** Cloud Run",
      "        service criado em",
      "        produção",
    ]);
    expect(texts(["plain words that go on and on"], 20)).toEqual(["plain words that", "go on and on"]);
    expect(texts(["> a quote that is longer"], 20)).toEqual(["> a quote that is", "  longer"]);
  });

  test("loses no word, whatever the width", () => {
    const line = `12. ${"uma observação 漢字 `gcloud run services describe` ".repeat(8)}${"x".repeat(90)}`;
    for (const columns of [20, 33, 80, 200]) {
      const words = texts([line], columns).join(" ").replace(/\s+/g, "");
      expect(words).toBe(line.replace(/\s+/g, ""));
    }
  });

  test("keeps lines that fit as they are, blanks and all", () => {
    const lines = ["├─ Redis:   7/7", "", "    code  here"];
    expect(texts(lines, 40)).toEqual(lines);
  });

  test("scrolls by the lines that are seen, and shows the same place after a resize", () => {
    const walk = driveWalk(aChecklist(), { size: { columns: 80, rows: 24 } });
    const lines = Array.from({ length: 40 }, (_, index) => `- line ${index} ${"word ".repeat(30)}`.trim());
    walk.dispatch({ type: "previewed", title: "W5.md", lines });
    const each = texts(lines.slice(0, 1), 80).length;
    walk.keys("G");
    expect(scrollOf(walk.state)).toBe(previewLines(lines, 80).length - 17);
    walk.keys("g", "page-down");
    expect(scrollOf(walk.state)).toBe(16);
    const place = Math.floor(16 / each);
    walk.dispatch({ type: "resize", size: { columns: 200, rows: 24 } });
    expect(previewLines(lines, 200)[scrollOf(walk.state)]?.from).toBe(place);
  });

  test("stays on its last page in a window that grows", () => {
    const walk = driveWalk(aChecklist(), { size: { columns: 80, rows: 24 } });
    const lines = Array.from({ length: 30 }, (_, index) => `line ${index}`);
    walk.dispatch({ type: "previewed", title: "W5.md", lines });
    walk.keys("G");
    walk.dispatch({ type: "resize", size: { columns: 80, rows: 30 } });
    expect(scrollOf(walk.state)).toBe(30 - 23);
  });
});

describe("the walk read aloud", () => {
  test("turns the pages that are read: twelve lines, none left out, none twice", () => {
    const walk = driveWalk(aChecklist(), { spoken: true });
    const lines = Array.from({ length: 40 }, (_, index) => `line ${index}`);
    walk.dispatch({ type: "previewed", title: "W5.md", lines });
    walk.keys("page-down");
    expect(scrollOf(walk.state)).toBe(12);
    walk.keys("page-down", "page-up");
    expect(scrollOf(walk.state)).toBe(12);
    walk.keys("G");
    expect(scrollOf(walk.state)).toBe(28);
  });

  test("reads the detail when it is asked for, and leaves it with one key", () => {
    const walk = driveWalk(aChecklist(), { spoken: true });
    walk.type("JJ");
    expect(walk.state.detailScroll).toBe(1);
    walk.type("K");
    expect(walk.state.detailScroll).toBe(0);
  });

  test("takes keys in a window of any size", () => {
    const walk = driveWalk(aChecklist(), { spoken: true, size: { columns: 60, rows: 10 } });
    walk.keys("space");
    expect(walk.state.steps).toHaveLength(1);
  });
});
