import { written } from '../../shared/adapters/webhooks/signature.ts';
import { webhookActs } from '../../shared/contract/actions/webhooks.ts';
import { webhookView } from '../../shared/contract/views/webhooks.ts';
import { historyEvents } from '../../shared/domain/events/history.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import { deliveryId } from '../../shared/domain/webhooks/delivery.ts';
import { nameOfEvent } from '../../shared/domain/webhooks/events.ts';
import {
  createWebhook as create,
  pauseWebhook as pause,
  removeWebhook as remove,
  replayWebhook as replay,
  resumeWebhook as resume,
  rotateWebhook as rotate,
  testWebhook as test,
  updateWebhook as update,
  type Webhook,
} from '../../shared/domain/webhooks/webhook.ts';
import { answerList } from '../../shared/http/page.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { begin, decide, show, subject } from '../../shared/http/subject.ts';
import { newId } from '../../shared/storage/ids.ts';
import { listings, webhooksOf } from '../../shared/storage/lists.ts';
import { load } from '../../shared/storage/read.ts';
import { eventKindWords } from '../../shared/text/history.ts';
import type { WebhooksContext } from './context.ts';

/** Only its department knows of an endpoint. What was removed is gone. */
export const webhook = subject({
  kind: 'webhook',
  name: '接收地址',
  visible: (by, { department, status }) => by.department === department && status !== 'removed',
  duties: 'none',
  view: webhookView,
  acts: webhookActs,
});

export async function listWebhookEvents(): Promise<Outcome<'listWebhookEvents'>> {
  return { body: { items: historyEvents.map((kind) => ({ type: nameOfEvent(kind), ...eventKindWords(kind) })) } };
}

export async function createWebhook(
  call: Call<'createWebhook'>,
  context: WebhooksContext,
): Promise<Outcome<'createWebhook'>> {
  const { body, now, principal } = call;
  const there = (await webhooksOf(context.database, principal.department)).filter(({ status }) => status !== 'removed');
  const id = newId('whk', now);
  const begun = await begin(webhook, call, context, (at) =>
    create(body, { id, others: there.length, plain: context.plain }, at),
  );
  return { ...begun, body: { ...begun.body, secret: secretOf(begun, context) }, location: `/v1/webhooks/${id}` };
}

export function listWebhooks(call: Call<'listWebhooks'>, context: WebhooksContext): Promise<Outcome<'listWebhooks'>> {
  const there = (states: Webhook[]) => states.filter(({ status }) => status !== 'removed').map(webhookView);
  return answerList(call, context, listings.webhooks(call.principal.department), there);
}

export function getWebhook(call: Call<'getWebhook'>, context: WebhooksContext): Promise<Outcome<'getWebhook'>> {
  return show(webhook, call, context);
}

export function updateWebhook(
  call: Call<'updateWebhook'>,
  context: WebhooksContext,
): Promise<Outcome<'updateWebhook'>> {
  return decide(webhook, call, context, (state, at) => update(state, call.body, context, at));
}

export async function rotateWebhook(
  call: Call<'rotateWebhook'>,
  context: WebhooksContext,
): Promise<Outcome<'rotateWebhook'>> {
  const decided = await decide(webhook, call, context, rotate);
  return { ...decided, body: { ...decided.body, secret: secretOf(decided, context) } };
}

export function testWebhook(call: Call<'testWebhook'>, context: WebhooksContext): Promise<Outcome<'testWebhook'>> {
  return decide(webhook, call, context, test);
}

export function pauseWebhook(call: Call<'pauseWebhook'>, context: WebhooksContext): Promise<Outcome<'pauseWebhook'>> {
  return decide(webhook, call, context, (state, at) => pause(state, call.body, at));
}

export function resumeWebhook(
  call: Call<'resumeWebhook'>,
  context: WebhooksContext,
): Promise<Outcome<'resumeWebhook'>> {
  return decide(webhook, call, context, resume);
}

export function removeWebhook(
  call: Call<'removeWebhook'>,
  context: WebhooksContext,
): Promise<Outcome<'removeWebhook'>> {
  return decide(webhook, call, context, remove);
}

/** Everything goes again that the endpoint was sent since an event that it was sent. */
export function replayWebhook(
  call: Call<'replayWebhook'>,
  context: WebhooksContext,
): Promise<Outcome<'replayWebhook'>> {
  const { since: from } = call.body;
  return decide(webhook, call, context, async (state, at) => {
    const found = await load(context.database, 'delivery', deliveryId(state.id, from));
    if (!found) throw new Refusal('not-found', { what: '推送记录' });
    return replay(state, { from }, at);
  });
}

/** The secret that signs after a decision. */
function secretOf({ changes }: { changes: readonly { next: Webhook }[] }, { secretOf: made }: WebhooksContext): string {
  const [{ next }] = changes as [{ next: Webhook }];
  return written(made(next.id, next.secret.number));
}
