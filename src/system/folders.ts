import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

type Env = Readonly<Record<string, string | undefined>>;

/** Where the program keeps what is its own on this machine, and where its package lies. */
export interface Folders {
  /** The bundled checklists. */
  readonly bundled: string;
  /** What can be made again at any time. */
  readonly cache: string;
  /** What is remembered of this person: that the first run was explained. */
  readonly state: string;
}

/** The folders, after the XDG base directories (Windows: %LOCALAPPDATA%). Nothing is created here. */
export function folders(env: Env): Folders {
  return { bundled: join(packageRoot(), "checklists"), cache: cacheFolder(env), state: stateFolder(env) };
}

/** GONOGO_CACHE, else `gonogo` in XDG_CACHE_HOME, else ~/.cache/gonogo. */
export function cacheFolder(env: Env): string {
  return env.GONOGO_CACHE || ownFolder(env, "XDG_CACHE_HOME", [".cache"], "cache");
}

/** `gonogo` in XDG_STATE_HOME, else ~/.local/state/gonogo. */
export function stateFolder(env: Env): string {
  return ownFolder(env, "XDG_STATE_HOME", [".local", "state"], "state");
}

function ownFolder(env: Env, variable: string, fallback: readonly string[], kind: string): string {
  const xdg = env[variable];
  // The specification has a relative path ignored.
  if (xdg?.startsWith("/")) return join(xdg, "gonogo");
  if (process.platform === "win32" && env.LOCALAPPDATA) return join(env.LOCALAPPDATA, "gonogo", kind);
  return join(env.HOME || homedir(), ...fallback, "gonogo");
}

/** The package's folder. The same code runs from src/system and from a file of dist, so it is looked for upwards. */
export function packageRoot(from: string = dirname(fileURLToPath(import.meta.url))): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, "package.json"))) return folder;
    if (dirname(folder) === folder) return from;
  }
}
