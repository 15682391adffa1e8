import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { freshFolder, run, shell } from "../helpers/cli.ts";
import { leaves, smallFolder } from "../helpers/small-checklist.ts";

const small = ["-c", "small.md", "--as", "ana"];

describe("gonogo score", () => {
  test("the bundled checklist needs nothing: 178 items, nothing said yet", async () => {
    const { code, stdout, stderr } = await run(["score"], { cwd: freshFolder() });
    expect(code).toBe(0);
    expect(stdout).toContain("HOLD  0 of 163 due passed (0.0%), more than 95% wanted");
    expect(stdout).toContain("Overall: 0/178 checks passed = 0.0% complete");
    expect(stdout).not.toContain("\u001b");
    expect(stderr).toBe("");
  });

  test("--json has the promised keys, and the same bytes for the same time", async () => {
    const cwd = smallFolder();
    await run(["mark", "small.1.1", "--pass", ...small, "--at-time", "2026-03-01"], { cwd });
    const words = ["score", "--json", ...small, "--at-time", "2026-03-02"];
    const [one, other] = await Promise.all([run(words, { cwd }), run(words, { cwd })]);
    expect(one.stdout).toBe(other.stdout);
    const json = JSON.parse(one.stdout);
    expect(json).toMatchObject({
      checklist: "small",
      release: "unreleased",
      at: "2026-03-02T00:00:00.000Z",
      totals: { total: 7, applicable: 7, passed: 1, failed: 0, pending: 6, na: 0, stale: 0, percent: 14.2 },
    });
    expect(Object.keys(json.milestones)).toEqual(["decision", "deploy", "sign-off"]);
    expect(json.milestones.decision.wouldChange.every((id: string) => leaves.includes(id as never))).toBe(
      true,
    );
  });

  test("--at chooses the verdict that comes first", async () => {
    const cwd = smallFolder();
    const { stdout } = await run(["score", "--at", "sign-off", ...small], { cwd });
    expect(stdout).toContain("Criteria of the sign-off");
  });

  test("colours are for terminals and for those who force them", async () => {
    const cwd = smallFolder();
    const escapes = async (words: string[], env: Record<string, string>) =>
      (await run(["score", ...small, ...words], { cwd, env })).stdout.includes("\u001b[");
    expect(await escapes([], {})).toBe(false);
    expect(await escapes([], { FORCE_COLOR: "1" })).toBe(true);
    expect(await escapes(["--no-color"], { FORCE_COLOR: "1" })).toBe(false);
    expect(await escapes([], { FORCE_COLOR: "0" })).toBe(false);
  });

  test("a reader that has seen enough is no error", async () => {
    const cwd = freshFolder();
    const { code, stdout, stderr } = await shell("gonogo export --format json -o - | head -1", { cwd });
    expect([code, stdout, stderr]).toEqual([0, "{\n", ""]);
  });
});

test.runIf(existsSync("/dev/full"))(
  "a full disk behind the output is said, not taken for a defect",
  async () => {
    const { code, stderr } = await shell("gonogo score > /dev/full", { cwd: freshFolder() });
    expect(stderr).toMatch(/^gonogo: what was to be printed can't be written: ENOSPC/);
    expect(code).toBe(3);
  },
);

describe("gonogo without a terminal", () => {
  test("prints the scorecard, says that the walk needs one, and ends with 0", async () => {
    const cwd = smallFolder();
    const walk = await run([...small, "--at-time", "2026-03-01"], { cwd });
    const score = await run(["score", ...small, "--at-time", "2026-03-01"], { cwd });
    expect(walk.stdout).toBe(score.stdout);
    expect(walk.stderr).toBe("gonogo: the walk needs a terminal; this is the scorecard instead\n");
    expect(walk.code).toBe(0);
  });
});

describe("gonogo gate", () => {
  const gate = async (cwd: string, ...words: string[]) => run(["gate", ...small, ...words], { cwd });

  test("says where an item that failed was struck from the checklist: no blocker goes away unseen", async () => {
    const cwd = smallFolder();
    await run(["mark", "small.2.1", "--fail", "--note", "wrong zone", ...small, "--as", "ana"], { cwd });
    const path = join(cwd, "small.md");
    writeFileSync(path, readFileSync(path, "utf8").replace(/^- \[ \] \*\*2\.1\*\*.*\n/m, ""));
    const { stderr, stdout } = await gate(cwd);
    expect(stdout).toMatch(/^HOLD/);
    expect(stderr).toBe("gonogo: small.2.1 failed and is no longer in the checklist; see `gonogo score`\n");
    expect((await run(["score", ...small], { cwd })).stdout).toContain("✗ small.2.1  fail, ana on");
  });

  test("ends with 2 while not enough is known", async () => {
    const { code, stdout } = await gate(smallFolder());
    expect(code).toBe(2);
    expect(stdout).toMatch(/^HOLD {2}0 of 7 due passed/);
    expect(stdout).toContain("small › unreleased · decision 0/7 0.0% · no red flags");
  });

  test("ends with 1 on a red flag and names the blocker before the percentage", async () => {
    const cwd = smallFolder();
    await run(["mark", "small.1.2", "--fail", "--note", "never ran", ...small], { cwd });
    const { code, stdout } = await gate(cwd, "--json");
    expect(code).toBe(1);
    const json = JSON.parse(stdout);
    expect(json).toMatchObject({ milestone: "decision", verdict: "NO-GO", checklist: "small" });
    expect(json.reason).toMatch(/^small\.1\.2 failed/);
    expect(json.redFlags[0].item).toBe("small.1.2");
  });

  test("nothing that was said steers the terminal, or leaves a trace of having tried", async () => {
    const cwd = smallFolder();
    const note = "\u001b[31mred\u001b[0m \u001b]0;title\u0007and \u009b2Jmore";
    await run(["mark", "small.1.2", "--fail", "--note", note, ...small], { cwd });
    for (const words of [["gate"], ["score"], ["log"]]) {
      const { stdout } = await run([...words, ...small], { cwd });
      expect(stdout).toContain("red and more");
      expect(stdout.replaceAll("\n", "")).not.toMatch(/\p{Cc}|\[31m|title/u);
    }
  });

  test("ends with 0 on GO, and only for the release that it is", async () => {
    const cwd = smallFolder();
    await run(["mark", "all", "--pass", "--field", "region=here", "-r", "v1", ...small], { cwd });
    const go = await gate(cwd, "-r", "v1");
    expect(go.code).toBe(0);
    expect(go.stdout).toMatch(/ 100% · no red flags/);
    expect((await gate(cwd, "-r", "v1", "--at", "sign-off")).stdout).toMatch(/^GO {2}/);
    expect((await gate(cwd, "-r", "v2")).code).toBe(2);
  });

  test("ends with 3 where there is no verdict to give", async () => {
    const cwd = freshFolder();
    writeFileSync(join(cwd, "bare.md"), "# Bare\n\n- [ ] one\n");
    writeFileSync(join(cwd, "empty.md"), "# Nothing to check\n");
    const bare = await run(["gate", "-c", "bare.md"], { cwd });
    expect([bare.code, bare.stdout]).toEqual([3, ""]);
    expect(bare.stderr).toContain("declares no gate");
    expect((await run(["gate", "-c", "empty.md"], { cwd })).code).toBe(3);
    const mistyped = await gate(smallFolder(), "--at", "decison");
    expect(mistyped.stderr).toContain("Did you mean decision?");
    expect(mistyped.code).toBe(3);
  });
});

describe("what can't be read", () => {
  test.each([
    [["score", "-c", "smal.md"], "there is no checklist smal.md"],
    [["score", "-c", "whatsapp-conector"], "Did you mean whatsapp-connector?"],
    [["score", "-c", "small.md", "-r", "a/b"], 'A release can\'t be called "a/b"'],
    [["score", "--at-time", "tomorrow"], '"tomorrow" is no time'],
    [["score", "--at-time", "2026-11-20T15:00"], '"2026-11-20T15:00" has no zone'],
    [["scoer"], "Did you mean `gonogo score`?"],
  ])("%j ends with 3 and says what to do", async (words, reason) => {
    const { code, stdout, stderr } = await run(words, { cwd: smallFolder() });
    expect(stderr).toMatch(/^gonogo: /);
    expect(stderr).toContain(reason);
    expect(stderr).toContain("\n  → ");
    expect([code, stdout]).toEqual([3, ""]);
  });

  test("a damaged ledger is named and left as it is", async () => {
    const cwd = smallFolder();
    await run(["mark", "small.1.1", "--pass", ...small], { cwd });
    const path = join(cwd, "data/small/unreleased.json");
    writeFileSync(path, '{"gonogo":"ledger"');
    for (const words of [["score"], ["mark", "small.1.1", "--pass"], ["export"]]) {
      const { code, stderr } = await run([...words, ...small], { cwd });
      expect(code).toBe(3);
      expect(stderr).toContain(path);
    }
    expect((await shell(`cat ${path}`, { cwd })).stdout).toBe('{"gonogo":"ledger"');
  });
});
