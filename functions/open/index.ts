import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readEnvironment } from '../../shared/adapters/environment.ts';
import { openRoutes } from '../../shared/contract/routes/open.ts';
import { api } from '../../shared/http/api.ts';
import { authenticationOf } from '../../shared/http/principal.ts';
import { openDatabase } from '../../shared/storage/database.ts';
import { getOpenCatalog, getOpenEntry } from './catalog.ts';
import { environment } from './environment.ts';
import { getOpenApi } from './openapi.ts';

const env = readEnvironment(environment);
let document: Promise<string> | undefined;

export const handler = api(
  'open',
  openRoutes,
  { getOpenApi, getOpenCatalog, getOpenCatalogFile: getOpenCatalog, getOpenEntry },
  {
    database: openDatabase(env),
    portalUrl: env.PORTAL_URL,
    document() {
      // Beside the bundle; read when it is first asked for.
      document ??= readFile(join(import.meta.dirname, `openapi.${env.AUTHENTICATION}.json`), 'utf8');
      return document;
    },
  },
  authenticationOf(env),
);
