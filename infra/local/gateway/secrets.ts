import { randomInt } from 'node:crypto';
import type { Access } from '../iam/access.ts';
import type { Store } from '../store.ts';
import type { SecretResource } from '../template/model.ts';
import { ServiceError, sendJson } from './errors.ts';
import type { Service } from './server.ts';

/** Secrets Manager: reading only. A generated secret is made once and kept. */
export function secretsService(access: Access, secrets: SecretResource[], store: Store): Service {
  const kept = store.collection<string>('secrets');
  for (const secret of secrets) {
    if (secret.SecretString !== undefined) kept.set(secret.ref, secret.SecretString);
    else if (kept.get(secret.ref) === undefined) kept.set(secret.ref, generate(secret));
  }
  return ({ principal, headers, body }, response) => {
    const operation = String(headers['x-amz-target']).split('.')[1];
    if (operation !== 'GetSecretValue') {
      throw new ServiceError('UnknownOperationException', `secretsmanager:${operation} is not served locally`);
    }
    const { SecretId } = JSON.parse(body.toString()) as { SecretId: string };
    const secret = secrets.find(({ ref, Name }) => ref === SecretId || Name === SecretId);
    access.check(principal, 'secretsmanager:GetSecretValue', secret?.ref ?? SecretId);
    if (!secret)
      throw new ServiceError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
    sendJson(response, 200, {
      ARN: secret.ref,
      Name: secret.Name ?? secret.ref,
      VersionId: '00000000-0000-0000-0000-000000000001',
      VersionStages: ['AWSCURRENT'],
      SecretString: kept.get(secret.ref),
    });
  };
}

function generate({ place, GenerateSecretString: rule }: SecretResource): string {
  if (!rule) throw new Error(`${place}: a secret without a value`);
  const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
  const allowed = [...letters, ...(rule.ExcludePunctuation ? '' : '!#$%&()*+,-.:;<=>?@[]^_{|}~')].filter(
    (character) => !rule.ExcludeCharacters.includes(character),
  );
  const secret = Array.from({ length: rule.PasswordLength }, () => allowed[randomInt(allowed.length)]).join('');
  if (!rule.GenerateStringKey) return secret;
  return JSON.stringify({ ...JSON.parse(rule.SecretStringTemplate ?? '{}'), [rule.GenerateStringKey]: secret });
}
