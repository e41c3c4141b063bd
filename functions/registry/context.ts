import { readEnvironment } from '../../shared/adapters/environment.ts';
import { sealing } from '../../shared/adapters/sealing.ts';
import { readSecret } from '../../shared/adapters/secret.ts';
import type { Sealing } from '../../shared/domain/people/person.ts';
import { type Context, openContext } from '../../shared/http/context.ts';
import type { Authentication } from '../../shared/http/principal.ts';
import { environment } from './environment.ts';

export interface RegistryContext extends Context {
  /** Makes the keyed digests under which the log keeps names and addresses. */
  sealed: Sealing;
  /** How the callers of this stage prove who they are. */
  method: Authentication['method'];
}

export async function openRegistry() {
  const env = readEnvironment(environment);
  const [{ context, authentication }, key] = await Promise.all([openContext(env), readSecret(env.PEOPLE_KEY_ARN)]);
  return { context: { ...context, sealed: sealing(key), method: authentication.method }, authentication };
}
