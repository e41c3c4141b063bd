import type { Content } from '../../domain/catalog/content.ts';
import type { ShareType } from '../../domain/catalog/metadata.ts';

/** What entries may be filtered and counted by. */
export const facets = ['department', 'shareType', 'theme', 'format', 'updateCycle'] as const;
export type Facet = (typeof facets)[number];

/** What an entry is, by each of them: the providing department's number, the category of its format and so on. */
interface Properties {
  department: string;
  shareType: ShareType;
  theme: string;
  format: Content['format']['category'];
  updateCycle: Content['updateCycle'];
}
export type Filters = { [F in Facet]?: Properties[F] | undefined };

/** The most relevant, the last published, or the names in the order of their pinyin first. */
const orders = ['relevance', 'newest', 'name'] as const;
type Order = (typeof orders)[number];

/** What is searched for: words or a part of one, or pinyin, and what the entries have to be. */
export interface SearchQuery extends Filters {
  /** Everything that the filters leave where it is left out. */
  q?: string | undefined;
  /** By relevance where it is left out. */
  sort?: Order | undefined;
  /** How many hits at most, 1 or more. */
  limit: number;
  /** Where to go on: `next` of the page before, as it was given. */
  position?: unknown;
}

export interface SearchHit {
  id: string;
  /** What was found of the words, to be marked in the texts; folded as `fold` does. */
  marks: string[];
}

/** A page of hits. `next` is JSON that only the index understands; null at the end. */
export interface SearchPage {
  hits: SearchHit[];
  next: unknown;
}

/** How many of all the entries found have each value, the most frequent first. */
export type FacetCounts = { [F in Facet]: { value: Properties[F]; count: number }[] };

/** What entries may be alike by: the keys of their items (see domain/matching) and parts of their names. */
export interface CandidatesQuery {
  keys: string[];
  name: string;
  /** The entry itself, which is not its own candidate. */
  exclude?: string | undefined;
  /** A department whose entries are left out. */
  excludeDepartment?: string | undefined;
  limit: number;
}

export interface Candidates {
  /** The entries that share the rarest items or parts of the name, those that share most first. */
  ids: string[];
  /** How many entries have an item of each key, counted to some limit. */
  holders: Map<string, number>;
}

/**
 * Finds published entries. The answer may be seconds behind the catalog, so whoever shows a hit reads the entry again and
 * leaves out what the asker may not see.
 */
export interface SearchIndex {
  /** @throws Refusal `cursor-invalid` for a position that isn't one of its own */
  search(query: SearchQuery): Promise<SearchPage>;
  count(query: Omit<SearchQuery, 'limit' | 'position' | 'sort'>): Promise<FacetCounts>;
  /** For each query in turn; many are asked of the same index. */
  candidates(queries: CandidatesQuery[]): Promise<Candidates[]>;
}

/** What the index knows of a published entry. `seq` is the entry's sequence number when it was read. */
export interface SearchDocument extends Properties {
  id: string;
  seq: number;
  /** Instant, Asia/Shanghai; with the id it is the order in which entries are numbered. */
  publishedAt: string;
  name: string;
  abstract: string;
  /** The names of its information items. */
  items: string[];
  /** How the name is read, the likeliest first (see pinyin.ts). */
  readings: string[];
  /** What its items are compared by (see domain/matching). */
  keys: string[];
}

/** A department, whose entries are found by its name too. */
export interface SearchDepartment {
  id: string;
  name: string;
  readings: string[];
}
