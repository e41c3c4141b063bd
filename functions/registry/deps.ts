import { readEnvironment } from '../../shared/adapters/environment.ts';
import { readSecret } from '../../shared/adapters/secret.ts';
import { type Law, lawInForce } from '../../shared/domain/duties/law.ts';
import type { Deps } from '../../shared/http/serve.ts';
import { type Cursors, signedCursors } from '../../shared/storage/cursor.ts';
import { openDatabase } from '../../shared/storage/database.ts';
import { environment } from './environment.ts';

export interface RegistryDeps extends Deps {
  cursors: Cursors;
  law: Law;
}

export async function registryDeps() {
  const env = readEnvironment(environment);
  const deps: RegistryDeps = {
    database: openDatabase(env),
    cursors: signedCursors(await readSecret(env.CURSOR_SECRET_ARN)),
    law: lawInForce(),
  };
  return { deps, authentication: { method: env.AUTHENTICATION, founder: env.FOUNDER_SUBJECT } };
}
