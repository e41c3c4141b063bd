import type { Content } from '../../domain/catalog/content.ts';
import type { Held } from '../../domain/catalog/drift.ts';

/** What the upper platform is told of an entry, in our words; the mapping makes theirs of it. */
export interface UpperDocument {
  /** The same for the same push however often it is sent: `resource@version`. */
  id: string;
  action: 'publish' | 'withdraw';
  code: string;
  version: number;
  name: string;
  provider: { id: string; name: string; creditCode: string };
  /** When it was published or withdrawn. */
  at: string;
  /** Of the content; null with `withdraw`, as is the content itself. */
  hash: string | null;
  content: Content | null;
}

/** What it answered for good. */
export type PushAnswer = { is: 'accepted'; receipt: string } | { is: 'refused'; reason: string };

/** The data-sharing platform of the city above, as far as the catalog is concerned (articles 7, 8). */
export interface Upstream {
  /** @throws UpstreamUnavailable where it gave no answer that can stand; whether it took the document is not known then */
  push(document: UpperDocument): Promise<PushAnswer>;
  /** A page of what it holds, from a cursor of its own on. @throws UpstreamUnavailable */
  list(cursor: string | null): Promise<{ held: Held[]; next: string | null }>;
}

/** It could not be reached, did not answer in time, or answered what is no answer: to be tried again later. */
export class UpstreamUnavailable extends Error {}
