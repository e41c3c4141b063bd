import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { tokens } from './bigrams.ts';
import { Finder } from './finder.ts';
import {
  type Candidates,
  type CandidatesQuery,
  type FacetCounts,
  facets,
  type SearchDepartment,
  type SearchDocument,
  type SearchPage,
  type SearchQuery,
} from './port.ts';
import { COLUMNS, codeToken, filterTokens, keyTokens, readingTokens, sortingOf } from './query.ts';

/** Changes with the layout and with the way text is folded; each format has its own snapshots (see pointer.ts). */
export const FORMAT = 6;

export interface Changes {
  put: SearchDocument[];
  remove: string[];
  /** Departments whose names may be new. */
  departments?: SearchDepartment[];
}

/** A file of the search index: FTS5 of SQLite over pairs of characters (see bigrams.ts), and what a list shows of each entry. */
export class IndexFile {
  readonly #database: DatabaseSync;
  readonly #finder: Finder;
  readonly #statements = new Map<string, StatementSync>();

  private constructor(database: DatabaseSync) {
    this.#database = database;
    this.#finder = new Finder(database);
  }

  /** A new index at a path, or in memory (`:memory:`). It has no journal: an index that fails halfway is thrown away. */
  static create(path: string): IndexFile {
    const database = new DatabaseSync(path);
    database.exec(`
      PRAGMA journal_mode = OFF;
      PRAGMA synchronous = OFF;
      PRAGMA user_version = ${FORMAT};
      CREATE TABLE departments (id TEXT PRIMARY KEY, name TEXT NOT NULL, readings TEXT NOT NULL);
      CREATE TABLE kinds (id INTEGER PRIMARY KEY, ${facets.map((facet) => `${facet} TEXT NOT NULL`).join(', ')},
        UNIQUE (${facets.join(', ')}));
      CREATE TABLE documents (row INTEGER PRIMARY KEY, kind INTEGER NOT NULL, id TEXT NOT NULL UNIQUE, seq INTEGER NOT NULL,
        published TEXT NOT NULL, name TEXT NOT NULL, readings TEXT NOT NULL,
        sorting TEXT NOT NULL, code TEXT NOT NULL, version INTEGER NOT NULL, abstract TEXT NOT NULL);
      CREATE INDEX codes ON documents (code);
      CREATE VIRTUAL TABLE entries USING fts5(${COLUMNS.join(', ')},
        content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '1');`);
    return new IndexFile(database);
  }

  /** @throws Error if the file has another format than this code */
  static open(path: string): IndexFile {
    const database = new DatabaseSync(path);
    const { user_version: format } = database.prepare('PRAGMA user_version').get() as { user_version: number };
    if (format !== FORMAT) {
      database.close();
      throw new Error(`the search index is of format ${format}, this code reads ${FORMAT}: rebuild it`);
    }
    database.exec('PRAGMA cache_size = -32000; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF');
    return new IndexFile(database);
  }

  get size(): number {
    return (this.#database.prepare('SELECT count(*) AS n FROM documents').get() as { n: number }).n;
  }

  /**
   * The entries that were published after any of these. Rows are numbered in the order of publication. So an entry that arrives
   * late, or in the same instant as others, is written together with those after it (`write`).
   */
  after(documents: SearchDocument[]): string[] {
    const [first] = this.#fresh(documents).sort(byPublication);
    if (!first) return [];
    const later = this.#statement('SELECT id FROM documents WHERE (published, id) > (?, ?)');
    return (later.all(first.publishedAt, first.id) as { id: string }[]).map(({ id }) => id);
  }

  /**
   * Writes and removes many entries at once. An entry that is already indexed with the same or a higher `seq` keeps its content,
   * but moves behind those published before it; `put` must hold all entries that `after` names.
   * The same changes to the same index always make the same index.
   * @returns how many entries and departments it changed
   */
  write({ put, remove, departments = [] }: Changes): number {
    this.#database.exec('BEGIN');
    const changed = [
      ...departments.filter((department) => this.#name(department)),
      ...this.#putAll(put),
      ...remove.filter((id) => this.#remove(id)),
    ];
    this.#database.exec('COMMIT');
    if (changed.length > 0) this.#finder.changed();
    return changed.length;
  }

  search(query: SearchQuery): SearchPage {
    return this.#finder.search(query);
  }

  count(query: Omit<SearchQuery, 'limit' | 'position' | 'sort'>): FacetCounts {
    return this.#finder.count(query);
  }

  candidates(query: CandidatesQuery): Candidates {
    return this.#finder.candidates(query);
  }

  close(): void {
    this.#database.close();
  }

  /** Prepares a statement once, since FTS5 takes longer to prepare it than to run it. */
  #statement(sql: string): StatementSync {
    const known = this.#statements.get(sql) ?? this.#database.prepare(sql);
    this.#statements.set(sql, known);
    return known;
  }

  /** @returns the departments that are new, or newer than they were */
  #putAll(put: SearchDocument[]): SearchDocument[] {
    const fresh = this.#fresh(put).sort(byPublication);
    const [first] = fresh;
    if (!first) return [];
    const moved = put.filter((one) => this.#row(one.id)?.seq === one.seq && byPublication(one, first) > 0);
    const placed = [...new Map([...moved, ...fresh].map((one) => [one.id, one])).values()].sort(byPublication);
    for (const { id } of placed) this.#remove(id);
    for (const document of placed) this.#insert(document);
    return fresh;
  }

  /** The newest state of each entry that is newer than the indexed one. */
  #fresh(documents: SearchDocument[]): SearchDocument[] {
    const newest = new Map(documents.toSorted((a, b) => a.seq - b.seq).map((one) => [one.id, one]));
    return [...newest.values()].filter(({ id, seq }) => (this.#row(id)?.seq ?? 0) < seq);
  }

  #insert(document: SearchDocument): void {
    const { id, seq, publishedAt, name, code, version, abstract } = document;
    const values = {
      kind: this.#kind(document),
      ...{ id, seq, published: publishedAt, name },
      readings: document.readings.join('|'),
      sorting: sortingOf(document.readings),
      ...{ code, version, abstract },
    };
    const names = Object.keys(values);
    const { lastInsertRowid: row } = this.#statement(
      `INSERT INTO documents (row, ${names.join(', ')})
          VALUES ((SELECT coalesce(max(row), 0) + 1 FROM documents), ${names.map(() => '?').join(', ')})`,
    ).run(...Object.values(values));
    const { pinyin, initials } = readingTokens(document.readings);
    const columns = {
      name: tokens([document.name]),
      abstract: tokens([document.abstract]),
      items: tokens(document.items),
      pinyin,
      initials,
      keys: keyTokens(document.keys),
      filters: [...filterTokens(document), codeToken(document.code)].join(' '),
    } satisfies Record<(typeof COLUMNS)[number], string>;
    this.#statement(
      `INSERT INTO entries (rowid, ${COLUMNS.join(', ')}) VALUES (?, ${COLUMNS.map(() => '?').join(', ')})`,
    ).run(row, ...COLUMNS.map((column) => columns[column]));
  }

  #remove(id: string): boolean {
    const known = this.#row(id);
    if (!known) return false;
    this.#statement('DELETE FROM entries WHERE rowid = ?').run(known.row);
    this.#statement('DELETE FROM documents WHERE row = ?').run(known.row);
    return true;
  }

  #row(id: string): { row: number; seq: number } | undefined {
    return this.#statement('SELECT row, seq FROM documents WHERE id = ?').get(id) as
      | { row: number; seq: number }
      | undefined;
  }

  /** The number of the kind that has these properties. */
  #kind(document: SearchDocument): number {
    const values = facets.map((facet) => document[facet]);
    const same = facets.map((facet) => `${facet} = ?`).join(' AND ');
    const known = this.#statement(`SELECT id FROM kinds WHERE ${same}`).get(...values) as { id: number } | undefined;
    if (known) return known.id;
    const added = this.#statement(
      `INSERT INTO kinds (${facets.join(', ')}) VALUES (${facets.map(() => '?').join(', ')})`,
    ).run(...values);
    return Number(added.lastInsertRowid);
  }

  #name({ id, name, readings }: SearchDepartment): boolean {
    const { changes } = this.#statement(
      `INSERT INTO departments (id, name, readings) VALUES (?, ?, ?)
          ON CONFLICT (id) DO UPDATE SET name = excluded.name, readings = excluded.readings WHERE name <> excluded.name`,
    ).run(id, name, readings.join('|'));
    return Number(changes) > 0;
  }
}

/** The order of rows: by publication, and by id in the same instant. */
function byPublication(a: SearchDocument, b: SearchDocument): number {
  if (a.publishedAt !== b.publishedAt) return a.publishedAt < b.publishedAt ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
