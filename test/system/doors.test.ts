import { execFileSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { userInfo } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { describe, expect, test } from "vitest";
import { edit } from "../../src/system/editor.ts";
import { evidenceOf } from "../../src/system/evidence.ts";
import { readIfThere, readText, writeAtomically } from "../../src/system/files.ts";
import { firstRunFlag } from "../../src/system/first-run.ts";
import { cacheFolder, folders, packageRoot, stateFolder } from "../../src/system/folders.ts";
import { operatorName } from "../../src/system/operator.ts";
import { streamOutput } from "../../src/system/output.ts";
import { freshFolder } from "../helpers/cli.ts";

describe("writing a file", () => {
  test("writes the whole of it and leaves nothing beside it; an existing one keeps its mode", async () => {
    const folder = freshFolder();
    const path = join(folder, "a.md");
    await writeAtomically(path, "one\n");
    chmodSync(path, 0o640);
    await writeAtomically(path, "two\n");
    expect(readFileSync(path, "utf8")).toBe("two\n");
    expect(statSync(path).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder)).toEqual(["a.md"]);
  });

  test("a link stays one: what it points to is written", async () => {
    const folder = freshFolder();
    writeFileSync(join(folder, "real.md"), "one");
    symlinkSync("real.md", join(folder, "link.md"));
    await writeAtomically(join(folder, "link.md"), "two");
    expect(readFileSync(join(folder, "real.md"), "utf8")).toBe("two");
    expect(lstatSync(join(folder, "link.md")).isSymbolicLink()).toBe(true);
  });

  test("says what is in the way", async () => {
    const folder = freshFolder();
    mkdirSync(join(folder, "dir"));
    writeFileSync(join(folder, "file"), "x");
    await expect(writeAtomically(join(folder, "no/a.md"), "x")).rejects.toThrow("its folder does not exist");
    await expect(writeAtomically(join(folder, "file/a.md"), "x")).rejects.toThrow(
      "a part of its path is a file",
    );
    await expect(writeAtomically(join(folder, "dir"), "x")).rejects.toThrow("is a folder");
    await expect(writeAtomically(join(folder, "n".repeat(300)), "x")).rejects.toThrow("its name is too long");
    expect(readdirSync(folder).sort()).toEqual(["dir", "file"]);
  });

  test("reading tells a missing file from one that can't be read", async () => {
    const folder = freshFolder();
    expect(await readIfThere(join(folder, "none"))).toBeNull();
    await expect(readText(join(folder, "none"))).rejects.toThrow("there is no file");
    await expect(readText(folder)).rejects.toThrow("it is a folder");
  });
});

describe("evidence", () => {
  test.each([
    ["https://ci.example/1", { kind: "link", url: "https://ci.example/1" }],
    ["HTTP://CI.example", { kind: "link", url: "HTTP://CI.example" }],
    ["https://x.org/run see tab 2", { kind: "text", text: "https://x.org/run see tab 2" }],
    [" said so ", { kind: "text", text: "said so" }],
    ["ftp://host/file", { kind: "text", text: "ftp://host/file" }],
    ["no/such/file.log", { kind: "text", text: "no/such/file.log" }],
  ])("%j is %j", async (value, evidence) => {
    expect(await evidenceOf(value, freshFolder())).toEqual(evidence);
  });

  test("a file is kept by its path as given and its digest, an empty one too", async () => {
    const cwd = freshFolder();
    writeFileSync(join(cwd, "empty.log"), "");
    const sha256 = execFileSync("sha256sum", ["empty.log"], { cwd, encoding: "utf8" }).slice(0, 64);
    expect(await evidenceOf("./empty.log", cwd)).toEqual({ kind: "file", path: "./empty.log", sha256 });
  });

  test("a folder and nothing at all are refused", async () => {
    await expect(evidenceOf(".", freshFolder())).rejects.toThrow("is a folder");
    await expect(evidenceOf("  ", freshFolder())).rejects.toThrow("evidence is empty");
    await expect(evidenceOf("https://", freshFolder())).rejects.toThrow("is no address");
  });
});

describe("the operator", () => {
  test("is the name given, on one line and without control codes", async () => {
    expect(await operatorName("  Zoë \u001b[31m\nof  ops ", freshFolder())).toBe("Zoë [31m of ops");
  });

  test("is git's user.name where none is given", async () => {
    const cwd = freshFolder();
    execFileSync("git", ["init", "-q"], { cwd });
    execFileSync("git", ["config", "user.name", "Git Ana"], { cwd });
    expect(await operatorName(null, cwd)).toBe("Git Ana");
    expect(await operatorName(" ", cwd)).toBe("Git Ana");
  });

  test("is the login where git can't say", async () => {
    expect(await operatorName(null, "/no/such/folder")).toBe(userInfo().username);
  });
});

describe("folders", () => {
  test("the bundled checklists lie in the package, wherever the code runs from", () => {
    expect(existsSync(join(folders({}).bundled, "whatsapp-connector/README.md"))).toBe(true);
    const folder = freshFolder();
    mkdirSync(join(folder, "dist/deep"), { recursive: true });
    writeFileSync(join(folder, "package.json"), "{}");
    expect(packageRoot(join(folder, "dist/deep"))).toBe(folder);
  });

  test("state and cache follow XDG, ignore a relative path, and GONOGO_CACHE overrides", () => {
    expect(stateFolder({ HOME: "/home/ana" })).toBe("/home/ana/.local/state/gonogo");
    expect(stateFolder({ HOME: "/home/ana", XDG_STATE_HOME: "/state" })).toBe("/state/gonogo");
    expect(stateFolder({ HOME: "/home/ana", XDG_STATE_HOME: "state" })).toBe("/home/ana/.local/state/gonogo");
    expect(cacheFolder({ HOME: "/home/ana", XDG_CACHE_HOME: "/cache" })).toBe("/cache/gonogo");
    expect(cacheFolder({ HOME: "/home/ana", XDG_CACHE_HOME: "/cache", GONOGO_CACHE: "/own" })).toBe("/own");
  });

  test("the first run is remembered, and a home that can't be written to is no reason to stop", () => {
    const state = join(freshFolder(), "deep/state");
    expect(firstRunFlag(state).seen()).toBe(false);
    firstRunFlag(state).done();
    expect(firstRunFlag(state).seen()).toBe(true);
    writeFileSync(join(state, "file"), "");
    expect(() => firstRunFlag(join(state, "file")).done()).not.toThrow();
  });
});

describe("the editor", () => {
  const script = (text: string): string => {
    const path = join(freshFolder(), "my editor");
    writeFileSync(path, `#!/bin/sh\n${text}\n`);
    chmodSync(path, 0o755);
    return path;
  };

  test("gives back what was saved; the file was private and is gone", async () => {
    const seen = join(freshFolder(), "seen");
    const editor = script(
      `stat -c '%a %n' "$1" > '${seen}'; cat "$1" > '${seen}.text'; printf 'after\\n' > "$1"`,
    );
    expect(await edit("before\n", { EDITOR: `"${editor}"` })).toBe("after\n");
    expect(readFileSync(`${seen}.text`, "utf8")).toBe("before\n");
    const [mode, path] = readFileSync(seen, "utf8").trim().split(" ");
    expect(mode).toBe("600");
    expect(existsSync(path!)).toBe(false);
  });

  test("an editor that fails or is missing changes nothing and says so", async () => {
    await expect(edit("x", { EDITOR: `"${script("exit 7")}"` })).rejects.toThrow("ended with an error");
    await expect(edit("x", { EDITOR: "no-such-editor-anywhere" })).rejects.toThrow("no editor was found");
  });
});

describe("output", () => {
  const failing = (code: string) => {
    const stream = new PassThrough();
    stream.write = ((_text: string, done: (error: Error) => void) => {
      done(Object.assign(new Error(code), { code }));
      return false;
    }) as typeof stream.write;
    return streamOutput(stream as unknown as NodeJS.WriteStream);
  };

  test("a reader that has gone is no error; a full disk is", async () => {
    await expect(failing("EPIPE").line("x")).resolves.toBeUndefined();
    await expect(failing("ENOSPC").line("x")).rejects.toThrow("ENOSPC");
  });

  test("without a terminal it is 80 columns wide", () => {
    const out = streamOutput(new PassThrough() as unknown as NodeJS.WriteStream);
    expect([out.isTTY, out.columns]).toEqual([false, 80]);
  });
});
