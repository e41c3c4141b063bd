import * as z from 'zod';
import { casework } from '../../shared/adapters/environment.ts';

export const environment = z.object({
  ...casework,
  /** Where the existing sharing platform is: origins with commas between them. */
  EXCHANGE_ORIGINS: z.string().min(1),
  /** Where the providers' secrets begin in Secrets Manager, with a slash at its end. */
  EXCHANGE_SECRETS: z.string().endsWith('/'),
  EXCHANGE_TIMEOUT_SECONDS: z.coerce.number().int().positive(),
});
