import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { readEnvironment } from '../../shared/adapters/environment.ts';
import { type Files, s3Files } from '../../shared/adapters/files.ts';
import type { Objects } from '../../shared/adapters/search/objects.ts';
import { s3Objects } from '../../shared/adapters/search/s3.ts';
import { kmsSigner } from '../../shared/adapters/sign/kms.ts';
import type { PublicKey, Signer } from '../../shared/adapters/sign/port.ts';
import { type Fonts, readFonts } from '../../shared/documents/fonts.ts';
import { lawInForce } from '../../shared/domain/duties/law.ts';
import type { Context } from '../../shared/http/context.ts';
import { authenticationOf } from '../../shared/http/principal.ts';
import { openDatabase } from '../../shared/storage/database.ts';
import { environment } from './environment.ts';

/** The documents context has no lists, so it needs no cursors. */
export interface DocumentsContext extends Omit<Context, 'cursors'> {
  signer: Signer;
  /** Every key of the platform: the current signing key and earlier ones. */
  keys(): Promise<PublicKey[]>;
  /** The store of signatures. */
  objects: Objects;
  /** The bucket from which bundles are fetched. */
  files: Files;
  fonts(): Promise<Fonts>;
  /** Where prints are checked. */
  portalUrl: string;
  logger: Logger;
  metrics: Metrics;
}

export function openDocuments() {
  const env = readEnvironment(environment);
  const signers = env.SIGNING_KEYS.map((arn) => kmsSigner(arn));
  let fonts: Promise<Fonts> | null = null;
  const context: DocumentsContext = {
    database: openDatabase(env),
    law: lawInForce(),
    signer: signers[0] as Signer,
    keys: () => Promise.all(signers.map((signer) => signer.key())),
    objects: s3Objects(env.FILES_BUCKET),
    files: s3Files(env.FILES_BUCKET),
    fonts() {
      // Beside the bundle; read when the first PDF is made.
      fonts ??= readFonts(import.meta.dirname);
      return fonts;
    },
    portalUrl: env.PORTAL_URL,
    logger: new Logger(),
    metrics: new Metrics(),
  };
  return {
    context,
    authentication: authenticationOf(env),
  };
}
