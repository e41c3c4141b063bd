import * as z from 'zod';
import { observed, signingKeys, table } from '../../shared/adapters/environment.ts';

export const environment = z.object({
  ...observed,
  ...table.events,
  ...table.seals,
  ...table.work,
  /** The bucket of sealed segments, under Object Lock. */
  SEALED_BUCKET: z.string().min(3),
  SIGNING_KEYS: signingKeys,
});
