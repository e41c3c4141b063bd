import * as z from 'zod';
import { casework, webhookKey } from '../../shared/adapters/environment.ts';

export const environment = z.object({
  ...casework,
  ...webhookKey,
  /** The hosts that may be called without TLS, separated by commas; perhaps none. */
  WEBHOOK_PLAIN_HOSTS: z.string(),
});
