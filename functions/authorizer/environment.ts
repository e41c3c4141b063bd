import * as z from 'zod';
import { observed } from '../../shared/adapters/environment.ts';

export const environment = z.object({
  ...observed,
  OIDC_ISSUER: z.url(),
  OIDC_AUDIENCE: z.string().min(1),
  OIDC_JWKS_URI: z.url(),
});
