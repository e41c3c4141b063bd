import { readEnvironment } from '../../shared/adapters/environment.ts';
import { type Files, s3Files } from '../../shared/adapters/files.ts';
import type { SearchIndex } from '../../shared/adapters/search/port.ts';
import { SnapshotReader } from '../../shared/adapters/search/reader.ts';
import { s3Objects } from '../../shared/adapters/search/s3.ts';
import { readSecret } from '../../shared/adapters/secret.ts';
import { type Law, lawInForce } from '../../shared/domain/duties/law.ts';
import type { Deps } from '../../shared/http/serve.ts';
import { type Cursors, signedCursors } from '../../shared/storage/cursor.ts';
import { openDatabase } from '../../shared/storage/database.ts';
import { environment } from './environment.ts';

export interface CatalogDeps extends Deps {
  cursors: Cursors;
  files: Files;
  index: SearchIndex;
  law: Law;
}

export async function catalogDeps() {
  const env = readEnvironment(environment);
  const deps: CatalogDeps = {
    database: openDatabase(env),
    cursors: signedCursors(await readSecret(env.CURSOR_SECRET_ARN)),
    files: s3Files(env.FILES_BUCKET),
    index: new SnapshotReader(s3Objects(env.FILES_BUCKET)),
    law: lawInForce(),
  };
  return { deps, authentication: { method: env.AUTHENTICATION, founder: env.FOUNDER_SUBJECT } };
}
