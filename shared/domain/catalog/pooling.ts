import { type Decision, event } from '../event.ts';
import type { Resource } from './resource.ts';

/** Whether an entry's data really lies in the provincial centre's pool (article 11), as the bureau has found. */
export interface Pooling {
  id: string;
  resource: string;
  provider: string;
  code: string;
  pooled: boolean;
  since: string;
}

export function poolingId(resource: string): string {
  return `${resource}.pooled`;
}

export function markPooled(
  { id, provider, code }: Pick<Resource, 'id' | 'provider' | 'code'>,
  pooled: boolean,
  now: string,
): Decision<Pooling> {
  return {
    next: { id: poolingId(id), resource: id, provider, code, pooled, since: now },
    events: [event('PoolingMarked', { provider, code, pooled })],
  };
}
