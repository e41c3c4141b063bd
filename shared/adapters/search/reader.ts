import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import type { Objects } from './objects.ts';
import { readPointer, snapshotKey } from './pointer.ts';
import type { Candidates, CandidatesQuery, FacetCounts, SearchIndex, SearchPage, SearchQuery } from './port.ts';
import { IndexFile } from './sqlite.ts';

/** How often a snapshot may be replaced and removed while it is fetched. */
const ATTEMPTS = 5;

interface Open {
  index: IndexFile;
  /** The version of the pointer that led here, if there was a pointer. */
  etag: string | undefined;
}

/**
 * Searches the current snapshot. Each search asks whether the pointer has moved. It waits for a new snapshot only for a limited
 * time. After that the old one answers, and the next search looks whether the new one has come.
 */
export class SnapshotReader implements SearchIndex {
  readonly #objects: Objects;
  readonly #patience: number;
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
    this.#open?.index.close();
    this.#open = null;
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
    if (!this.#open) throw new Error('the search index is closed');
    return this.#open.index;
  }

  async #refresh(): Promise<void> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const pointer = await readPointer(this.#objects, this.#open?.etag);
      if (pointer === 'unchanged' || (this.#open && this.#open.etag === pointer?.etag)) return;
      const index = pointer ? await this.#fetch(pointer.snapshot) : IndexFile.create(':memory:');
      if (!index) continue;
      this.#open?.index.close();
      this.#open = { index, etag: pointer?.etag };
      return;
    }
    throw new Error('the search index is replaced faster than it can be fetched');
  }

  /** The file is unlinked as soon as it is open, so it is not left behind when the index is closed (except on Windows). */
  async #fetch(snapshot: string): Promise<IndexFile | null> {
    const directory = await mkdtemp(join(tmpdir(), 'search-'));
    try {
      const path = join(directory, 'index.sqlite');
      return (await this.#objects.download(snapshotKey(snapshot), path))
        ? IndexFile.open(path, { readOnly: true })
        : null;
    } finally {
      await rm(directory, { recursive: true, force: true }).catch(() => undefined);
    }
  }
}
