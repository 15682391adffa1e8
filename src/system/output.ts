import { fstatSync, writeSync } from "node:fs";
import { Fault } from "../core/fault.ts";

/** The part of a stream that is written to. */
type Stream = Pick<NodeJS.WriteStream, "write" | "on"> & {
  readonly isTTY?: boolean;
  readonly columns?: number;
};

/** Standard output or standard error. */
export interface Output {
  /** Writes a text as it is; resolves when the reader has it, also when there is no reader any more. */
  write(text: string): Promise<void>;
  /** Writes a text and ends its line. */
  line(text?: string): Promise<void>;
  readonly isTTY: boolean;
  /** Columns of the terminal; 80 where there is none. */
  readonly columns: number;
}

/**
 * Standard output (1) or standard error (2). A reader that has gone (`| head`) is no error: what is left is dropped and
 * the command ends as it would have. A file or a pipe is written to directly; Node's stream, 3 ms to set up, is made
 * for a terminal, and for a reader that is slower than the pipe.
 */
export function output(descriptor: 1 | 2, stream: () => Stream): Output {
  let known: boolean | null = null;
  const isTTY = () => {
    known ??= mayBeTerminal(descriptor) && stream().isTTY === true;
    return known;
  };
  let slow: StreamOutput | null = null;
  const throughStream = () => {
    slow ??= streamOutput(stream());
    return slow;
  };
  let gone = false;
  const write = async (text: string): Promise<void> => {
    if (slow !== null || isTTY()) return throughStream().write(text);
    const bytes = Buffer.from(text);
    for (let written = 0; written < bytes.length && !gone; ) {
      try {
        written += writeSync(descriptor, bytes, written);
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code === "EAGAIN") return throughStream().write(bytes.subarray(written));
        if (code !== "EPIPE") throw unwritable(error as Error);
        gone = true;
      }
    }
  };
  return {
    write,
    line: (text = "") => write(`${text}\n`),
    get isTTY() {
      return isTTY();
    },
    get columns() {
      return isTTY() ? throughStream().columns : 80;
    },
  };
}

/** A terminal is a character device, as some other things are; nothing else can be one. */
function mayBeTerminal(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isCharacterDevice();
  } catch {
    return true;
  }
}

interface StreamOutput extends Output {
  write(text: string | Uint8Array): Promise<void>;
}

/** The same through a stream of Node's. */
export function streamOutput(stream: Stream): StreamOutput {
  let gone = false;
  let broken: Error | null = null;
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE" || error.code === "ERR_STREAM_DESTROYED") gone = true;
    else broken = error;
  });
  const write = (text: string | Uint8Array): Promise<void> => {
    if (gone || text.length === 0) return Promise.resolve();
    if (broken) return Promise.reject(unwritable(broken));
    return new Promise((resolve, reject) => {
      stream.write(text, (error) => {
        const code = (error as NodeJS.ErrnoException | null | undefined)?.code;
        if (!error || code === "EPIPE" || code === "ERR_STREAM_DESTROYED") resolve();
        else reject(unwritable(error));
      });
    });
  };
  return {
    write,
    line: (text = "") => write(`${text}\n`),
    get isTTY() {
      return stream.isTTY === true;
    },
    get columns() {
      return stream.isTTY && stream.columns ? stream.columns : 80;
    },
  };
}

/** A full disk behind `> file` is nothing that the program did wrong. */
function unwritable(error: Error): Fault {
  return new Fault(`what was to be printed can't be written: ${error.message}`, {
    mend: "Look at where the output goes: is the disk full?",
    cause: error,
  });
}
