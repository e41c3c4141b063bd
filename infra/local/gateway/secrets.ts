import { randomInt } from 'node:crypto';
import type { Access } from '../iam/access.ts';
import type { Store } from '../store.ts';
import { ACCOUNT, REGION } from '../template/intrinsics.ts';
import type { SecretResource } from '../template/model.ts';
import { ServiceError, sendJson } from './errors.ts';
import type { Service } from './server.ts';

/**
 * Secrets Manager, for reading only. A secret is generated once.
 * @param entered the values that operators entered by hand, by name
 */
export function secretsService(
  access: Access,
  secrets: SecretResource[],
  store: Store,
  entered: (name: string) => string | undefined,
): Service {
  const kept = store.collection<string>('secrets');
  for (const secret of secrets) {
    if (kept.get(secret.ref) === undefined) kept.set(secret.ref, generate(secret));
  }
  return ({ principal, headers, body }, response) => {
    const operation = String(headers['x-amz-target']).split('.')[1];
    if (operation !== 'GetSecretValue') {
      throw new ServiceError('UnknownOperationException', `secretsmanager:${operation} is not served locally`);
    }
    const { SecretId } = JSON.parse(body.toString()) as { SecretId: string };
    const secret = secrets.find(({ ref }) => ref === SecretId);
    const ref = secret?.ref ?? arnOf(SecretId);
    access.check(principal, 'secretsmanager:GetSecretValue', ref);
    const value = secret ? kept.get(secret.ref) : entered(SecretId);
    if (value === undefined)
      throw new ServiceError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
    sendJson(response, 200, {
      ARN: ref,
      Name: SecretId,
      VersionId: '00000000-0000-0000-0000-000000000001',
      VersionStages: ['AWSCURRENT'],
      SecretString: value,
    });
  };
}

const arnOf = (id: string) =>
  id.startsWith('arn:') ? id : `arn:aws:secretsmanager:${REGION}:${ACCOUNT}:secret:${id}-byhand`;

function generate({ GenerateSecretString: rule }: SecretResource): string {
  const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
  const allowed = letters + (rule.ExcludePunctuation ? '' : '!#$%&()*+,-.:;<=>?@[]^_{|}~');
  const secret = Array.from({ length: rule.PasswordLength }, () => allowed[randomInt(allowed.length)]).join('');
  if (!rule.GenerateStringKey) return secret;
  return JSON.stringify({ ...JSON.parse(rule.SecretStringTemplate ?? '{}'), [rule.GenerateStringKey]: secret });
}
