import { dateOf } from '../../shared/domain/calendar/time.ts';
import { isOpen } from '../../shared/domain/disputes/negotiation.ts';
import { type Basis, openNegotiation as begin, onNotShared, onRefusal } from '../../shared/domain/disputes/opening.ts';
import { acrossLevels } from '../../shared/domain/people/department.ts';
import { visible } from '../../shared/domain/people/visibility.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import type { Database } from '../../shared/storage/database.ts';
import { derivedId } from '../../shared/storage/ids.ts';
import { takeNumbers } from '../../shared/storage/jobs.ts';
import { load, loadVersion } from '../../shared/storage/read.ts';
import { committed } from './case.ts';
import type { DisputesDeps } from './deps.ts';

/** Article 15: a negotiation about what was refused, or about what is not shared. */
export async function openNegotiation(
  call: Call<'openNegotiation'>,
  deps: DisputesDeps,
): Promise<Outcome<'openNegotiation'>> {
  const { now, principal, body } = call;
  const { database } = deps;
  const basis = await basisOf(call, database);
  const id = await freeId(database, basis);
  const [requester, provider] = await Promise.all([
    load(database, 'department', basis.requester),
    load(database, 'department', basis.provider),
  ]);
  const year = dateOf(now).slice(0, 4);
  const count = await takeNumbers(database, `negotiation-${year}`);
  const opener = {
    id,
    number: `XS-${year}-${String(count).padStart(6, '0')}`,
    acrossLevels: acrossLevels(requester?.state ?? {}, provider?.state ?? {}),
  };
  const grounds = body.on === 'refusal' ? body.grounds : null;
  const opened = begin(basis, { grounds }, opener, principal, now);
  return { ...committed(null, opened, now, deps), location: `/v1/negotiations/${id}` };
}

async function basisOf({ body, principal, now }: Call<'openNegotiation'>, database: Database): Promise<Basis> {
  if (body.on === 'not-shared') {
    const entry = await load(database, 'resource', body.resource);
    if (!entry || !visible.resource(principal, entry.state)) throw new Refusal('not-found', { what: '信息资源' });
    return onNotShared(body, entry.state, principal, now);
  }
  const request = await load(database, 'request', body.request);
  const isSide = request && [request.state.requester, request.state.provider].includes(principal.department);
  if (!request || !isSide) throw new Refusal('not-found', { what: '共享申请' });
  return await onRefusal(body, request.state, (resource, version) => contentOf(database, resource, version));
}

async function contentOf(database: Database, resource: string, version: number) {
  const pinned = await loadVersion(database, resource, version);
  if (!pinned) throw new Error(`no version ${version} of ${resource}`);
  return pinned.content;
}

/**
 * One negotiation at a time about the same entry between the same two, or about the same request: its id is derived from what it
 * is about and how many went before, so two opened at once are one. @throws Refusal `negotiation-open`
 */
async function freeId(database: Database, { request, requester, resource }: Basis): Promise<string> {
  for (let earlier = 0; ; earlier += 1) {
    const id = derivedId('neg', request?.id ?? requester, resource.id, earlier);
    const found = await load(database, 'negotiation', id);
    if (!found) return id;
    if (isOpen(found.state)) throw new Refusal('negotiation-open', { number: found.state.number });
  }
}
