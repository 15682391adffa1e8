// Bundles src/ into a few files under dist/. The plugins below exist for the first frame: each one says what it saves,
// and fails the build when the source that it mends is no longer what it was.
import { rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { startUpPlugins } from "./start-up.js";

const root = fileURLToPath(new URL("..", import.meta.url));

await rm(`${root}/dist`, { recursive: true, force: true });
const result = await build({
  absWorkingDir: root,
  entryPoints: { cli: "src/cli.ts" },
  outdir: "dist",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node22.12",
  // Left as they are written: made by `new RegExp`, one inside a loop is made anew for every character.
  supported: { "regexp-unicode-property-escapes": true, "regexp-set-notation": true },
  jsx: "automatic",
  minify: true,
  legalComments: "linked",
  sourcemap: false,
  metafile: true,
  logLevel: "warning",
  define: {
    "process.env.NODE_ENV": '"production"',
    "process.env.DEV": '"false"',
  },
  chunkNames: "[name]-[hash]",
  plugins: startUpPlugins(),
});

if (process.argv.includes("--sizes")) {
  for (const [file, output] of Object.entries(result.metafile.outputs)) {
    console.log(String(output.bytes).padStart(9), file);
    if (process.argv.includes("--inputs")) {
      const inputs = Object.entries(output.inputs).sort((a, b) => b[1].bytesInOutput - a[1].bytesInOutput);
      for (const [input, { bytesInOutput }] of inputs.slice(0, 12))
        console.log("          ", String(bytesInOutput).padStart(8), input);
    }
  }
}
