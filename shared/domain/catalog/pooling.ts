import type { Instant } from '../calendar/time.ts';
import { type Change, change } from '../change.ts';
import type { Circumstances } from '../circumstances.ts';
import { event } from '../event.ts';
import type { Resource } from './resource.ts';

/** Whether the data of an entry is in the pool of the provincial centre, as the bureau found (article 11). */
export interface Pooling {
  id: string;
  resource: string;
  provider: string;
  code: string;
  pooled: boolean;
  since: Instant;
}

export function poolingId(resource: string): string {
  return `${resource}.pooled`;
}

export function markPooled(
  before: Pooling | null,
  { resource, pooled }: { resource: Pick<Resource, 'id' | 'provider' | 'code'>; pooled: boolean },
  { now }: Pick<Circumstances, 'now'>,
): [Change<'pooling', Pooling>] {
  const { id, provider, code } = resource;
  const next = { id: poolingId(id), resource: id, provider, code, pooled, since: now };
  return [change('pooling', before, next, event('PoolingMarked', { provider, code, pooled }))];
}
