import * as z from 'zod';
import { observed, table } from '../../shared/adapters/environment.ts';

export const environment = z.object({
  ...observed,
  ...table.registry,
  ...table.catalog,
  ...table.events,
  ...table.work,
  /** The upper platform: where it is, as whom we sign, the secret we sign with, and the mapping that makes its words of ours. */
  UPSTREAM_URL: z.url(),
  UPSTREAM_KEY_ID: z.string().min(1),
  UPSTREAM_SECRET_ARN: z.string().min(1),
  UPSTREAM_MAPPING: z.string().min(1),
});
