import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Remembers on this machine that the walk has explained itself. */
export function firstRunFlag(state: string): { seen(): boolean; done(): void } {
  const path = join(state, "walked");
  return {
    seen: () => existsSync(path),
    done() {
      try {
        mkdirSync(state, { recursive: true });
        writeFileSync(path, "");
      } catch {
        // A home that can't be written to explains the walk once more: no reason to stop it.
      }
    },
  };
}
