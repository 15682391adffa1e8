/**
 * Ink on a terminal emulator in this process: what a person would see, without a process of its own. Nothing waits for a
 * fixed time: every step waits for what it expects to see on the parsed screen.
 */
import { Console } from "node:console";
import { EventEmitter } from "node:events";
import { createRequire } from "node:module";
import { UnicodeGraphemesAddon } from "@xterm/addon-unicode-graphemes";
import type * as Xterm from "@xterm/headless";

const { Terminal } = createRequire(import.meta.url)("@xterm/headless") as typeof Xterm;

// Ink takes the console over while it draws; the one that tests run with has no constructor to do it with.
console.Console ??= Console;

/** What a step waits for at most; then it fails and shows the screen. */
const patience = 8000;

class FakeOutput extends EventEmitter {
  readonly isTTY = true;
  readonly writable = true;
  readonly #terminal: Xterm.Terminal;
  readonly #changed: () => void;
  /** Writes that the emulator has not parsed yet. */
  pending = 0;

  constructor(terminal: Xterm.Terminal, changed: () => void) {
    super();
    this.#terminal = terminal;
    this.#changed = changed;
  }

  get columns() {
    return this.#terminal.cols;
  }

  get rows() {
    return this.#terminal.rows;
  }

  write(data: string | Uint8Array, encoding?: unknown, done?: () => void): boolean {
    const text = typeof data === "string" ? data : new TextDecoder().decode(data);
    const callback = typeof encoding === "function" ? (encoding as () => void) : done;
    this.pending++;
    // A terminal's line discipline sends a CR with each LF.
    this.#terminal.write(text.replace(/\r?\n/g, "\r\n"), () => {
      this.pending--;
      callback?.();
      this.#changed();
    });
    return true;
  }

  end() {}
}

class FakeInput extends EventEmitter {
  readonly isTTY = true;
  isRaw = false;
  #chunks: string[] = [];

  constructor() {
    super();
    // What came before anybody listened waits for who does, as in a real terminal.
    this.on("newListener", (event) => {
      if (event === "readable" && this.#chunks.length > 0) setImmediate(() => this.emit("readable"));
    });
  }

  setRawMode(raw: boolean) {
    this.isRaw = raw;
    return this;
  }

  setEncoding() {
    return this;
  }

  ref() {
    return this;
  }

  unref() {
    return this;
  }

  resume() {
    return this;
  }

  pause() {
    return this;
  }

  read(): string | null {
    return this.#chunks.shift() ?? null;
  }

  send(text: string) {
    this.#chunks.push(text);
    this.emit("readable");
  }
}

export class Screen {
  readonly #terminal: Xterm.Terminal;
  readonly #output: FakeOutput;
  readonly #input = new FakeInput();
  #waiting: (() => void)[] = [];

  constructor(columns = 80, rows = 24) {
    this.#terminal = new Terminal({ cols: columns, rows, allowProposedApi: true });
    this.#terminal.loadAddon(new UnicodeGraphemesAddon());
    this.#terminal.unicode.activeVersion = "15-graphemes";
    this.#output = new FakeOutput(this.#terminal, () => {
      for (const look of this.#waiting) look();
    });
  }

  get stdout(): NodeJS.WriteStream {
    return this.#output as unknown as NodeJS.WriteStream;
  }

  get stdin(): NodeJS.ReadStream {
    return this.#input as unknown as NodeJS.ReadStream;
  }

  /** True while keys arrive one by one, as they must not once the program has ended. */
  get raw(): boolean {
    return this.#input.isRaw;
  }

  /** `alternate` while the program has the screen, `normal` before and after. */
  get buffer(): string {
    return this.#terminal.buffer.active.type;
  }

  /** The rows as they are seen, without the blanks at their ends. */
  lines(): string[] {
    const { active } = this.#terminal.buffer;
    return Array.from({ length: this.#terminal.rows }, (_, row) => {
      return (
        active
          .getLine(active.viewportY + row)
          ?.translateToString(true, 0, this.#terminal.cols)
          .trimEnd() ?? ""
      );
    });
  }

  text(): string {
    return this.lines().join("\n");
  }

  /** Bytes as one read of the terminal delivers them. */
  send(text: string): void {
    this.#input.send(text);
  }

  /** Text as a terminal pastes it. */
  paste(text: string): void {
    this.send(`\x1b[200~${text}\x1b[201~`);
  }

  resize(columns: number, rows: number): void {
    this.#terminal.resize(columns, rows);
    this.#output.emit("resize");
  }

  /** Waits until the screen shows it, with nothing on its way to the screen. */
  async waitFor(seen: string | RegExp | ((screen: Screen) => boolean)): Promise<void> {
    const fits = () =>
      this.#output.pending === 0 &&
      (typeof seen === "function"
        ? seen(this)
        : typeof seen === "string"
          ? this.text().includes(seen)
          : seen.test(this.text()));
    await new Promise<void>((resolve, reject) => {
      const end = () => {
        clearTimeout(timer);
        this.#waiting = this.#waiting.filter((one) => one !== look);
      };
      const look = () => {
        if (!fits()) return;
        end();
        resolve();
      };
      const timer = setTimeout(() => {
        end();
        reject(new Error(`waited in vain for ${String(seen)}; the screen:\n${this.text()}`));
      }, patience);
      this.#waiting.push(look);
      look();
    });
  }
}
