import * as z from 'zod';
import { shortText } from '../../domain/prose.ts';
import { webhookSchema } from '../../domain/webhooks/webhook.ts';
import { type Route, routesOf } from '../route.ts';
import { byId } from '../schemas/common.ts';
import * as webhooks from '../schemas/webhooks.ts';

const { begin, decide, list, query, show } = routesOf('webhooks', {
  roles: ['staff', 'head'],
  article: '第十五条',
  params: byId('whk'),
});
const byEvent = byId('whk').extend({ event: webhooks.eventId });
const changed = { response: webhooks.webhookRead } as const;

/** Events of a department's own cases, sent to systems of its own (Standard Webhooks). The head answers for where they go. */
export const webhooksRoutes = {
  listWebhookEvents: query('/v1/webhook-events', {
    summary: { zh: '可推送的事件种类', en: 'List the kinds of event that can be sent' },
    response: webhooks.eventKinds,
  }),
  createWebhook: begin('/v1/webhooks', {
    roles: ['head'],
    summary: { zh: '登记接收地址', en: 'Register an endpoint to which events are sent' },
    body: webhookSchema,
    response: webhooks.webhookWithSecret,
    once: ['secret'],
    refusals: ['too-many-webhooks', 'address-without-tls'],
  }),
  listWebhooks: list('/v1/webhooks', {
    summary: { zh: '本部门的接收地址', en: "List the department's endpoints" },
    item: webhooks.webhook,
  }),
  getWebhook: show('/v1/webhooks/{id}', {
    summary: { zh: '查看接收地址', en: 'Read an endpoint' },
    response: webhooks.webhookRead,
  }),
  updateWebhook: decide('/v1/webhooks/{id}', {
    ...changed,
    method: 'PUT',
    roles: ['head'],
    summary: { zh: '修改接收地址或者事件种类', en: 'Change where events are sent, or which' },
    body: webhookSchema,
    refusals: ['address-without-tls'],
  }),
  rotateWebhook: decide('/v1/webhooks/{id}/rotate', {
    roles: ['head'],
    summary: { zh: '更换密钥，旧密钥同时有效一日', en: 'Change the secret; the former one signs as well for a day' },
    response: webhooks.webhookWithSecret,
    once: ['secret'],
  }),
  testWebhook: decide('/v1/webhooks/{id}/test', {
    ...changed,
    summary: { zh: '发送测试事件', en: 'Send a test event' },
  }),
  pauseWebhook: decide('/v1/webhooks/{id}/pause', {
    ...changed,
    refusals: ['step-closed'],
    summary: { zh: '暂停推送，事件予以保留', en: 'Pause an endpoint; what is to be sent is kept' },
    body: z.strictObject({ reason: shortText }),
  }),
  resumeWebhook: decide('/v1/webhooks/{id}/resume', {
    ...changed,
    refusals: ['step-closed'],
    summary: { zh: '恢复推送，补发保留的事件', en: 'Resume an endpoint; what was kept is sent' },
  }),
  replayWebhook: decide('/v1/webhooks/{id}/replay', {
    ...changed,
    summary: { zh: '自某一事件起重发', en: 'Send again what was sent since an event' },
    body: z.strictObject({ since: webhooks.eventId }),
  }),
  removeWebhook: decide('/v1/webhooks/{id}/remove', {
    ...changed,
    roles: ['head'],
    summary: { zh: '删除接收地址', en: 'Remove an endpoint' },
  }),
  listDeliveries: list('/v1/webhooks/{id}/deliveries', {
    summary: { zh: '推送记录', en: 'List what an endpoint was sent, the newest first' },
    query: { undelivered: z.enum(['true', 'false']).optional() },
    item: webhooks.deliveryRow,
  }),
  getDelivery: show('/v1/webhooks/{id}/deliveries/{event}', {
    summary: { zh: '查看一次推送的内容和答复', en: 'Read what was sent of an event, and the answers' },
    params: byEvent,
    response: webhooks.delivery,
  }),
  skipDelivery: decide('/v1/webhooks/{id}/deliveries/{event}/skip', {
    summary: { zh: '跳过未送达的事件', en: 'Skip an event, so that its case goes on' },
    params: byEvent,
    response: webhooks.delivery,
    refusals: ['step-closed'],
  }),
} as const satisfies Record<string, Route>;
