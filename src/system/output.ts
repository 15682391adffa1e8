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
 * Wraps a stream. A reader that has gone (`| head`) is no error: what is left is dropped and the command ends as it would have.
 */
export function output(stream: Stream): Output {
  let gone = false;
  let broken: Error | null = null;
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE" || error.code === "ERR_STREAM_DESTROYED") gone = true;
    else broken = error;
  });
  const write = (text: string): Promise<void> => {
    if (gone || text === "") return Promise.resolve();
    if (broken) return Promise.reject(broken);
    return new Promise((resolve, reject) => {
      stream.write(text, (error) => {
        const code = (error as NodeJS.ErrnoException | null | undefined)?.code;
        if (!error || code === "EPIPE" || code === "ERR_STREAM_DESTROYED") resolve();
        else reject(error);
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
