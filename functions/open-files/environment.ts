import * as z from 'zod';
import { observed, table } from '../../shared/adapters/environment.ts';

export const environment = z.object({
  ...observed,
  ...table.registry,
  ...table.catalog,
  FILES_BUCKET: z.string().min(3),
  /** Where the files are published: `${PORTAL_URL}/open/catalog.jsonld`. */
  PORTAL_URL: z.url().transform((url) => url.replace(/\/$/, '')),
});
