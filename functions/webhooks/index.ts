import { webhooksRoutes } from '../../shared/contract/routes/webhooks.ts';
import { api } from '../../shared/http/api.ts';
import { openWebhooks } from './context.ts';
import * as deliveries from './deliveries.ts';
import * as webhooks from './webhooks.ts';

const { context, authentication } = await openWebhooks();

export const handler = api('webhooks', webhooksRoutes, { ...webhooks, ...deliveries }, context, authentication);
