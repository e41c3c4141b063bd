import { join } from 'node:path';
import { readEnvironment } from '../../shared/adapters/environment.ts';
import { environment } from './environment.ts';
import { serveSite } from './site.ts';

const { OIDC_ISSUER, CLIENT_ID, FILES_HOST } = readEnvironment(environment);

export const handler = serveSite(
  join(import.meta.dirname, 'site'),
  { issuer: OIDC_ISSUER, clientId: CLIENT_ID },
  FILES_HOST,
);
