import * as z from 'zod';
import { keysOf } from '../../domain/catalog/metadata.ts';
import { deliveryLife } from '../../domain/lives/delivery.ts';
import { webhookLife } from '../../domain/lives/webhook.ts';
import { departmentId } from '../../domain/people/department.ts';
import { caseNames } from '../../domain/subject.ts';
import { outcomeNames } from '../../domain/webhooks/delivery.ts';
import { webhookSchema } from '../../domain/webhooks/webhook.ts';
import { actions } from './action.ts';
import { actor, id, instant } from './common.ts';

/** The name of a kind of event, such as `request.submitted`. The kinds are listed; a receiver may meet one that is new. */
const eventName = z.string().meta({ examples: ['request.submitted'] });

export const webhook = webhookSchema.extend({
  events: z.array(eventName).nullable(),
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

/** The entry or the case that an event is about; for a test the endpoint. */
export const toldCase = z.strictObject({
  kind: z.enum([...keysOf(caseNames), 'webhook']),
  id: z.string(),
  number: z.string(),
});

/** What an endpoint is sent. */
export const webhookMessage = z.strictObject({
  type: eventName,
  timestamp: instant,
  data: z.strictObject({ event: eventId, case: toldCase, duty: z.string().nullable(), url: z.string() }),
});

export const deliveryAttempt = z.strictObject({
  at: instant,
  url: z.string(),
  outcome: z.enum(keysOf(outcomeNames)),
  status: z.int().nullable(),
  answer: z.string().nullable(),
  milliseconds: z.int(),
});

export const deliveryRow = z.strictObject({
  event: eventId,
  type: webhookMessage.shape.type,
  at: instant,
  case: toldCase,
  duty: z.string().nullable(),
  status: z.enum(keysOf(deliveryLife.states)),
  tries: z.int(),
  nextAttemptAt: instant.nullable(),
  settledAt: instant.nullable(),
  last: deliveryAttempt.nullable(),
});

/** With what is sent, and every attempt. */
export const delivery = deliveryRow.extend({
  webhook: id('whk'),
  messageId: z.string(),
  payload: webhookMessage,
  attempts: z.array(deliveryAttempt),
  actions,
});

export const eventKinds = z.strictObject({
  items: z.array(z.strictObject({ type: eventName, zh: z.string(), en: z.string() })),
});
