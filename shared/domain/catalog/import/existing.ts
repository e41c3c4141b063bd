import type { Instant } from '../../calendar/time.ts';
import type { Content } from '../content.ts';
import { isPublished, type Resource } from '../resource.ts';

/** An entry that the catalog has, as an import needs to know it. */
export interface Existing {
  id: Resource['id'];
  code: string;
  provider: string;
  /** Its name as published, or else as drafted; `''` if it has neither. */
  name: string;
  version: number;
  published: Content | null;
  publishedAt: Instant | null;
  /** What stands beside the published version; `withdrawn` if the entry has neither. */
  state: 'published' | 'draft' | 'review' | 'withdrawn';
}

export function existingEntry(resource: Resource): Existing {
  const { id, code, provider, version, draft } = resource;
  const waits = draft?.status === 'proposed' || draft?.status === 'submitted';
  return {
    ...{ id, code, provider, version, published: resource.published, publishedAt: resource.publishedAt },
    name: (resource.published ?? draft?.content)?.name ?? '',
    state: waits ? 'review' : draft ? 'draft' : isPublished(resource) ? 'published' : 'withdrawn',
  };
}

/** Why an entry cannot be revised now; null if it can. */
export function obstacleTo(existing: Existing): 'draft-open' | 'resource-under-review' | 'entry-withdrawn' | null {
  switch (existing.state) {
    case 'draft':
      return 'draft-open';
    case 'review':
      return 'resource-under-review';
    case 'withdrawn':
      return 'entry-withdrawn';
    case 'published':
      return null;
  }
}
