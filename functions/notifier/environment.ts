import * as z from 'zod';
import { arn, observed, table } from '../../shared/adapters/environment.ts';

export const environment = z.object({
  ...observed,
  ...table.registry,
  ...table.catalog,
  ...table.cases,
  ...table.events,
  ...table.work,
  /** The function that draws the documents that go with mails. */
  DOCUMENTS_FUNCTION_ARN: arn,
  MAIL_TRANSPORT: z.enum(['ses', 'smtp']),
  MAIL_FROM: z.email(),
  /** Where answers go, if not to the sender. */
  MAIL_REPLY_TO: z.email().optional(),
  /** The portal that the links in a mail lead to: a request is at `${PORTAL_URL}/requests/{id}`. */
  PORTAL_URL: z.url(),
  /** For `ses` only: the configuration set that reports bounces and complaints. */
  MAIL_CONFIGURATION_SET: z.string().optional(),
  /** For `smtp` only; the secret holds `{"user": "...", "password": "..."}`. */
  SMTP_HOST: z.string().optional(),
  SMTP_PORT: z.coerce.number().int().optional(),
  SMTP_SECRET_ARN: z.string().optional(),
});
