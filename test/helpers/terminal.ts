/**
 * The real program in a real pseudo-terminal, read as a person reads it: by the screen, never by the bytes.
 * Nothing waits for a fixed time: every step waits for what it expects to see.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type * as Pty from "@lydell/node-pty";
import { UnicodeGraphemesAddon } from "@xterm/addon-unicode-graphemes";
import type * as Xterm from "@xterm/headless";

const require = createRequire(import.meta.url);
const pty = require("@lydell/node-pty") as typeof Pty;
const { Terminal: Screen } = require("@xterm/headless") as typeof Xterm;

export const program = fileURLToPath(new URL("../../bin/gonogo.js", import.meta.url));

export interface TerminalOptions {
  readonly columns?: number;
  readonly rows?: number;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** How the terminal counts columns: by graphemes as new ones do, or by code points as old ones do. */
  readonly widths?: "graphemes" | "code points";
  /** The program to run; Node on the built gonogo where none is given. */
  readonly command?: readonly [string, ...string[]];
}

/** Keys by name, as a terminal sends them. */
export const keys = {
  up: "\x1b[A",
  down: "\x1b[B",
  right: "\x1b[C",
  left: "\x1b[D",
  pageUp: "\x1b[5~",
  pageDown: "\x1b[6~",
  enter: "\r",
  tab: "\t",
  shiftTab: "\x1b[Z",
  escape: "\x1b",
  backspace: "\x7f",
  ctrlC: "\x03",
  ctrlZ: "\x1a",
  ctrlL: "\x0c",
  ctrlO: "\x0f",
} as const;

/** Text as a terminal that knows bracketed paste sends it. */
export const pasted = (text: string): string => `\x1b[200~${text}\x1b[201~`;

export class Terminal {
  readonly #process: Pty.IPty;
  readonly #screen: Xterm.Terminal;
  readonly #home: string;
  #written: string[] = [];
  #writing = 0;
  #changed: (() => void)[] = [];
  #ended: { code: number; signal: number } | null = null;

  constructor(args: readonly string[], options: TerminalOptions = {}) {
    const columns = options.columns ?? 80;
    const rows = options.rows ?? 24;
    const home = mkdtempSync(join(tmpdir(), "gonogo-home-"));
    this.#home = home;
    const [file, ...first] = options.command ?? [process.execPath, program];
    this.#screen = new Screen({ cols: columns, rows, allowProposedApi: true, scrollback: 500 });
    if (options.widths !== "code points") this.#screen.loadAddon(new UnicodeGraphemesAddon());
    this.#process = pty.spawn(file, [...first, ...args], {
      cols: columns,
      rows,
      cwd: options.cwd ?? home,
      name: options.env?.TERM ?? "xterm-256color",
      env: {
        PATH: process.env.PATH ?? "",
        HOME: home,
        XDG_STATE_HOME: join(home, "state"),
        XDG_CACHE_HOME: process.env.XDG_CACHE_HOME ?? join(tmpdir(), "gonogo-test-cache"),
        TERM: "xterm-256color",
        COLORTERM: "truecolor",
        LANG: "C.UTF-8",
        ...options.env,
      },
    });
    this.#screen.onData((answer) => this.#process.write(answer));
    this.#process.onData((data) => {
      this.#written.push(data);
      this.#writing += 1;
      this.#screen.write(data, () => {
        this.#writing -= 1;
        this.#wake();
      });
    });
    this.#process.onExit(({ exitCode, signal }) => {
      this.#ended = { code: exitCode, signal: signal ?? 0 };
      this.#wake();
    });
  }

  /** The screen itself, for drawing it. */
  get screen(): Xterm.Terminal {
    return this.#screen;
  }

  get pid(): number {
    return this.#process.pid;
  }

  /** "alternate" while a full-screen program draws, "normal" once the terminal is the shell's again. */
  get buffer(): "normal" | "alternate" {
    return this.#screen.buffer.active.type;
  }

  /** False while a program hides the cursor; whoever leaves must show it again. */
  get cursorVisible(): boolean {
    const { written } = this;
    return written.lastIndexOf("\x1b[?25l") <= written.lastIndexOf("\x1b[?25h");
  }

  /** True while pasted text comes in brackets, as a shell that knows nothing of them must never get it. */
  get bracketedPaste(): boolean {
    return this.#screen.modes.bracketedPasteMode;
  }

  /** All that was sent to the terminal, byte for byte: for what no screen tells, such as colours that must not be asked for. */
  get written(): string {
    return this.#written.join("");
  }

  /** The visible lines, without trailing blanks. */
  lines(): string[] {
    const { active } = this.#screen.buffer;
    return Array.from({ length: this.#screen.rows }, (_, row) => {
      const line = active.getLine(active.viewportY + row);
      return line?.translateToString(true, 0, this.#screen.cols).trimEnd() ?? "";
    });
  }

  /** For each row the columns (from 0) in which a sign stands: what a person sees above one another, whatever the text is. */
  columnsOf(sign: string): number[][] {
    const { active } = this.#screen.buffer;
    return Array.from({ length: this.#screen.rows }, (_, row) => {
      const line = active.getLine(active.viewportY + row);
      const columns = Array.from({ length: this.#screen.cols }, (_, column) => column);
      return columns.filter((column) => line?.getCell(column)?.getChars() === sign);
    });
  }

  text(): string {
    return this.lines().join("\n");
  }

  /** Sends keys as they are; several in one string arrive in one read, as from a fast typist or a paste. */
  press(...sent: readonly string[]): void {
    for (const one of sent) this.#process.write(one);
  }

  resize(columns: number, rows: number): void {
    this.#screen.resize(columns, rows);
    this.#process.resize(columns, rows);
  }

  /** Closes the terminal under the program, as a lost connection does. */
  hangUp(): void {
    (this.#process as Pty.IPty & { destroy(): void }).destroy();
  }

  signal(name: NodeJS.Signals): void {
    process.kill(this.#process.pid, name);
  }

  /** Resolves with the screen's text once it shows what is wanted; rejects with the screen where it doesn't in time. */
  async waitFor(wanted: string | RegExp | ((text: string) => boolean), timeout = 10_000): Promise<string> {
    const holds =
      typeof wanted === "function"
        ? wanted
        : (text: string) => (typeof wanted === "string" ? text.includes(wanted) : wanted.test(text));
    await this.#until(() => this.drawn && holds(this.text()), timeout, String(wanted));
    return this.text();
  }

  /** Resolves with the exit code (128 + signal where one ended it). */
  async exit(timeout = 10_000): Promise<number> {
    await this.#until(() => this.#ended !== null && this.#writing === 0, timeout, "the program's end");
    const { code, signal } = this.#ended as { code: number; signal: number };
    return signal > 0 ? 128 + signal : code;
  }

  /** Ends the program, whatever it does. */
  [Symbol.dispose](): void {
    if (this.#ended === null) this.#process.kill("SIGKILL");
    this.#screen.dispose();
    rmSync(this.#home, { recursive: true, force: true });
  }

  /** True between frames: nothing is on its way, and no frame is half drawn. */
  get drawn(): boolean {
    return this.#writing === 0 && !this.#screen.modes.synchronizedOutputMode;
  }

  async #until(holds: () => boolean, timeout: number, wanted: string): Promise<void> {
    const end = Date.now() + timeout;
    while (!holds()) {
      const left = end - Date.now();
      if (left <= 0) {
        const state = this.#ended === null ? "still running" : `ended with ${this.#ended.code}`;
        throw new Error(
          `waited ${timeout} ms for ${wanted}; the program is ${state} and shows\n${this.text()}`,
        );
      }
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, Math.min(left, 100));
        this.#changed.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }

  #wake(): void {
    const waiting = this.#changed;
    this.#changed = [];
    for (const resolve of waiting) resolve();
  }
}
