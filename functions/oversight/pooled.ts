import { poolingView } from '../../shared/contract/views/oversight.ts';
import { markPooled, poolingId } from '../../shared/domain/catalog/pooling.ts';
import { isPublished } from '../../shared/domain/catalog/resource.ts';
import { visible } from '../../shared/domain/people/visibility.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { step } from '../../shared/storage/commit.ts';
import type { Database } from '../../shared/storage/database.ts';
import { load } from '../../shared/storage/read.ts';
import type { OversightDeps } from './deps.ts';

/** Whether the bureau has found the entry's data in the provincial centre's pool (article 11). Its ETag is `"0"` before the first word. */
export async function getPooled(call: Call<'getPooled'>, { database }: OversightDeps): Promise<Outcome<'getPooled'>> {
  await readEntry(database, call);
  const pooling = await load(database, 'pooling', poolingId(call.params.id));
  return { body: poolingView(call.params.id, pooling?.state ?? null), etag: pooling?.version ?? 0 };
}

/** Kept beside the entry and not in it, since it says nothing of the entry's content and must not move its version. */
export async function setPooled(call: Call<'setPooled'>, { database }: OversightDeps): Promise<Outcome<'setPooled'>> {
  const entry = await readEntry(database, call);
  if (!isPublished(entry)) throw new Refusal('resource-not-published');
  const before = await load(database, 'pooling', poolingId(entry.id));
  call.expects(before);
  const marked = markPooled(entry, call.body.pooled, call.now);
  return {
    body: poolingView(entry.id, marked.next),
    etag: (before?.version ?? 0) + 1,
    changes: [step('pooling', before, marked)],
  };
}

async function readEntry(database: Database, { params, principal }: Pick<Call<'getPooled'>, 'params' | 'principal'>) {
  const entry = (await load(database, 'resource', params.id))?.state;
  if (!entry || !visible.resource(principal, entry)) throw new Refusal('not-found', { what: '信息资源' });
  return entry;
}
