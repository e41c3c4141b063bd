import * as z from 'zod';
import { keysOf } from '../../domain/catalog/metadata.ts';
import { deliveryLife } from '../../domain/lives/delivery.ts';
import { webhookLife } from '../../domain/lives/webhook.ts';
import { departmentId } from '../../domain/people/department.ts';
import { outcomeNames } from '../../domain/webhooks/delivery.ts';
import { TEST, webhookEventNames } from '../../domain/webhooks/events.ts';
import { webhookSchema } from '../../domain/webhooks/webhook.ts';
import { actions } from './action.ts';
import { actor, id, instant } from './common.ts';

export const eventName = z.enum(webhookEventNames);

export const webhook = webhookSchema.extend({
  id: id('whk'),
  department: departmentId,
  status: z.enum(keysOf(webhookLife.states)),
  createdAt: instant,
  createdBy: actor,
  /** Until when the former secret signs as well. */
  formerSecretUntil: instant.nullable(),
  /** `by`: null where the system paused it. */
  paused: z.strictObject({ at: instant, by: actor.nullable(), why: z.string() }).nullable(),
});

export const webhookRead = webhook.extend({ actions });

/** Told only once, here: whoever knows the secret can pass for this system. */
export const webhookWithSecret = webhookRead.extend({ secret: z.string().nullable() });

/** The id of an event in the log. */
export const eventId = z
  .string()
  .regex(/^[a-z]{3}_[0-9a-z]{26}(\.[a-z0-9_.-]+)?@\d{1,8}$/)
  .meta({ examples: ['req_01k5wv1m6t8e0b7q9z3c4d5f6g@3'] });

/** What an endpoint is sent. */
const payload = z.strictObject({
  type: z.enum([...webhookEventNames, TEST]),
  timestamp: instant,
  data: z.strictObject({
    event: eventId,
    case: z.strictObject({ kind: z.string(), id: z.string(), number: z.string() }),
    duty: z.string().nullable(),
    url: z.string(),
  }),
});

const attempt = z.strictObject({
  at: instant,
  url: z.string(),
  outcome: z.enum(keysOf(outcomeNames)),
  status: z.int().nullable(),
  answer: z.string().nullable(),
  milliseconds: z.int(),
});

export const deliveryRow = z.strictObject({
  event: eventId,
  type: payload.shape.type,
  at: instant,
  case: payload.shape.data.shape.case,
  duty: z.string().nullable(),
  status: z.enum(keysOf(deliveryLife.states)),
  tries: z.int(),
  nextAttemptAt: instant.nullable(),
  settledAt: instant.nullable(),
  last: attempt.nullable(),
});

/** With the request as it is sent, but for its signature, and every attempt. */
export const delivery = deliveryRow.extend({
  webhook: id('whk'),
  request: z.strictObject({ webhookId: z.string(), body: payload }),
  attempts: z.array(attempt),
  actions,
});

export const eventKinds = z.strictObject({
  items: z.array(z.strictObject({ type: eventName, zh: z.string(), en: z.string() })),
});
