// What stands between `gonogo` and its first frame, taken out of the dependencies at build time.
// Every mend names the text it replaces: a dependency that has changed fails the build instead of quietly losing it.
import { readdir, readFile } from "node:fs/promises";
import { builtinModules } from "node:module";
import { dirname, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const source = fileURLToPath(new URL("../src", import.meta.url));

/** Replaces `from` in a dependency's source. */
function mend(source, from, to, path) {
  if (!source.includes(from)) {
    throw new Error(
      `${path} no longer holds «${from.slice(0, 80)}»: look at what changed, then mend bin/start-up.js`,
    );
  }
  return source.replace(from, () => to);
}

/** Rewrites one file of a dependency, the one that Ink itself uses, and sees to it that it was met. */
function rewrite(name, file, change) {
  return {
    name,
    setup(build) {
      const path = fileURLToPath(new URL(`../node_modules/${file}`, import.meta.url));
      const filter = new RegExp(`^${path.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")}$`);
      let met = false;
      build.onLoad({ filter }, async () => {
        met = true;
        return { contents: change(await readFile(path, "utf8"), path), loader: "js" };
      });
      build.onEnd(() =>
        met ? {} : { errors: [{ text: `${file} is not in the bundle: mend bin/start-up.js` }] },
      );
    },
  };
}

// Yoga fetches its WebAssembly from a data: address, and the first fetch starts undici, http, tls and crypto: 40 ms.
// Given the bytes, it fetches nothing.
const yoga = rewrite(
  "yoga-without-fetch",
  "yoga-layout/dist/binaries/yoga-wasm-base64-esm.js",
  (source, path) => {
    const [uri, base64] = /data:application\/octet-stream;base64,([A-Za-z0-9+/=]+)/.exec(source) ?? [];
    if (!uri)
      throw new Error(
        `${path} holds no WebAssembly any more: look at what changed, then mend bin/start-up.js`,
      );
    const given = mend(
      source,
      "loadYoga = loadYoga || {};",
      "loadYoga = loadYoga || {wasmBinary: wasmBytes()};",
      path,
    );
    return `const wasmBytes = () => Buffer.from("${base64}", "base64");\n${given.replace(uri, "data:application/octet-stream;base64,")}`;
  },
);

// Latin letters, box drawing and the symbols of the screen: one column and one grapheme each, whatever stands beside them.
const simple =
  "\\u0020-\\u007E\\u00A1-\\u00A8\\u00AA-\\u00AC\\u00AF-\\u02AF\\u2010-\\u2027\\u203A\\u2190-\\u2193\\u2500-\\u259F\\u25B8\\u25CB\\u25CF\\u2691\\u2713\\u2717\\u276F";

// The first segmenter costs 15 ms and the first look at \p{RGI_Emoji} 25 ms. Both wait until a text needs them, and
// Latin letters, box drawing and the symbols of the screen are one column each without asking.
const stringWidth = rewrite("string-width-without-warm-up", "string-width/index.js", (source, path) => {
  let text = mend(source, "const segmenter = new Intl.Segmenter();", "let segmenter;", path);
  text = mend(
    text,
    "segmenter.segment(string)",
    "(segmenter ??= new Intl.Segmenter()).segment(string)",
    path,
  );
  text = mend(text, "const rgiEmojiRegex = /^\\p{RGI_Emoji}$/v;", "let rgiEmojiRegex;", path);
  text = mend(
    text,
    "rgiEmojiRegex.test(segment)",
    '(rgiEmojiRegex ??= new RegExp("^\\\\p{RGI_Emoji}$", "v")).test(segment)',
    path,
  );
  return mend(
    text,
    "	let width = 0;\n	const eastAsianWidthOptions",
    "	if (ambiguousIsNarrow && oneColumnEach.test(string)) {\n		return string.length;\n	}\n\n	let width = 0;\n	const eastAsianWidthOptions",
    path,
  ).concat(`\nconst oneColumnEach = /^[${simple}]*$/;\n`);
});

// Every line that is drawn is cut into graphemes, and a segmenter takes a microsecond for each. A line of simple characters
// and escapes is cut by the letter; a segmenter is made for the first other one.
const graphemes = `
const simpleLine = /^[\\u001B${simple}]*$/;
const lettersOf = (input) => ({
  *[Symbol.iterator]() {
    for (let index = 0; index < input.length; index++) yield { segment: input[index], index, input };
  },
  containing: (index = 0) => (input[index] === undefined ? undefined : { segment: input[index], index, input }),
});
let wholeSegmenter;
const lettersOrGraphemes = {
  segment: (input) =>
    simpleLine.test(input) ? lettersOf(input) : (wholeSegmenter ??= new Intl.Segmenter()).segment(input),
};
`;
const cutByLetter = (file, from) =>
  rewrite(
    `${file}-by-letter`,
    file,
    (source, path) => graphemes + mend(source, from, "lettersOrGraphemes", path),
  );
const byLetter = [
  cutByLetter("wrap-ansi/index.js", "new Intl.Segmenter()"),
  cutByLetter("slice-ansi/tokenize-ansi.js", "new Intl.Segmenter(undefined, {granularity: 'grapheme'})"),
  cutByLetter(
    "@alcalzone/ansi-tokenize/build/tokenize.js",
    'new Intl.Segmenter(undefined, { granularity: "grapheme" })',
  ),
  cutByLetter("ink/build/line-update.js", "new Intl.Segmenter(undefined, { granularity: 'grapheme' })"),
];

// Imported as ES modules, Node's own modules have all their getters read once: crypto alone takes 7 ms, process 12.
// Asked for by name, each costs what is used of it: src/ gets what it names, a dependency the module as it is.
const plainBuiltins = {
  name: "builtins-without-getters",
  async setup(build) {
    const builtins = new Set(builtinModules);
    const named = await namesOfBuiltins();
    build.onResolve({ filter: /^(node:)?[a-z_/]+$/ }, ({ path, importer, kind }) => {
      const name = path.replace(/^node:/, "");
      if (!builtins.has(name) || kind === "dynamic-import") return null;
      return { path: name, namespace: importer.startsWith(source) ? "named-builtin" : "plain-builtin" };
    });
    build.onLoad({ filter: /.*/, namespace: "plain-builtin" }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule("node:${path}");`,
      loader: "js",
    }));
    build.onLoad({ filter: /.*/, namespace: "named-builtin" }, ({ path }) => ({
      contents: [
        `const all = ${late.has(path) ? "() => " : ""}process.getBuiltinModule("node:${path}");`,
        ...[...(named.get(path) ?? [])].map((name) =>
          late.has(path)
            ? `export const ${name} = (...given) => all().${name}(...given);`
            : `export const ${name} = all.${name};`,
        ),
      ].join("\n"),
      loader: "js",
    }));
  },
};

// Nothing but functions, and many a command never calls them: 2 ms each.
const late = new Set(["child_process", "fs/promises", "readline/promises"]);

/** What src/ imports of each of Node's own modules, types included: they are never asked for. */
async function namesOfBuiltins() {
  const named = new Map();
  for (const file of await readdir(source, { recursive: true })) {
    if (!/\.tsx?$/.test(file)) continue;
    const text = await readFile(`${source}/${file}`, "utf8");
    for (const [, names, module] of text.matchAll(/^import \{([^}]+)\} from "node:([a-z_/]+)";/gm)) {
      const known = named.get(module) ?? new Set();
      named.set(module, known);
      for (const name of names.split(",").map((one) => one.trim().split(" as ")[0])) {
        if (name !== "" && !name.startsWith("type ")) known.add(name);
      }
    }
  }
  return named;
}

// marked-terminal colours code through 193 grammars of highlight.js and draws emoji by name: 170 ms that no checklist's
// guidance needs. Code stays plain.
const plainMarkdown = {
  name: "markdown-without-highlighting",
  setup(build) {
    build.onResolve({ filter: /^(cli-highlight|node-emoji)$/ }, ({ path }) => ({
      path,
      namespace: "plain-markdown",
    }));
    build.onLoad({ filter: /.*/, namespace: "plain-markdown" }, ({ path }) => ({
      contents:
        path === "cli-highlight"
          ? "export const highlight = (code) => code;"
          : "export const get = (name) => name; export const emojify = (text) => text;",
      loader: "js",
    }));
  },
};

// Ink's own developers' tools are asked for by an environment variable that the build has already answered with no.
const withoutDevtools = {
  name: "ink-without-devtools",
  setup(build) {
    build.onLoad({ filter: /ink\/build\/devtools\.js$/ }, () => ({ contents: "export {};", loader: "js" }));
  },
};

// Every chunk is a file to find, read and link: 0.5 ms. What is loaded late in src/ is loaded late for what it brings along
// (Ink, YAML, zod); of the rest, all commands come in one go.
const apart = new Set(["ui/start.ts", "ui/main.tsx", "core/checklist/parse.ts", "core/ledger/schema.ts"]);
const fewFiles = {
  name: "commands-in-one-go",
  setup(build) {
    const commands = new Set();
    build.onLoad({ filter: /\.tsx?$/ }, async ({ path }) => {
      if (!path.startsWith(source)) return null;
      const text = await readFile(path, "utf8");
      const early = [];
      const contents = text.replace(/\bimport\("(\.[^"]+)"\)/g, (late, target) => {
        const room = relative(source, resolve(dirname(path), target));
        if (apart.has(room)) return late;
        const [, command] = /^commands\/(\w+)\.ts$/.exec(room) ?? [];
        if (command && path.startsWith(`${source}/cli`)) {
          commands.add(command);
          return `import("all:commands").then((all) => all.${command}_)`;
        }
        early.push(`import * as early${early.length} from "${target}";`);
        return `Promise.resolve(early${early.length - 1})`;
      });
      return { contents: `${early.join("\n")}\n${contents}`, loader: path.endsWith("x") ? "tsx" : "ts" };
    });
    build.onResolve({ filter: /^all:commands$/ }, () => ({ path: "commands", namespace: "all" }));
    build.onLoad({ filter: /.*/, namespace: "all" }, () => ({
      contents: [...commands].map((name) => `export * as ${name}_ from "./${name}.ts";`).join("\n"),
      resolveDir: `${source}/commands`,
      loader: "ts",
    }));
  },
};

/** The build's plugins. */
export const startUpPlugins = () => [
  yoga,
  stringWidth,
  ...byLetter,
  plainBuiltins,
  plainMarkdown,
  withoutDevtools,
  fewFiles,
];
