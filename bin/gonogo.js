#!/usr/bin/env node
// Small on purpose: this file must also run on a Node that is too old for the rest, and say so.
var wanted = [22, 12];
var have = process.versions.node.split(".").map(Number);

if (have[0] < wanted[0] || (have[0] === wanted[0] && have[1] < wanted[1])) {
  console.error(
    "gonogo needs Node " +
      wanted.join(".") +
      " or newer; this is Node " +
      process.versions.node +
      " (" +
      process.execPath +
      ").",
  );
  console.error(
    "  → install a newer one (for example: nvm install 24), or inside the checkout use `npm start`, which brings its own.",
  );
  process.exitCode = 3;
} else {
  // Ink and chalk ignore NO_COLOR: the level must be set before anything that colours is imported.
  if (process.env.NO_COLOR && !process.env.FORCE_COLOR) process.env.FORCE_COLOR = "0";
  import("node:module")
    .then((module) => {
      module.enableCompileCache();
      return import("../dist/cli.js");
    })
    .then((cli) => cli.main(process.argv.slice(2)))
    .catch((thrown) => {
      // Node would end with 1, and 1 is NO-GO.
      var error = thrown instanceof Error ? thrown : new Error(String(thrown));
      var what = error.message.split("\n")[0];
      if (error.code === "ERR_MODULE_NOT_FOUND") {
        console.error(`gonogo is not built yet: ${what}`);
        console.error("  → Run `npm ci` (or `npm run build`) in its folder once.");
      } else {
        console.error(`gonogo can't start: ${what}`);
        console.error("  → Install it again, or build it anew (`npm run build` in its folder).");
      }
      if (process.env.DEBUG) console.error(error.stack);
      return 3;
    })
    .then((code) => {
      process.exitCode = code;
    });
}
