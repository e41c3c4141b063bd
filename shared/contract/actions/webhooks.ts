import { deliveryLife } from '../../domain/lives/delivery.ts';
import { webhookLife } from '../../domain/lives/webhook.ts';
import { type Delivery, maySkip } from '../../domain/webhooks/delivery.ts';
import { mayDo, type Webhook } from '../../domain/webhooks/webhook.ts';
import { webhooksRoutes } from '../routes/webhooks.ts';
import { actsOf } from './action.ts';

export const webhookActs = actsOf(webhookLife, ({ status }: Webhook) => status, webhooksRoutes, {
  updateWebhook: ['update', mayDo('update')],
  rotateWebhook: ['rotate', mayDo('rotate')],
  testWebhook: ['test', mayDo('test')],
  pauseWebhook: ['pause', mayDo('pause')],
  resumeWebhook: ['resume', mayDo('resume')],
  replayWebhook: ['replay', mayDo('replay')],
  removeWebhook: ['remove', mayDo('remove')],
});

export const deliveryActs = actsOf(deliveryLife, ({ status }: Delivery) => status, webhooksRoutes, {
  skipDelivery: ['skip', maySkip],
});
