import type { Instant } from '../../domain/calendar/time.ts';
import type { Content } from '../../domain/catalog/content.ts';
import type { UpperEntry } from '../../domain/catalog/drift.ts';

/** What the upper platform is told about an entry, in our words; the mapping translates it into theirs. */
export interface UpperDocument {
  /** The id of a push, the same however often it is sent: `resource@version`. */
  id: string;
  action: 'publish' | 'withdraw';
  code: string;
  version: number;
  name: string;
  provider: { id: string; name: string; creditCode: string };
  /** When the entry was published or withdrawn. */
  at: Instant;
  /** The hash of the content; null for `withdraw`, like the content itself. */
  hash: string | null;
  content: Content | null;
}

/** A final answer of the platform. */
export type PushAnswer = { is: 'accepted'; receipt: string } | { is: 'refused'; reason: string };

/** The data-sharing platform of the upper city, as far as the catalog is concerned (articles 7, 8). */
export interface Upstream {
  /** @throws UpstreamUnavailable without a final answer; it is not known then whether the platform took the document */
  push(document: UpperDocument): Promise<PushAnswer>;
  /** A page of what it holds, from one of its cursors on. @throws UpstreamUnavailable */
  list(cursor: string | null): Promise<{ held: UpperEntry[]; next: string | null }>;
}

/** The platform was not reached, did not answer in time, or gave no valid answer. The push is tried again later. */
export class UpstreamUnavailable extends Error {}
