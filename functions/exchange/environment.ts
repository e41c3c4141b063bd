import * as z from 'zod';
import { casework } from '../../shared/adapters/environment.ts';

export const environment = z.object({
  ...casework,
  /** The origins of the existing sharing platform, separated by commas. */
  EXCHANGE_ORIGINS: z.string().min(1),
  /** The prefix of the providers' secrets in Secrets Manager, with a slash at its end. */
  EXCHANGE_SECRETS: z.string().endsWith('/'),
  EXCHANGE_TIMEOUT_SECONDS: z.coerce.number().int().positive(),
});
