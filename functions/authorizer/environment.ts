import * as z from 'zod';
import { observed, table } from '../../shared/adapters/environment.ts';

export const environment = z.object({
  ...observed,
  ...table.registry,
  OIDC_ISSUER: z.url(),
  OIDC_AUDIENCE: z.string().min(1),
  OIDC_JWKS_URI: z.url(),
  /** The token subject that may act as administrator until the first administrator is registered. */
  FOUNDER_SUBJECT: z.string(),
});
