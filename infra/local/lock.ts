import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * Makes a data directory this process's own. The lock is one of the operating system's on a SQLite file, so it goes with the
 * process, however that ends.
 * @returns what gives it back.
 * @throws Error when another runtime has it.
 */
export function lockDirectory(directory: string): () => void {
  mkdirSync(directory, { recursive: true });
  const lock = new DatabaseSync(join(directory, 'lock.sqlite'));
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch {
    lock.close();
    throw new Error(
      `数据目录正在使用 · ${directory} is in use by another runtime; stop it or choose another with --data.`,
    );
  }
  return () => lock.close();
}
