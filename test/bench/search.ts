import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fold } from '../../shared/adapters/search/grams.ts';
import type { SearchQuery } from '../../shared/adapters/search/port.ts';
import { IndexFile } from '../../shared/adapters/search/sqlite.ts';
import { documents } from '../data/entries.ts';

export interface Row {
  name: string;
  value: number;
  unit: string;
}

const ENTRIES = 100_000;

/** Measures the search index on 100,000 entries made from real ones: size, opening, memory, and each kind of query. */
export async function benchSearch(): Promise<Row[]> {
  const directory = await mkdtemp(join(tmpdir(), 'bench-search-'));
  try {
    const path = join(directory, 'index.sqlite');
    const all = documents(ENTRIES);
    const built = timed(() => {
      const index = IndexFile.create(path);
      index.write({ put: all, remove: [] });
      index.close();
    });
    const { size } = await stat(path);

    const before = process.memoryUsage.rss();
    const opening = timed(() => IndexFile.open(path, { readOnly: true }).search({ q: '企业', limit: 1 }));
    const index = IndexFile.open(path, { readOnly: true });
    const random = numbers(1);
    const one = () => all[Math.floor(random() * all.length)] ?? all[0];
    const part = (length: number) => {
      const characters = Array.from(fold(one()?.name ?? '')).filter((character) => character.trim() !== '');
      const start = Math.floor(random() * Math.max(1, characters.length - length + 1));
      return characters.slice(start, start + length).join('');
    };
    const of = (q: () => string, more: Partial<SearchQuery> = {}) => ({ q, more });
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
    };
    const rows: Row[] = [];
    for (const [name, { q, more }] of Object.entries(kinds)) {
      const times = Array.from({ length: 300 }, () => {
        const query = { q: q(), limit: 25, ...more };
        return timed(() => index.search(query));
      }).sort((a, b) => a - b);
      rows.push({ name: `search, ${name}, p50`, value: round(times[150] ?? 0), unit: 'ms' });
      rows.push({ name: `search, ${name}, p99`, value: round(times[297] ?? 0), unit: 'ms' });
    }
    const memory = process.memoryUsage.rss() - before;
    index.close();
    return [
      { name: 'search index, entries', value: ENTRIES, unit: '' },
      { name: 'search index, built in', value: round(built / 1000), unit: 's' },
      { name: 'search index, size', value: round(size / 2 ** 20), unit: 'MiB' },
      { name: 'search index, opened and first query', value: round(opening), unit: 'ms' },
      { name: 'search index, memory gained by opening and querying', value: round(memory / 2 ** 20), unit: 'MiB' },
      ...rows,
    ];
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
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
