import { readEnvironment } from '../../shared/adapters/environment.ts';
import { type Files, s3Files } from '../../shared/adapters/files.ts';
import { readSecret } from '../../shared/adapters/secret.ts';
import { type Law, lawInForce } from '../../shared/domain/duties/law.ts';
import type { Deps } from '../../shared/http/serve.ts';
import { type Cursors, signedCursors } from '../../shared/storage/cursor.ts';
import { openDatabase } from '../../shared/storage/database.ts';
import { environment } from './environment.ts';

export interface DisputesDeps extends Deps {
  cursors: Cursors;
  files: Files;
  law: Law;
}

export async function disputesDeps() {
  const env = readEnvironment(environment);
  const deps: DisputesDeps = {
    database: openDatabase(env),
    cursors: signedCursors(await readSecret(env.CURSOR_SECRET_ARN)),
    files: s3Files(env.FILES_BUCKET),
    law: lawInForce(),
  };
  return { deps, authentication: { method: env.AUTHENTICATION, founder: env.FOUNDER_SUBJECT } };
}
