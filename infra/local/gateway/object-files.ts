import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface StoredObject {
  /** The path of the object in requests: `/bucket/key`. */
  url: string;
  type: string;
  content: Buffer;
}

/** A file for each object, so that objects outlive the process. The first line is the content type; the content follows. */
export class ObjectFiles {
  readonly #directory: string;

  constructor(directory: string) {
    this.#directory = directory;
    mkdirSync(directory, { recursive: true });
  }

  all(): StoredObject[] {
    return readdirSync(this.#directory)
      .filter((name) => name.startsWith('%2F'))
      .map((name) => {
        const bytes = readFileSync(join(this.#directory, name));
        const end = bytes.indexOf('\n');
        return {
          url: decodeURIComponent(name),
          type: bytes.toString('utf8', 0, end),
          content: bytes.subarray(end + 1),
        };
      });
  }

  keep({ url, type, content }: StoredObject): void {
    // A kill leaves the old file or the new one, never a part.
    const fresh = join(this.#directory, `.${process.pid}`);
    writeFileSync(fresh, Buffer.concat([Buffer.from(`${type}\n`), content]));
    renameSync(fresh, this.#file(url));
  }

  forget(url: string): void {
    rmSync(this.#file(url), { force: true });
  }

  #file(url: string): string {
    return join(this.#directory, encodeURIComponent(url));
  }
}
