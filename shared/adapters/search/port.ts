import type { ShareType } from '../../domain/metadata.ts';

/** What is searched for: words or a part of one, and what the entries have to be. */
export interface SearchQuery {
  q: string;
  /** The providing department. */
  department?: string | undefined;
  shareType?: ShareType | undefined;
  /** How many hits at most, 1 or more. */
  limit: number;
  /** Where to go on: `next` of the page before, as it was given. */
  position?: unknown;
}

export interface SearchHit {
  id: string;
  /** The name, HTML-escaped, with what was found in it marked `<em>`. */
  highlight: string;
}

/** A page of hits, the most relevant first. `next` is JSON that only the index understands; null at the end. */
export interface SearchPage {
  hits: SearchHit[];
  next: unknown;
}

/**
 * Finds published entries. The answer may be seconds behind the catalog, so whoever shows a hit reads the entry again and
 * leaves out what the asker may not see.
 * @throws Refusal `cursor-invalid` for a position that isn't one of its own
 */
export interface SearchIndex {
  search(query: SearchQuery): Promise<SearchPage>;
}

/** What the index knows of a published entry. `seq` is the entry's sequence number when it was read. */
export interface SearchDocument {
  id: string;
  seq: number;
  provider: string;
  shareType: ShareType;
  name: string;
  abstract: string;
  /** The names of its information items. */
  items: string[];
}
