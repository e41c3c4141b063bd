import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fold } from '../../shared/adapters/search/bigrams.ts';
import type { SearchDocument, SearchQuery } from '../../shared/adapters/search/port.ts';
import { IndexFile } from '../../shared/adapters/search/sqlite.ts';
import { departments, documents } from '../data/entries.ts';

export interface Row {
  name: string;
  value: number;
  unit: string;
  /** At most this, where there is a goal. */
  goal?: number;
}

const ENTRIES = 100_000;

/** The goals: milliseconds of half of the queries and of opening, MiB of memory. */
const GOALS = { query: 5, opening: 100, memory: 512 };
/** Parts of names of each length that are compared with a reading of every text. */
const SCANNED = 50;

/** Measures the search index on 100,000 entries made from real ones: size, opening, memory, exactness, each kind of query. */
export async function benchSearch(): Promise<Row[]> {
  const directory = await mkdtemp(join(tmpdir(), 'bench-search-'));
  try {
    const path = join(directory, 'index.sqlite');
    const all = documents(ENTRIES);
    const built = timed(() => {
      const index = IndexFile.create(path);
      index.write({ put: all, remove: [], departments });
      index.close();
    });
    const { size } = await stat(path);

    const before = process.memoryUsage.rss();
    const opening = timed(() => IndexFile.open(path).search({ q: '企业', limit: 1 }));
    const index = IndexFile.open(path);
    const random = numbers(1);
    const one = () => all[Math.floor(random() * all.length)] ?? all[0];
    const part = (length: number) => {
      const characters = Array.from(fold(one()?.name ?? '')).filter((character) => character.trim() !== '');
      const start = Math.floor(random() * Math.max(1, characters.length - length + 1));
      return characters.slice(start, start + length).join('');
    };
    const of = (q: (() => string) | undefined, more: Partial<SearchQuery> = {}) => ({ q, more });
    const syllables = (length: number) => {
      const read = (one()?.readings[0] ?? '').split(' ').filter((syllable) => /^[a-z]{2,}$/.test(syllable));
      const start = Math.floor(random() * Math.max(1, read.length - length + 1));
      return read.slice(start, start + length);
    };
    const initials = (length: number) =>
      syllables(length)
        .map((syllable) => syllable[0])
        .join('');
    const kinds = {
      '1 character': of(() => part(1)),
      '2 characters': of(() => part(2)),
      '3 characters': of(() => part(3)),
      '4 characters': of(() => part(4)),
      'whole name': of(() => one()?.name ?? ''),
      'two words': of(() => `${part(2)} ${part(2)}`),
      'sentence that stands nowhere': of(() => `请问${part(3)}的${part(2)}在哪里办理`),
      '2 characters, one department': of(() => part(2), { department: '07' }),
      '1 character, department and type': of(() => part(1), { department: '31', shareType: 'conditional' }),
      'full pinyin': of(() => syllables(4).join('')),
      'initials of pinyin': of(() => initials(4)),
      'department by name': of(() => departments[Math.floor(random() * departments.length)]?.name ?? ''),
      '2 characters, newest first': of(() => part(2), { sort: 'newest' }),
      '2 characters, by name': of(() => part(2), { sort: 'name' }),
      'everything of a theme, newest first': of(undefined, { theme: '经济', sort: 'newest' }),
    };
    const rows: Row[] = [];
    for (const [name, { q, more }] of Object.entries(kinds)) {
      const times = Array.from({ length: 300 }, () => {
        const query = { q: q?.(), limit: 25, ...more };
        return timed(() => index.search(query));
      });
      rows.push(...percentiles(`search, ${name}`, times));
    }
    const counted = Array.from({ length: 300 }, () => {
      const q = part(2);
      return timed(() => index.count({ q }));
    });
    rows.push(...percentiles('search, facets of 2 characters', counted));
    const compared = Array.from({ length: 300 }, () => {
      const { keys = [], name = '' } = one() ?? {};
      return timed(() => index.candidates({ keys, name, limit: 50 }));
    });
    rows.push(...percentiles('search, candidates for once-only', compared));
    const memory = process.memoryUsage.rss() - before;
    const inexact = [1, 2, 3, 4].map((length) => ({
      name: `search, of ${SCANNED} parts of ${length}, those not found exactly as by reading every text`,
      value: wrongOf(
        index,
        all,
        Array.from({ length: SCANNED }, () => part(length)),
      ),
      unit: '',
      goal: 0,
    }));
    index.close();
    return [
      { name: 'search index, entries', value: ENTRIES, unit: '' },
      { name: 'search index, built in', value: round(built / 1000), unit: 's' },
      { name: 'search index, size', value: round(size / 2 ** 20), unit: 'MiB' },
      { name: 'search index, opened and first query', value: round(opening), unit: 'ms', goal: GOALS.opening },
      {
        name: 'search index, memory gained by opening and querying',
        value: round(memory / 2 ** 20),
        unit: 'MiB',
        goal: GOALS.memory,
      },
      ...inexact,
      ...rows,
    ];
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** How many of these the index finds otherwise than reading every name, abstract, item and name of a department does. */
function wrongOf(index: IndexFile, all: SearchDocument[], parts: string[]): number {
  const providers = new Map(departments.map(({ id, name }) => [id, fold(name)]));
  const texts = all.map(({ id, name, abstract, items, department }) => ({
    id,
    text: [...[name, abstract, ...items].map(fold), providers.get(department) ?? ''].join('\n'),
  }));
  return parts.filter((part) => {
    const found = new Set(index.search({ q: part, limit: all.length }).hits.map(({ id }) => id));
    const expected = texts.filter(({ text }) => text.includes(part));
    return found.size !== expected.length || expected.some(({ id }) => !found.has(id));
  }).length;
}

function percentiles(name: string, times: number[]): Row[] {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => round(sorted[Math.floor(sorted.length * share)] ?? 0);
  return [
    { name: `${name}, p50`, value: at(0.5), unit: 'ms', goal: GOALS.query },
    { name: `${name}, p99`, value: at(0.99), unit: 'ms' },
  ];
}

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** The same numbers in [0, 1) each time (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

if (import.meta.main) console.table(await benchSearch());
