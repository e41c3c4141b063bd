import * as z from 'zod';
import { observed, table } from '../../shared/adapters/environment.ts';

export const environment = z.object({
  ...observed,
  ...table.registry,
  ...table.catalog,
  ...table.events,
  ...table.work,
  /** The upper platform: its address, our key id and secret for signing, and the mapping of our values to its own. */
  UPSTREAM_URL: z.url(),
  UPSTREAM_KEY_ID: z.string().min(1),
  UPSTREAM_SECRET_ARN: z.string().min(1),
  UPSTREAM_MAPPING: z.string().min(1),
});
