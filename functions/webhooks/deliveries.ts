import { actionsOf } from '../../shared/contract/actions/action.ts';
import { deliveryActs } from '../../shared/contract/actions/webhooks.ts';
import { deliveryRow, deliveryView } from '../../shared/contract/views/webhooks.ts';
import { lawInForce } from '../../shared/domain/duties/law.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import { type Delivery, deliveryId, laneOf, skipDelivery as skip } from '../../shared/domain/webhooks/delivery.ts';
import { answerList } from '../../shared/http/page.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { read } from '../../shared/http/subject.ts';
import { deliveriesOf } from '../../shared/storage/deliveries.ts';
import { listings } from '../../shared/storage/lists.ts';
import { load } from '../../shared/storage/read.ts';
import type { WebhooksContext } from './context.ts';
import { webhook } from './webhooks.ts';

export async function listDeliveries(
  call: Call<'listDeliveries'>,
  context: WebhooksContext,
): Promise<Outcome<'listDeliveries'>> {
  const { stored } = await read(webhook, call, context);
  const listing = call.query.undelivered === 'true' ? listings.undelivered : listings.deliveries;
  return await answerList(call, context, listing(stored.state.id), (found: Delivery[]) => found.map(deliveryRow));
}

export async function getDelivery(
  call: Call<'getDelivery'>,
  context: WebhooksContext,
): Promise<Outcome<'getDelivery'>> {
  const { delivery } = await found(call, context);
  return { body: shown(delivery.state, call), etag: delivery.version };
}

/** An event that the endpoint does not take no longer holds up its case. */
export async function skipDelivery(
  call: Call<'skipDelivery'>,
  context: WebhooksContext,
): Promise<Outcome<'skipDelivery'>> {
  const { of, delivery } = await found(call, context);
  call.expects(delivery);
  const { principal: by, now } = call;
  const lane = await deliveriesOf(context.database, laneOf(delivery.id));
  const at = lane.findIndex(({ id }) => id === delivery.id);
  const behind = lane.slice(at + 1).filter(({ status }) => status === 'waiting');
  const changes = skip(of, [delivery.state, ...behind], { by, now });
  const next = changes[0]?.next ?? delivery.state;
  return { body: shown(next, call), etag: delivery.version + 1, changes };
}

/** A delivery of an endpoint that the caller sees. @throws Refusal `not-found` */
async function found(call: Call<'getDelivery'> | Call<'skipDelivery'>, context: WebhooksContext) {
  const { stored } = await read(webhook, call, context);
  const delivery = await load(context.database, 'delivery', deliveryId(stored.state.id, call.params.event));
  if (!delivery) throw new Refusal('not-found', { what: '推送记录' });
  return { of: stored.state, delivery };
}

function shown(delivery: Delivery, { principal: by, now }: Pick<Call, 'principal' | 'now'>) {
  const actions = actionsOf(deliveryActs, delivery, { by, now, law: lawInForce(), duties: [] });
  return { ...deliveryView(delivery), actions };
}
