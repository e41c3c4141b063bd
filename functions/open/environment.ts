import * as z from 'zod';
import { authentication, observed, table } from '../../shared/adapters/environment.ts';

export const environment = z.object({
  ...observed,
  ...authentication,
  ...table.registry,
  ...table.catalog,
  /** Where an entry has its page: `${PORTAL_URL}/open/{id}`. */
  PORTAL_URL: z.url().transform((url) => url.replace(/\/$/, '')),
});
