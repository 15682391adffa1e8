import { execFileSync } from "node:child_process";
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { Fault } from "../../src/core/fault.ts";
import { lintFiles, listBundled, loadChecklist } from "../../src/system/checklist-files.ts";
import { sha256 } from "../../src/system/digest.ts";
import { freshFolder } from "../helpers/cli.ts";

const shipped = fileURLToPath(new URL("../../checklists", import.meta.url));

/** A folder with the files in it, by their paths. */
function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = freshFolder();
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

const load = (reference: string, cwd: string, more: { cache?: string; version?: string } = {}) =>
  loadChecklist(reference, { cwd, bundled: shipped, cache: null, ...more });

/** What is said of a reference that can't be used: message, then mend. */
async function fault(reference: string, cwd: string): Promise<string> {
  try {
    await load(reference, cwd);
  } catch (error) {
    if (error instanceof Fault) return `${error.message} → ${error.mend}`;
    throw error;
  }
  return "loaded";
}

/** Root may read everything: it steps down meanwhile. */
async function asNobody(act: () => Promise<void>): Promise<void> {
  const root = process.geteuid?.() === 0;
  if (root) process.seteuid?.(65534);
  try {
    await act();
  } finally {
    if (root) process.seteuid?.(0);
  }
}

describe("a reference", () => {
  test("names a bundled checklist, whose files are shown alike from everywhere", async () => {
    expect(await listBundled(shipped)).toContain("whatsapp-connector");
    const { checklist } = await load("whatsapp-connector", freshFolder());
    expect(checklist.name).toBe("whatsapp-connector");
    expect(checklist.items[0]?.position.file).toBe("checklists/whatsapp-connector/W1.md");
  });

  test("names a file, shown as it is reached from here", async () => {
    const folder = folderOf({ "docs/Go live.md": "# Go\n- [ ] a", "my list.txt": "- [ ] b" });
    const { checklist } = await load("docs/Go live.md", folder);
    expect(checklist).toMatchObject({ name: "Go-live", title: "Go" });
    expect(checklist.items[0]?.position).toEqual({ file: join("docs", "Go live.md"), line: 2 });
    expect((await load(join(folder, "docs/Go live.md"), folder)).checklist.items[0]?.position.file).toBe(
      join("docs", "Go live.md"),
    );
    expect((await load("my list.txt", folder)).checklist.name).toBe("my-list.txt");
  });

  test("may leave a file's .md out, as the ledger's name does", async () => {
    const folder = folderOf({ "shop.md": "- [ ] one\n", "other/README.md": "- [ ] two\n" });
    expect((await load("shop", folder)).checklist).toMatchObject({ name: "shop" });
    expect((await load("other", folder)).checklist.items).toHaveLength(1);
  });

  test("names a folder with its Markdown files, and nothing below it or hidden in it", async () => {
    const folder = folderOf({
      "go/README.md": "---\ntitle: All\nitems: 2\n---\n",
      "go/W2.md": "- [ ] a",
      "go/W10.markdown": "- [ ] b",
      "go/.draft.md": "- [ ] c",
      "go/old/W1.md": "- [ ] d",
      "go/notes.txt": "- [ ] e",
    });
    mkdirSync(join(folder, "go/folder.md"));
    for (const [reference, cwd] of [
      ["go", folder],
      ["./go/", folder],
      [".", join(folder, "go")],
    ] as const) {
      const { checklist } = await load(reference, cwd);
      expect(checklist).toMatchObject({ name: "go", title: "All" });
      expect(checklist.phases.map(({ id }) => id)).toEqual(["W2", "W10"]);
    }
  });

  test("a bundled name comes before a folder of that name; with ./ it is the folder", async () => {
    const folder = folderOf({ "whatsapp-connector/W1.md": "- [ ] mine" });
    expect((await load("whatsapp-connector", folder)).checklist.items.length).toBe(178);
    expect((await load("./whatsapp-connector", folder)).checklist.items.length).toBe(1);
  });
});

describe("what can't be read says what to do", () => {
  test("an unknown name", async () => {
    const folder = folderOf({ "release.md": "- [ ] a" });
    expect(await fault("whatsap-connector", folder)).toBe(
      "there is no checklist whatsap-connector → Did you mean whatsapp-connector?",
    );
    expect(await fault("./relaese.md", folder)).toContain("Did you mean ./release.md?");
    expect(await fault("release.md/more", folder)).toContain("there is no checklist");
    expect(await fault("xyzzy", folder)).toContain(
      "Name a Markdown file, or a folder of them (bundled: whatsapp-connector).",
    );
    expect(await fault("", folder)).toContain("no checklist is named");
    expect(await fault("a\0b", folder)).toContain("there is no checklist");
    expect(await fault("x".repeat(5000), folder)).toContain("there is no checklist");
  });

  test("a folder without Markdown", async () => {
    expect(await fault(".", folderOf({ "a.txt": "x" }))).toContain(
      "holds no Markdown file → A checklist is a Markdown file, or a folder",
    );
  });

  test("what is no text in UTF-8", async () => {
    const folder = folderOf({
      "image.md": Uint8Array.from([137, 80, 78, 71, 0, 1]),
      "latin.md": Uint8Array.from(Buffer.from("- [ ] Região", "latin1")),
      "wide.md": Uint8Array.from(Buffer.from("\ufeff- [ ] a", "utf16le")),
    });
    expect(await fault("image.md", folder)).toBe(
      "image.md is not text → Name a Markdown file, or a folder of them.",
    );
    expect(await fault("latin.md", folder)).toContain("latin.md is not in UTF-8 → Save it as UTF-8");
    expect(await fault("wide.md", folder)).toContain("wide.md is in UTF-16 → Save it as UTF-8");
  });

  test("a file of more than 50 MB, before it is read", async () => {
    const folder = folderOf({ "huge.md": "" });
    truncateSync(join(folder, "huge.md"), 60 * 1024 * 1024);
    expect(await fault("huge.md", folder)).toContain("huge.md has 60 MB: too much for a checklist");
    expect(await fault(".", folder)).toContain("has 60 MB");
  });

  test("what is neither a file nor a folder, and a link in a circle", async () => {
    const folder = freshFolder();
    execFileSync("mkfifo", [join(folder, "pipe.md")]);
    symlinkSync("circle.md", join(folder, "circle.md"));
    expect(await fault("pipe.md", folder)).toContain("pipe.md is neither a file nor a folder");
    expect(await fault("circle.md", folder)).toContain("can't be read");
  });

  test("what may not be read", async () => {
    const folder = folderOf({ "secret.md": "- [ ] a", "closed/W1.md": "- [ ] a" });
    chmodSync(folder, 0o755);
    chmodSync(join(folder, "secret.md"), 0);
    chmodSync(join(folder, "closed"), 0);
    await asNobody(async () => {
      expect(await fault("secret.md", folder)).toContain(
        "secret.md may not be read → Look at its permissions",
      );
      expect(await fault("closed", folder)).toContain("closed may not be read");
      expect(await fault("closed/W1.md", folder)).toContain("W1.md may not be read");
    });
    chmodSync(join(folder, "closed"), 0o700);
  });

  test("a checklist with errors: the first twenty, each with its place and its mend", async () => {
    const folder = folderOf({ "bad.md": `# T\n${"- [ ] **1** a\n".repeat(30)}` });
    const said = (await fault("bad.md", folder)).split("\n");
    expect(said[0]).toBe("the checklist bad.md has 29 errors:");
    expect(said[1]).toMatch(
      /^bad\.md:3 the id `bad\.1` is given twice: here and at bad\.md:2 → Give one of them/,
    );
    expect(said).toHaveLength(22);
    expect(said[21]).toBe("… and 9 more → Mend them; `gonogo lint bad.md` shows everything.");
    expect(await lintFiles("bad.md", { cwd: folder, bundled: shipped, cache: null })).toHaveLength(29);
  });
});

describe("the cache", () => {
  const entries = (cache: string) => readdirSync(cache).filter((name) => name.endsWith(".json"));

  test("gives what parsing gave", async () => {
    const [cache, folder] = [
      join(freshFolder(), "deep", "cache"),
      folderOf({ "a.md": "# A\n- [x] **1.1** Região {b}\n  - [ ] c" }),
    ];
    const first = await load("a.md", folder, { cache });
    const second = await load("a.md", folder, { cache });
    expect(second).toEqual(first);
    expect(second).not.toBe(first);
    expect(first.problems).toHaveLength(1);
    expect(entries(cache)).toHaveLength(1);
    const bundled = await load("whatsapp-connector", folder, { cache });
    expect(await load("whatsapp-connector", folder, { cache })).toEqual(bundled);
  });

  test("reads nothing but the entry on a hit", async () => {
    const [cache, folder] = [freshFolder(), folderOf({ "a.md": "- [ ] a" })];
    await load("a.md", folder, { cache });
    const [name] = entries(cache);
    const body = readFileSync(join(cache, name!), "utf8").slice(65).replace('"text":"a"', '"text":"kept"');
    writeFileSync(join(cache, name!), `${sha256(body)}\n${body}`);
    expect((await load("a.md", folder, { cache })).checklist.items[0]?.text).toBe("kept");
    expect(await lintFiles("a.md", { cwd: folder, bundled: shipped, cache })).toEqual([]);
  });

  test("is left aside for another text, path, name or version", async () => {
    const [cache, folder] = [freshFolder(), folderOf({ "a.md": "- [ ] a", "b.md": "- [ ] a" })];
    await load("a.md", folder, { cache });
    await load("b.md", folder, { cache });
    await load("a.md", folder, { cache, version: "2" });
    expect(entries(cache)).toHaveLength(3);
    writeFileSync(join(folder, "a.md"), "- [ ] other");
    expect((await load("a.md", folder, { cache })).checklist.items[0]?.text).toBe("other");
  });

  test("a damaged entry is ignored and replaced", async () => {
    const [cache, folder] = [freshFolder(), folderOf({ "a.md": "- [ ] a" })];
    const whole = await load("a.md", folder, { cache });
    const path = join(cache, entries(cache)[0]!);
    const kept = readFileSync(path, "utf8");
    for (const damage of [
      "",
      "{}",
      "null",
      kept.slice(0, -5),
      kept.replace("- a", "- b").replace(":1", ":2"),
      "\0".repeat(kept.length),
    ]) {
      writeFileSync(path, damage);
      expect(await load("a.md", folder, { cache })).toEqual(whole);
      expect(readFileSync(path, "utf8")).toBe(kept);
    }
  });

  test("a folder that can't be written is no reason to stop", async () => {
    const folder = folderOf({ "a.md": "- [ ] a", file: "x" });
    expect(
      (await load("a.md", folder, { cache: join(folder, "file", "cache") })).checklist.items,
    ).toHaveLength(1);
  });

  test("keeps twenty entries, and leaves other files alone", async () => {
    const [cache, folder] = [freshFolder(), folderOf({ "a.md": "" })];
    writeFileSync(join(cache, "other.json"), "x");
    for (let i = 0; i < 25; i += 1) {
      writeFileSync(join(folder, "a.md"), `- [ ] a${i}`);
      await load("a.md", folder, { cache });
    }
    expect(readdirSync(cache).filter((name) => name.startsWith("checklist-"))).toHaveLength(20);
    expect(readdirSync(cache)).toContain("other.json");
    expect((await load("a.md", folder, { cache })).checklist.items[0]?.text).toBe("a24");
  });
});

test("a digest is SHA-256 of the text in UTF-8", () => {
  expect(sha256("")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  expect(sha256("é")).toBe("4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c");
});
