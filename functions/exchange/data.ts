import { exchangeView } from '../../shared/contract/views/exchange.ts';
import { epoch } from '../../shared/domain/calendar/time.ts';
import {
  failureNames,
  itemsToFetch,
  ProviderFailed,
  passOn,
  queryFor,
  type RecordValue,
  readAnswer,
  recordDataNotPassedOn,
  recordDataPassedOn,
} from '../../shared/domain/grants/exchange.ts';
import { type DataInterface, onPlatform } from '../../shared/domain/grants/interface.ts';
import { visible } from '../../shared/domain/people/visibility.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import { mapPage, paged } from '../../shared/http/page.ts';
import { actorOf, type Call, type Outcome } from '../../shared/http/serve.ts';
import { read, subject } from '../../shared/http/subject.ts';
import { commit } from '../../shared/storage/commit.ts';
import { eventsOf, placeSchema } from '../../shared/storage/history.ts';
import { load } from '../../shared/storage/read.ts';
import { canonicalHash } from '../../shared/storage/responses.ts';
import type { ExchangeContext } from './context.ts';

/**
 * The size limit of the records in bytes: API Gateway takes 6 MB from a function, headers and problem details included.
 */
const MOST = 5_500_000;

const grant = subject({
  kind: 'grant',
  name: '共享授权',
  visible: visible.grant,
  duties: 'none',
  view: ({ id }) => ({ id }),
});

/**
 * Passes the data of a grant from the provider's interface to the requester and stores none of it. The use is committed
 * before anything is answered, on condition that the grant is as it was read. So a grant suspended meanwhile is
 * refused, and nothing is passed on if the commit fails (articles 15, 22).
 */
export async function getGrantData(
  call: Call<'getGrantData'>,
  context: ExchangeContext,
): Promise<Outcome<'getGrantData'>> {
  const { database, breaker, origins } = context;
  const { principal, now, correlation } = call;
  const { page, purpose } = call.query;
  const { stored, at } = await read(grant, call, context);
  const allowed = itemsToFetch(stored.state, { purpose }, at);
  const one = await load(database, 'interface', allowed.interface);
  if (!one) throw new Refusal('not-found', { what: '服务接口' });
  const query = queryFor(one.state, page);
  onPlatform(one.state.url, origins);
  if (breaker.rests(one.id, epoch(now))) throw new Refusal('provider-rests');
  const use = { ...allowed, purpose: stored.state.purpose };
  try {
    const { records, next } = readAnswer(await askOnce(call, one.state, query, context), one.state, page);
    const passed = smallEnough(passOn(records, one.state, allowed.items));
    breaker.worked(one.id);
    const digest = canonicalHash(passed);
    return {
      body: { grant: stored.state.id, interface: one.state.id, items: allowed.items, records: passed, digest, next },
      changes: recordDataPassedOn(stored.state, { ...use, records: passed.length, digest }),
    };
  } catch (error) {
    if (!(error instanceof ProviderFailed)) throw error;
    const { failure } = error;
    const failed = recordDataNotPassedOn(stored.state, { ...use, failure });
    await commit(database, failed, { at: now, ...actorOf(principal), correlation });
    breaker.failed(one.id, epoch(now));
    throw new Refusal('provider-failed', { failure: `${failureNames[failure]} ${failure}` });
  }
}

/** The uses of a grant, readable by both sides and the bureau (article 12). */
export async function listExchanges(
  call: Call<'listExchanges'>,
  context: ExchangeContext,
): Promise<Outcome<'listExchanges'>> {
  const { database, cursors } = context;
  const { id } = (await read(grant, call, context)).stored;
  const types = ['DataPassedOn', 'DataNotPassedOn'] as const;
  const page = await paged(call, cursors, (from, limit) => eventsOf(database, id, types, { from, limit }), placeSchema);
  return { body: mapPage(page, exchangeView) };
}

/**
 * The provider's answer to each call. If others commit first, the call is decided again on their changes without asking
 * the provider again.
 */
const providerAnswers = new WeakMap<object, { of: string; answer: Promise<unknown> }>();

function askOnce(call: object, one: DataInterface, query: Record<string, string>, { provider }: ExchangeContext) {
  const before = providerAnswers.get(call);
  if (before?.of === one.id) return before.answer;
  const answer = provider.ask(one, query);
  providerAnswers.set(call, { of: one.id, answer });
  return answer;
}

/**
 * Checks the size of the records, which other field names can make longer than the provider's answer.
 * @throws ProviderFailed `too-large`
 */
function smallEnough(records: Record<string, RecordValue>[]): Record<string, RecordValue>[] {
  if (Buffer.byteLength(JSON.stringify(records)) > MOST) throw new ProviderFailed('too-large');
  return records;
}
