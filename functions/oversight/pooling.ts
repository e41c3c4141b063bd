import { poolingView } from '../../shared/contract/views/oversight.ts';
import { markPooled, poolingId } from '../../shared/domain/catalog/pooling.ts';
import { mustBePublished } from '../../shared/domain/catalog/resource.ts';
import { visible } from '../../shared/domain/people/visibility.ts';
import type { Context } from '../../shared/http/context.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { type Reading, read, subject } from '../../shared/http/subject.ts';
import { load } from '../../shared/storage/read.ts';

const entry = subject({
  kind: 'resource',
  name: '信息资源',
  visible: visible.resource,
  duties: 'none',
  view: ({ id }) => ({ id }),
});

/**
 * Whether the bureau has found the entry's data in the provincial centre's pool. The ETag is `"0"` before it has said
 * anything (article 11).
 */
export async function getPooling(call: Call<'getPooling'>, context: Context): Promise<Outcome<'getPooling'>> {
  const { resource, pooling } = await readPooling(call, context);
  return { body: poolingView(resource.id, pooling?.state ?? null), etag: pooling?.version ?? 0 };
}

/**
 * Marks an entry as pooled. This is stored beside the entry: it says nothing about the content and must not move the
 * version.
 */
export async function updatePooling(call: Call<'updatePooling'>, context: Context): Promise<Outcome<'updatePooling'>> {
  const { resource, pooling } = await readPooling(call, context);
  mustBePublished(resource);
  call.expects(pooling);
  const changes = markPooled(pooling?.state ?? null, { resource, pooled: call.body.pooled }, call);
  return { body: poolingView(resource.id, changes[0].next), etag: (pooling?.version ?? 0) + 1, changes };
}

async function readPooling(call: Reading, context: Context) {
  const { state: resource } = (await read(entry, call, context)).stored;
  return { resource, pooling: await load(context.database, 'pooling', poolingId(resource.id)) };
}
