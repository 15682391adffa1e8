/** `npm run picture`: draws the README's pictures from a real run of the built program on the example release. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Terminal } from "../helpers/terminal.ts";
import { screenToSvg } from "./svg.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = join(root, ".github");
mkdirSync(folder, { recursive: true });

using terminal = new Terminal(["-r", "example", "--as", "ana"], {
  cwd: root,
  columns: 132,
  rows: 34,
  env: { TZ: "UTC" },
});
await terminal.waitFor(/\? help/);
terminal.press("!");
await terminal.waitFor(/W5\.2\.3 +✗ fail/);
// The guidance is rendered once the cursor rests.
await terminal.waitFor((text) => text.includes("Armadilha:") && !text.includes("**Armadilha"));
writeFileSync(
  join(folder, "walk.svg"),
  screenToSvg(terminal.screen, "gonogo: the walk on the example release"),
);
terminal.press("q");
await terminal.exit();
