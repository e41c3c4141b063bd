import type { DatabaseSync, StatementSync } from 'node:sqlite';
import * as z from 'zod';
import { Refusal } from '../../domain/refusals.ts';
import { fold, pairs, searchWords, words } from './bigrams.ts';
import { Counts } from './counts.ts';
import { partReader } from './pinyin-query.ts';
import {
  type Candidates,
  type CandidatesQuery,
  type FacetCounts,
  type Filters,
  facets,
  type SearchEntry,
  type SearchHit,
  type SearchPage,
  type SearchQuery,
} from './port.ts';
import { anyOf, type Expressions, everything, expressions, keyed, without } from './query.ts';
import { Ranking, ROW, type Row } from './rank.ts';

/** A search text of so many characters is a sentence. If no entry contains it, its pieces are searched for. */
const SENTENCE = 5;
/** Up to so many hits are read at once and ordered here, which is faster than a query for each degree of relevance. */
const FEW = 200;
const NEWEST = Number.MAX_SAFE_INTEGER;

/** The newest first: rows are numbered in the order of their publication. */
const position = z.union([
  z.strictObject({ degree: z.int().min(0).max(9), before: z.int() }),
  z.strictObject({ skip: z.int().min(0) }),
  z.strictObject({ older: z.int() }),
  z.strictObject({ after: z.tuple([z.string(), z.int()]) }),
  z.strictObject({ code: z.string() }),
]);
type Position = z.output<typeof position>;

/** A search, read from the question. */
interface Wanted {
  words: string[];
  /** Null if the search is for all entries that pass the filters. */
  expressions: Expressions | null;
}

/** Answers questions to one file of the index. */
export class Finder {
  readonly #database: DatabaseSync;
  readonly #ranking: Ranking;
  readonly #newest: StatementSync;
  readonly #oldest: StatementSync;
  readonly #named: StatementSync;
  readonly #coded: StatementSync;
  readonly #codes: StatementSync;
  readonly #counts: Counts;
  readonly #shown: StatementSync;
  #departments: Named[] | null = null;

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#ranking = new Ranking(database);
    const hits = `SELECT ${ROW} FROM entries JOIN documents ON documents.row = entries.rowid WHERE entries MATCH ?`;
    this.#newest = database.prepare(`${hits} AND entries.rowid < ? ORDER BY entries.rowid DESC LIMIT ?`);
    this.#oldest = database.prepare(`${hits} LIMIT ?`);
    this.#named = database.prepare(
      `${hits} AND (documents.sorting, documents.row) > (?, ?) ORDER BY documents.sorting, documents.row LIMIT ?`,
    );
    this.#coded = database.prepare(`${hits} AND documents.code > ? ORDER BY documents.code LIMIT ?`);
    this.#codes = database.prepare(`SELECT ${ROW} FROM documents WHERE code > ? ORDER BY code LIMIT ?`);
    this.#counts = new Counts(database);
    this.#shown = database.prepare(
      `SELECT code, version, published AS publishedAt, name, abstract, ${facets.join(', ')}
         FROM documents JOIN kinds ON kinds.id = documents.kind WHERE documents.id = ?`,
    );
  }

  search(query: SearchQuery): SearchPage {
    const { hits, next } = this.#search(query);
    return { hits: hits.map((hit) => ({ ...hit, entry: this.#entry(hit.id) })), next };
  }

  #search(query: SearchQuery): Found {
    const from = query.position === undefined ? undefined : read(query.position);
    const wanted = this.#wanted(query);
    if (wanted === null) return { hits: [], next: null };
    const sort = query.sort ?? 'relevance';
    if (sort === 'relevance' && wanted.expressions) {
      return this.#byRelevance(query, { ...wanted, expressions: wanted.expressions }, from);
    }
    const { expression, marks } = this.#all(query, wanted);
    if (expression === null) return { hits: [], next: null };
    if (sort === 'code')
      return this.#byCode(expression === everything({}) ? null : expression, marks, query.limit, from);
    return sort === 'name'
      ? this.#byName(expression, marks, query.limit, from)
      : this.#byAge(expression, marks, query.limit, from);
  }

  count(query: Omit<SearchQuery, 'limit'>): FacetCounts {
    const wanted = this.#wanted(query);
    const expression = wanted && this.#all(query, wanted).expression;
    return expression ? this.#counts.of(expression) : nothing();
  }

  candidates({ keys, name, exclude, excludeDepartment, limit }: CandidatesQuery): Candidates {
    const of = (expression: string) => without(expression, excludeDepartment);
    const parts = [...new Set(words(name).flatMap(pairs))];
    const items = this.#ranking.counted(
      [...new Set(keys)].map((key) => ({ key, expression: of(keyed(key)), text: null })),
    );
    const names = this.#ranking.counted(parts.map((text) => ({ expression: of(anyOf([text], {})), text })));
    const ranked = this.#ranking.rank(this.#ranking.rarest([...items, ...names]), this.#size());
    return {
      ids: ranked.flatMap(({ row }) => (row.id === exclude ? [] : [row.id])).slice(0, limit),
      holders: new Map(items.map(({ key, count }) => [key, count])),
    };
  }

  #wanted({ q, ...filters }: Omit<SearchQuery, 'limit'>): Wanted | null {
    if (q === undefined) return { words: [], expressions: null };
    const asked = searchWords(q);
    return asked.length === 0 ? null : { words: asked, expressions: expressions(asked, filters, this.#providers()) };
  }

  /** All hits as one expression. For a sentence that no entry contains it is that of its pieces; null if there are no hits. */
  #all(filters: Filters, wanted: Wanted): { expression: string | null; marks: Marks } {
    if (!wanted.expressions) return { expression: everything(filters), marks: () => [] };
    const { any } = wanted.expressions;
    if (this.#ranking.count(any, 1) > 0) return { expression: any, marks: marking(wanted.words) };
    const pieces = this.#pieces(filters, wanted.words);
    const texts = pieces.map(({ text }) => text);
    return { expression: texts.length > 0 ? anyOf(texts, filters) : null, marks: () => texts };
  }

  #byRelevance(
    query: SearchQuery,
    { words: asked, expressions: found }: { words: string[]; expressions: Expressions },
    from: Position | undefined,
  ): Found {
    if (from && 'skip' in from) return this.#byPieces(query, asked, from.skip);
    const { degree, before } = from === undefined ? { degree: 0, before: NEWEST } : only(from, 'degree');
    const rows: { degree: number; row: Row }[] = [];
    const steps = [...this.#degrees(asked, found), ...found.further.map((expression) => this.#step(expression))];
    for (let at = degree; at < steps.length && rows.length <= query.limit; at++) {
      const step = steps[at]?.(at === degree ? before : NEWEST, query.limit + 1 - rows.length) ?? [];
      for (const row of step) rows.push({ degree: at, row });
    }
    if (rows.length === 0 && from === undefined) return this.#byPieces(query, asked, 0);
    const last = rows.length > query.limit ? rows[query.limit - 1] : undefined;
    const marks = marking(asked);
    return {
      hits: rows.slice(0, query.limit).map(({ row }) => ({ id: row.id, marks: marks(row) })),
      next: last ? ({ degree: last.degree, before: last.row.row } satisfies Position) : null,
    };
  }

  /** Hits in the name, the abstract and the items, degree by degree, the newest first, from a row on. */
  #degrees(asked: string[], { within, degrees }: Expressions): Step[] {
    if (this.#ranking.count(within, FEW + 1) > FEW) return degrees.map((expression) => this.#step(expression));
    const oldest = this.#oldest.all(within, FEW) as unknown as Row[];
    const newest = oldest.reverse().map((row) => ({ row, degree: degreeOf(row.name, asked) }));
    return degrees.map(
      (_, degree) => (before, limit) =>
        newest
          .filter((one) => one.degree === degree && one.row.row < before)
          .slice(0, limit)
          .map(({ row }) => row),
    );
  }

  #step(expression: string): Step {
    return (before, limit) => this.#newest.all(expression, before, limit) as unknown as Row[];
  }

  /** For a sentence that no entry contains: the entries with the most and the rarest of its pieces. */
  #byPieces(query: SearchQuery, asked: string[], skip: number): Found {
    const pieces = this.#pieces(query, asked);
    const texts = pieces.map(({ text }) => text);
    const ranked = this.#ranking.rank(pieces, this.#size());
    const next: Position | null = ranked.length > skip + query.limit ? { skip: skip + query.limit } : null;
    return { hits: ranked.slice(skip, skip + query.limit).map(({ row }) => ({ id: row.id, marks: texts })), next };
  }

  #pieces(filters: Filters, asked: string[]) {
    if (asked.join('').length < SENTENCE) return [];
    const parts = [...new Set(asked.flatMap(pairs))];
    const pieces = parts.map((text) => ({ expression: anyOf([text], filters), text }));
    return this.#ranking.rarest(this.#ranking.counted(pieces));
  }

  #byAge(expression: string, marks: Marks, limit: number, from: Position | undefined): Found {
    const { older } = from === undefined ? { older: NEWEST } : only(from, 'older');
    const rows = this.#newest.all(expression, older, limit + 1) as unknown as Row[];
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return { hits: hits(rows.slice(0, limit), marks), next: last ? ({ older: last.row } satisfies Position) : null };
  }

  #byName(expression: string, marks: Marks, limit: number, from: Position | undefined): Found {
    const { after } = from === undefined ? { after: ['', 0] as const } : only(from, 'after');
    const rows = this.#named.all(expression, ...after, limit + 1) as unknown as Row[];
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    const next: Position | null = last ? { after: [last.sorting, last.row] } : null;
    return { hits: hits(rows.slice(0, limit), marks), next };
  }

  /** @param expression null for all entries, which are read in this order and need no sorting */
  #byCode(expression: string | null, marks: Marks, limit: number, from: Position | undefined): Found {
    const { code } = from === undefined ? { code: '' } : only(from, 'code');
    const rows = (expression === null
      ? this.#codes.all(code, limit + 1)
      : this.#coded.all(expression, code, limit + 1)) as unknown as Row[];
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return { hits: hits(rows.slice(0, limit), marks), next: last ? ({ code: last.code } satisfies Position) : null };
  }

  #entry(id: string): SearchEntry {
    return { ...this.#shown.get(id) } as unknown as SearchEntry;
  }

  /** Finds the departments whose names contain a word or are read as it. */
  #providers(): (word: string) => string[] {
    this.#departments ??= this.#database
      .prepare('SELECT id, name, readings FROM departments')
      .all() as unknown as Named[];
    const departments = this.#departments;
    return (word) => {
      // Nearly every name contains a given letter.
      const partRead = word.length > 1 ? partReader(word) : () => null;
      return departments
        .filter(({ name, readings }) => fold(name).includes(word) || partRead(name, readings.split('|')) !== null)
        .map(({ id }) => id);
    };
  }

  /** Forgets departments and entries, so that they are read again. */
  changed(): void {
    this.#departments = null;
    this.#ranking.changed();
    this.#counts.changed();
  }

  #size(): number {
    return (this.#database.prepare('SELECT max(row) AS n FROM documents').get() as { n: number | null }).n ?? 0;
  }
}

const nothing = () => Object.fromEntries(facets.map((facet) => [facet, []])) as unknown as FacetCounts;

/** A hit without what a list shows of it. */
type Hit = Omit<SearchHit, 'entry'>;
type Found = { hits: Hit[]; next: unknown };

type Named = { id: string; name: string; readings: string };
type Step = (before: number, limit: number) => Row[];
type Marks = (row: Row) => string[];

/** The words, and for a word of letters the part of the name that it stands for. */
function marking(asked: string[]): Marks {
  const readers = asked.map(partReader);
  return ({ name, readings }) => {
    const read = readers.flatMap((partRead) => partRead(name, readings.split('|')) ?? []);
    return [...asked, ...read.map(fold)];
  };
}

function hits(rows: Row[], marks: Marks): Hit[] {
  return rows.map((row) => ({ id: row.id, marks: marks(row) }));
}

/** The degree of relevance, as in the expressions, read from the name. */
function degreeOf(name: string, asked: string[]): number {
  const [first = '', ...others] = asked;
  const parts = words(name);
  const has = (word: string) => parts.some((part) => part.includes(word));
  const begins = (parts[0] ?? '').startsWith(first) && others.every(has);
  if (others.length > 0) return begins ? 0 : asked.every(has) ? 1 : 2;
  return parts[0] === first ? 0 : begins ? 1 : has(first) ? 2 : 3;
}

function read(given: unknown): Position {
  const parsed = position.safeParse(given);
  if (!parsed.success) throw new Refusal('cursor-invalid');
  return parsed.data;
}

/** A position in the order of the question. @throws Refusal `cursor-invalid` */
function only<K extends string>(from: Position, key: K): Extract<Position, Record<K, unknown>> {
  if (!(key in from)) throw new Refusal('cursor-invalid');
  return from as Extract<Position, Record<K, unknown>>;
}
