import { setTimeout as after } from 'node:timers/promises';
import { type Copy, fetchChanges, loadCopy } from './loading.ts';
import type { Objects } from './objects.ts';
import { type Chain, readPointer } from './pointer.ts';
import type { Candidates, CandidatesQuery, FacetCounts, SearchIndex, SearchPage, SearchQuery } from './port.ts';
import { IndexFile } from './sqlite.ts';

/** How often a snapshot may be replaced and removed while it is fetched. */
const ATTEMPTS = 5;

interface Open extends Chain {
  copy: Copy;
  /** The version of the pointer that led here. */
  etag: string;
}

/**
 * Searches the current snapshot with the changes made since. Each search asks whether the pointer has moved, and waits only for a
 * limited time for what is new. After that the old index answers, and the next search looks whether the new one has come.
 */
export class SnapshotReader implements SearchIndex {
  readonly #objects: Objects;
  readonly #patience: number;
  /** What is searched before the first snapshot. */
  readonly #empty = IndexFile.create(':memory:');
  #open: Open | null = null;
  #refreshing: Promise<void> | null = null;

  /** @param patience how long a search that has an old snapshot waits for a new one, in milliseconds */
  constructor(objects: Objects, { patience = 1000 }: { patience?: number } = {}) {
    this.#objects = objects;
    this.#patience = patience;
  }

  async search(query: SearchQuery): Promise<SearchPage> {
    return (await this.#current()).search(query);
  }

  async count(query: Omit<SearchQuery, 'limit' | 'position' | 'sort'>): Promise<FacetCounts> {
    return (await this.#current()).count(query);
  }

  async candidates(queries: CandidatesQuery[]): Promise<Candidates[]> {
    const index = await this.#current();
    return queries.map((query) => index.candidates(query));
  }

  /** Closes the open file. */
  close(): void {
    void this.#open?.copy.close();
    this.#open = null;
    this.#empty.close();
  }

  async #current(): Promise<IndexFile> {
    this.#refreshing ??= this.#refresh().finally(() => {
      this.#refreshing = null;
    });
    if (this.#open) {
      const waiting = new AbortController();
      const patience = after(this.#patience, undefined, { signal: waiting.signal }).catch(() => undefined);
      await Promise.race([this.#refreshing, patience]).finally(() => waiting.abort());
    } else {
      await this.#refreshing;
    }
    return this.#open?.copy.index ?? this.#empty;
  }

  async #refresh(): Promise<void> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const pointer = await readPointer(this.#objects, this.#open?.etag);
      if (pointer === null) return await this.#leave();
      if (pointer === 'unchanged' || this.#open?.etag === pointer.etag) return;
      if (await this.#follow(pointer)) return;
    }
    throw new Error('the search index is replaced faster than it can be fetched');
  }

  /** There is no index any more. */
  async #leave(): Promise<void> {
    const open = this.#open;
    this.#open = null;
    await open?.copy.close();
  }

  /** @returns false if what the pointer names was replaced and removed before it could be fetched */
  async #follow({ snapshot, deltas, etag }: Chain & { etag: string }): Promise<boolean> {
    const open = this.#open;
    const isNext = open?.snapshot === snapshot && open.deltas.every((delta, n) => deltas[n] === delta);
    const changes = isNext ? await fetchChanges(this.#objects, deltas.slice(open.deltas.length)) : null;
    if (open && changes) {
      // A copy that fails halfway is not opened again.
      this.#open = null;
      for (const each of changes) open.copy.index.write(each);
      this.#open = { ...open, deltas, etag };
      return true;
    }
    const copy = await loadCopy(this.#objects, { snapshot, deltas });
    if (!copy) return false;
    this.#open = { copy, snapshot, deltas, etag };
    await open?.copy.close();
    return true;
  }
}
