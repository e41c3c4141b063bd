import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { fold } from './bigrams.ts';

/** An entry of the index. Rows are numbered in the order of publication. */
export interface Row {
  row: number;
  id: string;
  name: string;
  readings: string;
  /** What it is sorted by, by name. */
  sorting: string;
  code: string;
}
export const ROW = 'documents.row, documents.id, documents.name, documents.readings, documents.sorting, documents.code';

/** A feature that entries may share with the search. */
export interface Piece {
  /** The FTS5 expression of the entries that have it. */
  expression: string;
  /** Its text, which counts more in a name; null if the name does not matter. */
  text: string | null;
}

export interface Ranked {
  row: Row;
  /** The name, folded. */
  name: string;
  /** The sum of the weights of its pieces. A piece weighs more if fewer entries have it. */
  score: number;
}

/** A piece that so many entries have says little, and counting stops here. */
const COMMON = 1000;
/** The rarest pieces are taken until they find so many entries together. */
const ENOUGH = 600;
/** How much more a piece counts in a name than elsewhere. */
const IN_NAME = 4;

/** The most counts, and rows of pieces, that are remembered: some 50 MB. */
const REMEMBERED = { counts: 50_000, rows: 500_000 };

/** An entry in memory, with its name folded. */
type Named = Pick<Ranked, 'row' | 'name'>;

/**
 * Ranks entries by the rarest of many pieces. It reads a limited number of rows for any question. It remembers the entries of
 * pieces until the index changes, since many names that are compared one after another share most of their parts.
 */
export class Ranking {
  readonly #count: StatementSync;
  readonly #rows: StatementSync;
  readonly #counts = new Map<string, number>();
  readonly #entries = new Map<number, Named>();
  readonly #having = new Map<string, Named[]>();
  #remembered = 0;

  constructor(database: DatabaseSync) {
    this.#count = database.prepare(
      'SELECT count(*) AS n FROM (SELECT rowid FROM entries WHERE entries MATCH ? LIMIT ?)',
    );
    this.#rows = database.prepare(
      `SELECT ${ROW} FROM entries JOIN documents ON documents.row = entries.rowid WHERE entries MATCH ? LIMIT ?`,
    );
  }

  /** Each piece with the number of entries that have it, counted up to what is common. */
  counted<P extends Piece>(pieces: P[]): (P & { count: number })[] {
    return pieces.map((piece) => ({ ...piece, count: this.#counted(piece.expression) }));
  }

  /** The pieces that are rare enough to say something, the rarest first; at least the first piece that any entry has. */
  rarest<P extends Piece & { count: number }>(pieces: P[]): P[] {
    const counted = pieces.filter(({ count }) => count > 0).sort((a, b) => a.count - b.count);
    const taken: P[] = [];
    let rows = 0;
    for (const piece of counted) {
      rows += piece.count;
      if (taken.length > 0 && (rows > ENOUGH || piece.count > COMMON)) break;
      taken.push(piece);
    }
    return taken;
  }

  /** The entries, those with the most and the rarest of the pieces first, and the newest first among equals. */
  rank(pieces: (Piece & { count: number })[], size: number): Ranked[] {
    const found = new Map<number, Ranked>();
    for (const { expression, text, count } of pieces) {
      const tells = Math.log(1 + size / count);
      for (const entry of this.#with(expression)) {
        const ranked = found.get(entry.row.row) ?? { ...entry, score: 0 };
        ranked.score += text !== null && ranked.name.includes(text) ? IN_NAME * tells : tells;
        found.set(entry.row.row, ranked);
      }
    }
    return [...found.values()].sort((a, b) => b.score - a.score || b.row.row - a.row.row);
  }

  /** How many entries an expression finds, counted up to a limit. */
  count(expression: string, limit: number): number {
    return (this.#count.get(expression, limit) as { n: number }).n;
  }

  /** Forgets everything, since the index has changed. */
  changed(): void {
    this.#counts.clear();
    this.#entries.clear();
    this.#having.clear();
    this.#remembered = 0;
  }

  #counted(expression: string): number {
    const known = this.#counts.get(expression);
    if (known !== undefined) return known;
    const counted = this.count(expression, COMMON + 1);
    if (this.#counts.size >= REMEMBERED.counts) this.#counts.clear();
    this.#counts.set(expression, counted);
    return counted;
  }

  /** The entries that an expression finds, up to what is common. */
  #with(expression: string): Named[] {
    const known = this.#having.get(expression);
    if (known) return known;
    const rows = this.#rows.all(expression, COMMON) as unknown as Row[];
    if (this.#remembered + rows.length > REMEMBERED.rows) this.changed();
    const entries = rows.map((row) => {
      const entry = this.#entries.get(row.row) ?? { row, name: fold(row.name) };
      this.#entries.set(row.row, entry);
      return entry;
    });
    this.#having.set(expression, entries);
    this.#remembered += rows.length;
    return entries;
  }
}
