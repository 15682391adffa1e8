/** The export of the release with everything in it, and what people and the ledger make of it afterwards. */
import { expect } from "vitest";
import { renderArtifact } from "../../../src/core/artifact/markdown.ts";
import { readArtifact } from "../../../src/core/artifact/read.ts";
import type { Ledger } from "../../../src/core/ledger/entry.ts";
import { aLedger, type EntrySpec } from "../../helpers/build.ts";
import { checklist, ledger, scorecard } from "./release.ts";

export const exported = renderArtifact(checklist, scorecard, ledger);

/** What is read of the file when these words in it are exchanged. */
export const edited = (...pairs: readonly (readonly [string, string])[]) => {
  const text = pairs.reduce((file, [from, to]) => {
    expect(file).toContain(from);
    return file.replace(from, () => to);
  }, exported);
  return readArtifact(text, checklist, scorecard, ledger);
};

/** The ledger with more said after the export. */
export const later = (...more: readonly EntrySpec[]): Ledger => ({
  ...aLedger(...ledger.entries, ...more),
  checklist: ledger.checklist,
  release: ledger.release,
});

export const STAGING = "- [ ] **3** Staging: GO";
export const AUDIO = "- [x] **2** Fixture real de `audio`";
export const TESTS = "- [ ] ❌ **2** Testes: GO";
export const HEALTH = "- [ ] **25.1** Health check: ✅ `/health` 200";
