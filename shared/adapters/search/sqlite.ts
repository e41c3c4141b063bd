import { DatabaseSync, type StatementSync } from 'node:sqlite';
import * as z from 'zod';
import { Refusal } from '../../domain/refusals.ts';
import { anyOf, COLUMNS, degrees, filterTokens } from './expression.ts';
import { containing, pairs, tokens, words } from './grams.ts';
import { highlight } from './highlight.ts';
import type { SearchDocument, SearchPage, SearchQuery } from './port.ts';

/** Moves with every change of the layout or of how text is folded: a file of another format is built anew. */
const FORMAT = 1;
/** From this many characters on it is a sentence, answered by its pieces where nothing contains it. */
const SENTENCE = 5;
/** How many hits of its pieces a sentence may have; the rarest pieces are taken, these tell most. */
const PIECES = 5000;
const NEWEST = Number.MAX_SAFE_INTEGER;

/** Rows are numbered in the order of their publication, so the newest of a degree comes first. */
const position = z.union([
  z.strictObject({ degree: z.int().min(0).max(3), before: z.int() }),
  z.strictObject({ skip: z.int().min(0) }),
]);
type Position = z.output<typeof position>;

type Row = { row: number; id: string; name: string };

/** One file of the search index: SQLite's FTS5 over pairs of characters (see grams.ts), without a copy of the texts. */
export class IndexFile {
  readonly #database: DatabaseSync;
  readonly #find: StatementSync;
  readonly #rank: StatementSync;
  readonly #frequency: StatementSync;

  private constructor(database: DatabaseSync) {
    this.#database = database;
    const hits = `SELECT documents.row, id, documents.name FROM entries JOIN documents ON documents.row = entries.rowid
      WHERE entries MATCH ?`;
    this.#find = database.prepare(`${hits} AND entries.rowid < ? ORDER BY entries.rowid DESC LIMIT ?`);
    this.#rank = database.prepare(`${hits} ORDER BY bm25(entries, 10, 2, 2), entries.rowid DESC LIMIT ? OFFSET ?`);
    this.#frequency = database.prepare('SELECT doc FROM vocabulary WHERE term = ?');
  }

  /** A new index at a path, or in memory (`:memory:`). It is written without a journal: what fails halfway is thrown away. */
  static create(path: string): IndexFile {
    const database = new DatabaseSync(path);
    database.exec(`
      PRAGMA journal_mode = OFF;
      PRAGMA synchronous = OFF;
      PRAGMA user_version = ${FORMAT};
      CREATE TABLE documents (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, seq INTEGER NOT NULL, name TEXT NOT NULL);
      CREATE VIRTUAL TABLE entries USING fts5(${COLUMNS.join(', ')},
        content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '1');
      CREATE VIRTUAL TABLE vocabulary USING fts5vocab(entries, row);`);
    return new IndexFile(database);
  }

  /** @throws Error where the file is of another format than this code's, which calls for a rebuild */
  static open(path: string, { readOnly }: { readOnly: boolean }): IndexFile {
    const database = new DatabaseSync(path, { readOnly });
    const { user_version: format } = database.prepare('PRAGMA user_version').get() as { user_version: number };
    if (format !== FORMAT) {
      database.close();
      throw new Error(`the search index is of format ${format}, this code reads ${FORMAT}: rebuild it`);
    }
    database.exec('PRAGMA cache_size = -32000');
    if (!readOnly) database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF');
    return new IndexFile(database);
  }

  get size(): number {
    return (this.#database.prepare('SELECT count(*) AS n FROM documents').get() as { n: number }).n;
  }

  /**
   * Puts in and takes out many at once. What is indexed already at the same or a higher `seq` is left as it is.
   * @returns how many entries it changed
   */
  write(changes: { put: SearchDocument[]; remove: string[] }): number {
    this.#database.exec('BEGIN');
    const put = changes.put.filter((document) => this.#put(document)).length;
    const removed = changes.remove.filter((id) => this.#remove(id)).length;
    this.#database.exec('COMMIT');
    return put + removed;
  }

  search(query: SearchQuery): SearchPage {
    const wanted = words(query.q);
    if (wanted.length === 0) return { hits: [], next: null };
    const from = query.position === undefined ? { degree: 0, before: NEWEST } : read(query.position);
    if ('skip' in from) return this.#pieces(query, wanted, from.skip);

    const found: { degree: number; row: Row }[] = [];
    const expressions = degrees(wanted, query);
    for (let degree = from.degree; degree < expressions.length && found.length <= query.limit; degree++) {
      const before = degree === from.degree ? from.before : NEWEST;
      const rows = this.#find.all(expressions[degree] ?? '', before, query.limit + 1 - found.length) as Row[];
      found.push(...rows.map((row) => ({ degree, row })));
    }
    if (found.length === 0 && query.position === undefined) return this.#pieces(query, wanted, 0);
    const last = found.length > query.limit ? found[query.limit - 1] : undefined;
    const next: Position | null = last ? { degree: last.degree, before: last.row.row } : null;
    return { hits: found.slice(0, query.limit).map(({ row }) => hit(row, wanted)), next };
  }

  close(): void {
    this.#database.close();
  }

  /** A sentence that stands nowhere as it is: entries with the most and the rarest of its pieces. */
  #pieces(query: SearchQuery, wanted: string[], skip: number): SearchPage {
    if (wanted.join('').length < SENTENCE) return { hits: [], next: null };
    const pieces = this.#rarest([...new Set(wanted.flatMap(pairs))]);
    if (pieces.length === 0) return { hits: [], next: null };
    const rows = this.#rank.all(anyOf(pieces, query), query.limit + 1, skip) as Row[];
    const next: Position | null = rows.length > query.limit ? { skip: skip + query.limit } : null;
    return { hits: rows.slice(0, query.limit).map((row) => hit(row, pieces)), next };
  }

  #rarest(pieces: string[]): string[] {
    const counted = pieces
      .map((piece) => ({ piece, count: this.#count(piece) }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => a.count - b.count);
    const taken: string[] = [];
    let hits = 0;
    for (const { piece, count } of counted) {
      hits += count;
      if (taken.length > 0 && hits > PIECES) break;
      taken.push(piece);
    }
    return taken;
  }

  #count(piece: string): number {
    const term = containing(piece).slice(1, -1);
    return (this.#frequency.get(term) as { doc: number } | undefined)?.doc ?? 0;
  }

  #put(document: SearchDocument): boolean {
    const known = this.#row(document.id);
    if (known && known.seq >= document.seq) return false;
    if (known) this.#remove(document.id);
    const { lastInsertRowid: row } = this.#database
      .prepare(
        'INSERT INTO documents (row, id, seq, name) VALUES ((SELECT coalesce(max(row), 0) + 1 FROM documents), ?, ?, ?)',
      )
      .run(document.id, document.seq, document.name);
    this.#database
      .prepare('INSERT INTO entries (rowid, name, abstract, items, filters) VALUES (?, ?, ?, ?, ?)')
      .run(
        row,
        tokens([document.name]),
        tokens([document.abstract]),
        tokens(document.items),
        filterTokens({ department: document.provider, shareType: document.shareType }).join(' '),
      );
    return true;
  }

  #remove(id: string): boolean {
    const known = this.#row(id);
    if (!known) return false;
    this.#database.prepare('DELETE FROM entries WHERE rowid = ?').run(known.row);
    this.#database.prepare('DELETE FROM documents WHERE row = ?').run(known.row);
    return true;
  }

  #row(id: string): { row: number; seq: number } | undefined {
    return this.#database.prepare('SELECT row, seq FROM documents WHERE id = ?').get(id) as
      | { row: number; seq: number }
      | undefined;
  }
}

function hit(row: Row, marked: string[]) {
  return { id: row.id, highlight: highlight(row.name, marked) };
}

function read(given: unknown): Position {
  const parsed = position.safeParse(given);
  if (!parsed.success) throw new Refusal('cursor-invalid');
  return parsed.data;
}
