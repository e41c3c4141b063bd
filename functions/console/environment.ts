import * as z from 'zod';
import { observed } from '../../shared/adapters/environment.ts';

export const environment = z.object({
  ...observed,
  /** The OpenID provider that people sign in with. */
  OIDC_ISSUER: z.url(),
  /** As what the console is registered there. */
  CLIENT_ID: z.string().min(1),
  /** The host that files are uploaded to. */
  FILES_HOST: z.string().min(1),
});
