import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { freshFolder } from "./cli.ts";

const text = `---
title: Small release
artifact: SMALL_READINESS.md
vars:
  project: { env: SMALL_PROJECT, about: where it runs }
  region: { default: here }
  limit: { default: 5 }
secrets: [SMALL_TOKEN]
gate:
  threshold: 60
  failure: [{ name: Backups are missing, items: [small.1.2] }]
---

# Small

## Data

- [ ] **1.1** Schema migrated
- [ ] **1.2** Backups run

  \`\`\`gonogo
  critical: true
  evidence: the last run
  \`\`\`

- [ ] **1.3** Region is \`{region}\`

## Traffic

- [ ] **2.1** DNS points here
- [ ] **2.2** Both sides answer
  - [ ] the old one
  - [ ] the new one
`;

/** Leaves of the small checklist, in order. */
export const leaves = [
  "small.1.1",
  "small.1.2",
  "small.1.3",
  "small.2.1",
  "small.2.2.1",
  "small.2.2.2",
] as const;

/** A new folder with `small.md`: six leaves in two sections, one of them critical, one with a field; a gate at 60%. */
export function smallFolder(): string {
  const folder = freshFolder();
  writeFileSync(join(folder, "small.md"), text);
  return folder;
}
