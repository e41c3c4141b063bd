import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';

/** A named collection of JSON values that outlives the process. */
export interface Collection<T> {
  get(key: string): T | undefined;
  set(key: string, value: T): void;
  delete(key: string): boolean;
  /** All values, in the order they were first set. */
  all(): T[];
}

/**
 * What the runtime itself keeps between starts (clock, schedules, mails, secrets, stream positions), in one SQLite file.
 * When a call returns, its write survives a kill of the process.
 */
export class Store {
  readonly #database: DatabaseSync;

  constructor(file: string) {
    mkdirSync(dirname(file), { recursive: true });
    this.#database = new DatabaseSync(file);
    this.#database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000');
  }

  collection<T>(name: string): Collection<T> {
    this.#database.exec(
      `CREATE TABLE IF NOT EXISTS "${name}" (n INTEGER PRIMARY KEY, key TEXT UNIQUE NOT NULL, value TEXT NOT NULL)`,
    );
    const prepare = (sql: string): StatementSync => this.#database.prepare(sql);
    const select = prepare(`SELECT value FROM "${name}" WHERE key = ?`);
    const upsert = prepare(
      `INSERT INTO "${name}" (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
    );
    const remove = prepare(`DELETE FROM "${name}" WHERE key = ?`);
    const list = prepare(`SELECT value FROM "${name}" ORDER BY n`);
    const parse = (row: unknown): T => JSON.parse((row as { value: string }).value) as T;
    return {
      get: (key) => {
        const row = select.get(key);
        return row && parse(row);
      },
      set: (key, value) => {
        upsert.run(key, JSON.stringify(value));
      },
      delete: (key) => remove.run(key).changes > 0,
      all: () => list.all().map(parse),
    };
  }

  close(): void {
    this.#database.close();
  }
}
