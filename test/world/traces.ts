import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type TableName, tables } from '../../shared/storage/tables.ts';
import type { World } from './world.ts';

/** The tables and files (logs, uploads, mails) of a world that contain a text, plain or escaped as in JSON or a URL. */
export async function traces({ dataDir, tables: kept }: World, text: string): Promise<string[]> {
  const escaped = text.replace(/[^ -~]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const forms = [text, escaped, encodeURIComponent(text)];
  const found: string[] = [];
  for (const name of Object.keys(tables) as TableName[]) {
    const items = JSON.stringify(await kept.raw(name));
    if (forms.some((form) => items.includes(form))) found.push(`table ${name}`);
  }
  const needles = forms.map((form) => Buffer.from(form));
  for (const entry of readdirSync(dataDir, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = readFileSync(path);
    if (needles.some((needle) => bytes.includes(needle))) found.push(relative(dataDir, path));
  }
  return found;
}
