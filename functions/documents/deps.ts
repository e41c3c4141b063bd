import { readEnvironment } from '../../shared/adapters/environment.ts';
import { kmsSigner } from '../../shared/adapters/sign/kms.ts';
import type { PublicKey, Signer } from '../../shared/adapters/sign/port.ts';
import type { Deps } from '../../shared/http/serve.ts';
import { openDatabase } from '../../shared/storage/database.ts';
import { environment } from './environment.ts';

export interface DocumentsDeps extends Deps {
  signer: Signer;
  /** Every key whose signatures are ours: that of the signer, and those before it. */
  keys(): Promise<PublicKey[]>;
}

export function documentsDeps() {
  const env = readEnvironment(environment);
  const signers = env.SIGNING_KEYS.map((arn) => kmsSigner(arn));
  const deps: DocumentsDeps = {
    database: openDatabase(env),
    signer: signers[0] as Signer,
    keys: () => Promise.all(signers.map((signer) => signer.key())),
  };
  return { deps, authentication: { method: env.AUTHENTICATION, founder: env.FOUNDER_SUBJECT } };
}
