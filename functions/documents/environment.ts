import * as z from 'zod';
import { authentication, observed, signingKeys, table } from '../../shared/adapters/environment.ts';

export const environment = z.object({
  ...observed,
  ...authentication,
  ...table.registry,
  ...table.cases,
  ...table.events,
  ...table.access,
  /** The portal where prints are checked: the QR code on them leads to `${PORTAL_URL}/verify`. */
  PORTAL_URL: z.url(),
  FILES_BUCKET: z.string().min(3),
  SIGNING_KEYS: signingKeys,
});
