import * as z from 'zod';
import { observed, table } from '../../shared/adapters/environment.ts';

export const environment = z.object({
  ...observed,
  ...table.registry,
  ...table.access,
  OIDC_ISSUER: z.url(),
  OIDC_AUDIENCE: z.string().min(1),
  OIDC_JWKS_URI: z.url(),
});
