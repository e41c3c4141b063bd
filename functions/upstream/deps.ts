import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { readEnvironment } from '../../shared/adapters/environment.ts';
import { keptText } from '../../shared/adapters/secret.ts';
import { httpsUpstream } from '../../shared/adapters/upstream/https.ts';
import { mappingNamed } from '../../shared/adapters/upstream/mappings.ts';
import type { Upstream } from '../../shared/adapters/upstream/port.ts';
import { type Database, openDatabase } from '../../shared/storage/database.ts';
import { environment } from './environment.ts';

export interface UpstreamDeps {
  database: Database;
  upstream: Upstream;
  logger: Logger;
  metrics: Metrics;
}

export async function upstreamDeps(): Promise<UpstreamDeps> {
  const env = readEnvironment(environment);
  return {
    database: openDatabase(env),
    upstream: httpsUpstream({
      url: env.UPSTREAM_URL.replace(/\/$/, ''),
      keyId: env.UPSTREAM_KEY_ID,
      secret: keptText(env.UPSTREAM_SECRET_ARN),
      mapping: mappingNamed(env.UPSTREAM_MAPPING),
    }),
    logger: new Logger(),
    metrics: new Metrics(),
  };
}
