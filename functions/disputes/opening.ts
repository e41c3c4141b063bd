import { isOpenNegotiation } from '../../shared/domain/disputes/negotiation.ts';
import * as opening from '../../shared/domain/disputes/opening.ts';
import type { Id } from '../../shared/domain/id.ts';
import { acrossLevels } from '../../shared/domain/people/department.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import type { Context } from '../../shared/http/context.ts';
import { visibleEntry } from '../../shared/http/references.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { begin } from '../../shared/http/subject.ts';
import type { Database } from '../../shared/storage/database.ts';
import { derivedId } from '../../shared/storage/ids.ts';
import { nextNumber } from '../../shared/storage/numbers.ts';
import { load, loadVersion } from '../../shared/storage/read.ts';
import { negotiation } from './negotiations.ts';

/** Opens a negotiation about refused items, or about data that is not shared (article 15). */
export async function createNegotiation(
  call: Call<'createNegotiation'>,
  context: Context,
): Promise<Outcome<'createNegotiation'>> {
  const { now, body } = call;
  const { database } = context;
  const matter = await matterOf(call, database);
  const id = await freeId(database, matter);
  const [requester, provider] = await Promise.all([
    load(database, 'department', matter.requester),
    load(database, 'department', matter.provider),
  ]);
  const beginning = {
    ...matter,
    id,
    number: await nextNumber(database, 'negotiation', now),
    acrossLevels: acrossLevels(requester?.state ?? {}, provider?.state ?? {}),
    grounds: body.on === 'refusal' ? body.grounds : null,
  };
  const opened = await begin(negotiation, call, context, (at) => opening.openNegotiation(beginning, at));
  return { ...opened, location: `/v1/negotiations/${id}` };
}

async function matterOf(
  { body, principal: by, now }: Call<'createNegotiation'>,
  database: Database,
): Promise<opening.DisputeMatter> {
  if (body.on === 'not-shared') {
    return opening.onNotShared(await visibleEntry(database, body.resource, by), body, { by, now });
  }
  const request = await load(database, 'request', body.request);
  const isSide = request && [request.state.requester, request.state.provider].includes(by.department);
  if (!request || !isSide) throw new Refusal('not-found', { what: '共享申请' });
  return await opening.onRefusal(request.state, body, (resource, version) => contentOf(database, resource, version));
}

async function contentOf(database: Database, resource: string, version: number) {
  const pinned = await loadVersion(database, resource, version);
  if (!pinned) throw new Error(`no version ${version} of ${resource}`);
  return pinned.content;
}

/**
 * The id of a new negotiation. Only one may be open at a time about the same entry between the same two departments, or
 * about the same request. The id is derived from that subject and the number of earlier negotiations, so two people who
 * open one at once open the same.
 * @throws Refusal `negotiation-open`
 */
async function freeId(database: Database, { request, requester, resource }: opening.DisputeMatter): Promise<Id<'neg'>> {
  for (let earlier = 0; ; earlier += 1) {
    const id = derivedId('neg', request?.id ?? requester, resource.id, earlier);
    const found = await load(database, 'negotiation', id);
    if (!found) return id;
    if (isOpenNegotiation(found.state)) throw new Refusal('negotiation-open', { number: found.state.number });
  }
}
