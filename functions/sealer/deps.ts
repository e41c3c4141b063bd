import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { readEnvironment } from '../../shared/adapters/environment.ts';
import { type SealedSegments, sealedSegments } from '../../shared/adapters/sealed-segments.ts';
import { kmsSigner } from '../../shared/adapters/sign/kms.ts';
import type { Signer } from '../../shared/adapters/sign/port.ts';
import { type Database, openDatabase } from '../../shared/storage/database.ts';
import { environment } from './environment.ts';

export interface SealerDeps {
  database: Database;
  segments: SealedSegments;
  signer: Signer;
  logger: Logger;
  metrics: Metrics;
}

export function sealerDeps(): SealerDeps {
  const env = readEnvironment(environment);
  return {
    database: openDatabase(env),
    segments: sealedSegments(env.SEALED_BUCKET),
    signer: kmsSigner(env.SIGNING_KEYS[0] as string),
    logger: new Logger(),
    metrics: new Metrics(),
  };
}
