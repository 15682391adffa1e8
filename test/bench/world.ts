/** What the measurements run on: the bundled checklist with a ledger of 1,000 entries, and a checklist of 10,000 items. */
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Draft } from "../../src/core/ledger/entry.ts";
import { openFileStore } from "../../src/store/file-store.ts";
import { loadChecklist } from "../../src/system/checklist-files.ts";
import { sha256 } from "../../src/system/digest.ts";

export const root = fileURLToPath(new URL("../..", import.meta.url));
export const program = join(root, "bin/gonogo.js");

export interface World {
  readonly folder: string;
  readonly ledger: string;
}

/** A folder with `data/whatsapp-connector/bench.json` (1,000 entries) and `many.md` (10,000 items). */
export const makeWorld = async (): Promise<World> => {
  const folder = mkdtempSync(join(tmpdir(), "gonogo-bench-"));
  const { checklist } = await loadChecklist("whatsapp-connector", {
    cwd: folder,
    bundled: join(root, "checklists"),
    cache: null,
  });
  const leaves = checklist.items.filter((item) => item.children.length === 0);
  const start = Date.now() - 3 * 24 * 3_600_000;
  const drafts: Draft[] = Array.from({ length: 1_000 }, (_, index) => {
    const item = leaves[index % 140]!;
    return {
      kind: "mark",
      at: new Date(start + index * 60_000).toISOString(),
      by: index % 3 === 0 ? "bia" : "ana",
      source: "walk",
      item: item.id,
      status: "pass",
      textDigest: item.textDigest,
      note: `looked at it in the console, round ${Math.floor(index / 140) + 1}`,
    };
  });
  const ledger = join(folder, "data", "whatsapp-connector", "bench.json");
  mkdirSync(join(folder, "data", "whatsapp-connector"), { recursive: true });
  const store = openFileStore({ path: ledger, checklist: checklist.name, release: "bench", digest: sha256 });
  await store.append(() => drafts);

  const many = ["# Many", ""];
  for (let section = 1; section <= 100; section += 1) {
    many.push(`## Section ${section}`, "");
    for (let item = 1; item <= 100; item += 1)
      many.push(`- [ ] Check number ${item} of section ${section}: região \`${item}\``);
    many.push("");
  }
  writeFileSync(join(folder, "many.md"), many.join("\n"));
  return { folder, ledger };
};
