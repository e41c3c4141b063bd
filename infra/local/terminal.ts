/** Where lines go: standard output, or what a test reads. */
interface Output {
  isTTY?: boolean;
  write(text: string): unknown;
}

/** The least time between two lines of progress where a line can't be rewritten, in milliseconds. */
const PAUSE = 10_000;
/** Clears the line and doesn't wrap the next text, since a wrapped line can't be rewritten. */
const REWRITE = '\r\u001b[2K\u001b[?7l';
const WRAP = '\u001b[?7h';
const CLEAR = '\r\u001b[2K';

/**
 * Prints for a person. What has happened stays. The progress of long work takes one line, which a terminal rewrites; a file or a
 * pipe gets a line of it now and then.
 */
export class Terminal {
  readonly #output: Output;
  readonly #now: () => number;
  #shown = false;
  #printed = Number.NEGATIVE_INFINITY;

  constructor(output: Output, now: () => number = () => performance.now()) {
    this.#output = output;
    this.#now = now;
  }

  /** Prints what stays. */
  say(text: string): void {
    this.#output.write(`${this.#shown ? CLEAR : ''}${text}\n`);
    this.#shown = false;
  }

  /** @param end whether this work has no further progress */
  progress(text: string, end = false): void {
    if (end) {
      this.say(text);
      this.#printed = Number.NEGATIVE_INFINITY;
    } else if (this.#output.isTTY) {
      this.#output.write(`${REWRITE}${text}${WRAP}`);
      this.#shown = true;
    } else if (this.#now() - this.#printed >= PAUSE) {
      this.#printed = this.#now();
      this.say(text);
    }
  }
}
