import { readEnvironment } from '../../shared/adapters/environment.ts';
import { type Files, s3Files } from '../../shared/adapters/files.ts';
import type { SearchIndex } from '../../shared/adapters/search/port.ts';
import { SnapshotReader } from '../../shared/adapters/search/reader.ts';
import { s3Objects } from '../../shared/adapters/search/s3.ts';
import { type Context, openContext } from '../../shared/http/context.ts';
import { environment } from './environment.ts';

export interface CatalogContext extends Context {
  files: Files;
  index: SearchIndex;
}

export async function openCatalog() {
  const env = readEnvironment(environment);
  const { context, authentication } = await openContext(env);
  const index = new SnapshotReader(s3Objects(env.FILES_BUCKET));
  return { context: { ...context, files: s3Files(env.FILES_BUCKET), index }, authentication };
}
