import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** The files under a directory that hold a text, as it is or as JSON escapes it. */
export function traces(directory: string, text: string): string[] {
  const escaped = text.replace(/[^ -~]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const needles = [text, escaped, encodeURIComponent(text)].map((form) => Buffer.from(form));
  return readdirSync(directory, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => {
      const bytes = readFileSync(path);
      return needles.some((needle) => bytes.includes(needle));
    })
    .map((path) => relative(directory, path));
}
