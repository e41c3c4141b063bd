import type { Instant } from '../../domain/calendar/time.ts';
import type { Content } from '../../domain/catalog/content.ts';
import type { ShareType } from '../../domain/catalog/metadata.ts';

/** The properties by which entries are filtered and counted. */
export const facets = ['department', 'shareType', 'theme', 'format', 'updateCycle'] as const;
export type Facet = (typeof facets)[number];

/** The values of an entry: the number of its department, the category of its format and so on. */
interface Properties {
  department: string;
  shareType: ShareType;
  theme: string;
  format: Content['format']['category'];
  updateCycle: Content['updateCycle'];
}
export type Filters = { [F in Facet]?: Properties[F] | undefined };

/** The order of hits: by relevance, by publication with the newest first, by the pinyin of the names, or by code. */
const orders = ['relevance', 'newest', 'name', 'code'] as const;
type Order = (typeof orders)[number];

/** A question: words, a part of a word or pinyin, and the properties that the entries must have. */
export interface SearchQuery extends Filters {
  /** Without it, all entries that pass the filters are found. */
  q?: string | undefined;
  /** Without it, the order is by relevance. */
  sort?: Order | undefined;
  /** The most hits on a page, 1 or more. */
  limit: number;
  /** Where to go on: `next` of the page before, unchanged. */
  position?: unknown;
}

/** What a list shows of an entry. */
export interface SearchEntry extends Properties {
  code: string;
  version: number;
  publishedAt: Instant;
  name: string;
  abstract: string;
}

export interface SearchHit {
  id: string;
  entry: SearchEntry;
  /** The words that were found, folded by `fold`, to mark them in the texts. */
  marks: string[];
}

/** A page of hits. `next` is JSON that only the index understands; null at the end. */
export interface SearchPage {
  hits: SearchHit[];
  next: unknown;
}

/** How many of all hits have each value, the most frequent first. */
export type FacetCounts = { [F in Facet]: { value: Properties[F]; count: number }[] };

/** What makes entries alike: the keys of their items (see domain/matching) and parts of their names. */
export interface CandidatesQuery {
  keys: string[];
  name: string;
  /** The entry itself, which is not its own candidate. */
  exclude?: string | undefined;
  /** The department whose entries are left out. */
  excludeDepartment?: string | undefined;
  limit: number;
}

export interface Candidates {
  /** The entries that share the rarest items or parts of the name; those that share most come first. */
  ids: string[];
  /** How many entries have an item of each key, counted up to a limit. */
  holders: Map<string, number>;
}

/**
 * Finds published entries, which everybody may see. The answer may be a second or two older than the catalog. Whoever decides by a hit
 * reads the entry again.
 */
export interface SearchIndex {
  /** @throws Refusal `cursor-invalid` for a position that the index did not give */
  search(query: SearchQuery): Promise<SearchPage>;
  count(query: Omit<SearchQuery, 'limit' | 'position' | 'sort'>): Promise<FacetCounts>;
  /** Answers each query in turn, all from the same index. */
  candidates(queries: CandidatesQuery[]): Promise<Candidates[]>;
}

/** A published entry in the index. `seq` is the sequence number that the entry had when it was read. */
export interface SearchDocument extends SearchEntry {
  id: string;
  seq: number;
  /** The names of its information items. */
  items: string[];
  /** The readings of the name, the likeliest first (see pinyin.ts). */
  readings: string[];
  /** The keys by which its items are compared (see domain/matching). */
  keys: string[];
}

/** A department. Its name finds its entries too. */
export interface SearchDepartment {
  id: string;
  name: string;
  readings: string[];
}
