import { interfaceView } from '../../shared/contract/views/exchange.ts';
import { isServed } from '../../shared/domain/grants/exchange.ts';
import {
  type DataInterface,
  registerInterface as register,
  retireInterface as retire,
} from '../../shared/domain/grants/interface.ts';
import { isBureau, visible } from '../../shared/domain/people/visibility.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import { mapPage, paged } from '../../shared/http/page.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { type Stored, step } from '../../shared/storage/commit.ts';
import type { Database } from '../../shared/storage/database.ts';
import { newId } from '../../shared/storage/ids.ts';
import { departmentIds, list, listings, type Page, type Position } from '../../shared/storage/lists.ts';
import { load } from '../../shared/storage/read.ts';
import type { ExchangeDeps } from './deps.ts';

/** Staff register an interface that their department publishes on the existing platform for one of its entries. */
export async function registerInterface(
  call: Call<'registerInterface'>,
  { database, origins }: ExchangeDeps,
): Promise<Outcome<'registerInterface'>> {
  const { body, now, principal } = call;
  const resource = await load(database, 'resource', body.resource);
  if (!resource || !visible.resource(principal, resource.state)) throw new Refusal('not-found', { what: '信息资源' });
  const id = newId('itf', now);
  const registered = register(body, resource.state, { id, by: principal, origins }, now);
  return {
    body: interfaceView(registered.next),
    etag: 1,
    location: `/v1/interfaces/${id}`,
    changes: [step('interface', null, registered)],
  };
}

/** A department's own; for the bureau those of all, or of the department asked for. */
export async function listInterfaces(
  call: Call<'listInterfaces'>,
  { database, cursors }: ExchangeDeps,
): Promise<Outcome<'listInterfaces'>> {
  const { principal, query } = call;
  const asked = query.department ?? (isBureau(principal) ? null : principal.department);
  if (asked !== null && asked !== principal.department && !isBureau(principal)) throw new Refusal('role-missing');
  const listing = listings.interfaces(asked === null ? await departmentIds(database) : [asked]);
  const page = await paged(call, cursors, (from, limit) => list<'interface'>(database, listing, { limit, from }));
  return { body: mapPage(page, ({ state }) => interfaceView(state)) };
}

export async function getInterface(
  call: Call<'getInterface'>,
  { database }: ExchangeDeps,
): Promise<Outcome<'getInterface'>> {
  const one = await readInterface(database, call);
  return { body: interfaceView(one.state), etag: one.version };
}

export async function retireInterface(
  call: Call<'retireInterface'>,
  { database }: ExchangeDeps,
): Promise<Outcome<'retireInterface'>> {
  const one = await readInterface(database, call);
  call.expects(one);
  const { principal: by, body, now } = call;
  const retired = retire(one.state, { by, reason: body.reason, serves: await served(database, one.state, now) }, now);
  return { body: interfaceView(retired.next), etag: one.version + 1, changes: [step('interface', one, retired)] };
}

/** A grant that an interface serves, by its number; null where there is none. One provided this very second is not listed yet. */
async function served(database: Database, one: DataInterface, now: string): Promise<string | null> {
  let from: Position | null = null;
  do {
    const page: Page<Stored<'grant'>> = await list<'grant'>(database, listings.servedBy(one), { limit: 100, from });
    const found = page.items.find(({ state }) => isServed(state, now));
    if (found) return found.state.number;
    from = page.next;
  } while (from !== null);
  return null;
}

/** @throws Refusal `not-found`, also where it is another department's */
async function readInterface(
  database: Database,
  { params, principal }: Pick<Call<'getInterface'>, 'params' | 'principal'>,
): Promise<Stored<'interface'>> {
  const one = await load(database, 'interface', params.id);
  if (!one || !visible.interface(principal, one.state)) throw new Refusal('not-found', { what: '服务接口' });
  return one;
}
