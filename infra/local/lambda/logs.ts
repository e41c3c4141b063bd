import { closeSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

/** The output of the functions: a file of JSON lines for each. Each line is on disk before the runtime reports the event's end. */
export class Logs {
  readonly #directory: string;
  readonly #files = new Map<string, number>();
  readonly #heard: (line: string) => void;

  /** @param heard is told of each line. */
  constructor(directory: string, heard: (line: string) => void = () => {}) {
    this.#directory = directory;
    this.#heard = heard;
    mkdirSync(directory, { recursive: true });
  }

  /** Appends the lines of a stream. A line that isn't JSON is wrapped in JSON. @returns a function that ends this */
  follow(name: string, stream: Readable): () => void {
    let rest = '';
    stream.setEncoding('utf8');
    const append = (text: string) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) this.#append(name, line);
    };
    const finish = () => this.#append(name, rest);
    stream.on('data', append);
    stream.on('end', finish);
    return () => {
      stream.off('data', append);
      stream.off('end', finish);
      // What it says meanwhile is nobody's, and must not pile up.
      stream.resume();
    };
  }

  /** Appends a line of the runtime itself: about a time-out, a crash or an abandoned delivery. */
  note(name: string, message: string, details: object = {}): void {
    this.#append(name, JSON.stringify({ level: 'ERROR', timestamp: new Date().toISOString(), message, ...details }));
  }

  /** The last lines of a log. */
  tail(name: string, lines = 200): string[] {
    try {
      return readFileSync(join(this.#directory, `${name}.log`), 'utf8')
        .trimEnd()
        .split('\n')
        .slice(-lines);
    } catch {
      return [];
    }
  }

  close(): void {
    for (const file of this.#files.values()) closeSync(file);
    this.#files.clear();
  }

  #append(name: string, line: string): void {
    if (!line.trim()) return;
    let file = this.#files.get(name);
    if (file === undefined) {
      file = openSync(join(this.#directory, `${name}.log`), 'a');
      this.#files.set(name, file);
    }
    const json = line.startsWith('{') ? line : JSON.stringify({ timestamp: new Date().toISOString(), message: line });
    writeSync(file, `${json}\n`);
    this.#heard(json);
  }
}
