import { interfaceView } from '../../shared/contract/views/exchange.ts';
import type { Instant } from '../../shared/domain/calendar/time.ts';
import { isServed } from '../../shared/domain/grants/exchange.ts';
import {
  type DataInterface,
  registerInterface as register,
  retireInterface as retire,
} from '../../shared/domain/grants/interface.ts';
import { isBureau, visible } from '../../shared/domain/people/visibility.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import { answerList } from '../../shared/http/page.ts';
import { visibleEntry } from '../../shared/http/references.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { begin, decide, show, subject } from '../../shared/http/subject.ts';
import type { Database } from '../../shared/storage/database.ts';
import { newId } from '../../shared/storage/ids.ts';
import { allStates, departmentIds, listings } from '../../shared/storage/lists.ts';
import type { ExchangeContext } from './context.ts';

const dataInterface = subject({
  kind: 'interface',
  name: '服务接口',
  visible: visible.interface,
  duties: 'none',
  view: interfaceView,
});

/** Staff register an interface of the existing platform through which their department provides one of its entries. */
export async function createInterface(
  call: Call<'createInterface'>,
  context: ExchangeContext,
): Promise<Outcome<'createInterface'>> {
  const { body, now, principal } = call;
  const { database, origins } = context;
  const resource = await visibleEntry(database, body.resource, principal);
  const id = newId('itf', now);
  const begun = await begin(dataInterface, call, context, (at) => register(body, { id, resource, origins }, at));
  return { ...begun, location: `/v1/interfaces/${id}` };
}

/** The interfaces of the caller's department; for the bureau those of all departments, or of the one asked for. */
export async function listInterfaces(
  call: Call<'listInterfaces'>,
  context: ExchangeContext,
): Promise<Outcome<'listInterfaces'>> {
  const { principal, query } = call;
  const asked = query.department ?? (isBureau(principal) ? null : principal.department);
  if (asked !== null && asked !== principal.department && !isBureau(principal)) throw new Refusal('role-missing');
  const listing = listings.interfaces(asked === null ? await departmentIds(context.database) : [asked]);
  return answerList(call, context, listing, (states: DataInterface[]) => states.map(interfaceView));
}

export function getInterface(call: Call<'getInterface'>, context: ExchangeContext): Promise<Outcome<'getInterface'>> {
  return show(dataInterface, call, context);
}

export function retireInterface(
  call: Call<'retireInterface'>,
  context: ExchangeContext,
): Promise<Outcome<'retireInterface'>> {
  const { reason } = call.body;
  return decide(dataInterface, call, context, async (state, at) => {
    const serves = await grantServedBy(context.database, state, at.now);
    return retire(state, { reason, serves }, at);
  });
}

/**
 * The number of a grant that an interface serves; null if there is none. The index may miss a grant provided within the
 * last second.
 */
async function grantServedBy(database: Database, one: DataInterface, now: Instant): Promise<string | null> {
  for await (const { state } of allStates<'grant'>(database, listings.servedBy(one))) {
    if (isServed(state, now)) return state.number;
  }
  return null;
}
