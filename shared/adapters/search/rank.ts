import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { fold } from './grams.ts';

/** An entry as it lies in the index. Rows are numbered in the order of their publication. */
export interface Row {
  row: number;
  id: string;
  name: string;
  readings: string;
}
export const ROW = 'documents.row, documents.id, documents.name, documents.readings';

/** One thing that entries may have in common with what is looked for. */
export interface Piece {
  /** FTS5 expression for the entries that have it. */
  expression: string;
  /** Its text, which counts more where it stands in the name; null where that says nothing. */
  text: string | null;
}

export interface Ranked {
  row: Row;
  /** The name, folded. */
  name: string;
  /** The sum of what the pieces tell, each the more the fewer entries have it. */
  score: number;
}

/** From so many entries on, having a piece says little, and counting goes no further. */
const COMMON = 1000;
/** The rarest pieces are taken until they have so many entries together. */
const ENOUGH = 600;
/** What a piece counts for in a name, compared with elsewhere. */
const IN_NAME = 4;

/** How many counts, and rows of pieces, are remembered at most: some 50 MB. */
const REMEMBERED = { counts: 50_000, rows: 500_000 };

/** An entry as it is remembered: with its name folded. */
type Named = Pick<Ranked, 'row' | 'name'>;

/**
 * Ranks entries by the rarest of many pieces, reading a bounded number of rows whatever is asked. What pieces have is
 * remembered while the index doesn't change: of many names compared one after another, most parts come again and again.
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

  /** The pieces with how many entries have them; beyond what is common it isn't counted. */
  counted<P extends Piece>(pieces: P[]): (P & { count: number })[] {
    return pieces.map((piece) => ({ ...piece, count: this.#counted(piece.expression) }));
  }

  /** The pieces that are rare enough to tell something, at least the first that any entry has; the rarest first. */
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

  /** The entries with the most and the rarest of the pieces first, of equals the newest. */
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

  /** How many entries an expression finds, counted to a limit. */
  count(expression: string, limit: number): number {
    return (this.#count.get(expression, limit) as { n: number }).n;
  }

  /** The index has changed: nothing remembered holds any more. */
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

  /** The entries that an expression finds, as many as are common. */
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
