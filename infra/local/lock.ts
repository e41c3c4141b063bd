import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * Locks a data directory for this process. It is the operating system's lock on a SQLite file, so it ends with the process, even
 * when the process is killed.
 * @returns a function that unlocks it.
 * @throws Error when another runtime has locked it.
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
