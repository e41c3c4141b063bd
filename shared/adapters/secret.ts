import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

/** A secret's text, read once when a function starts. @param id its ARN or its name */
export async function readSecret(id: string): Promise<string> {
  const { SecretString } = await new SecretsManagerClient({}).send(new GetSecretValueCommand({ SecretId: id }));
  if (!SecretString) throw new Error('the secret holds no text');
  return SecretString;
}

const KEPT_FOR = 300_000;

/** What a secret holds, read when it is first asked for and again after five minutes, since it may change. */
export function keptSecret<T>(id: string, parse: (text: string) => T): () => Promise<T> {
  let kept: { value: T; until: number } | null = null;
  return async () => {
    if (kept && Date.now() < kept.until) return kept.value;
    kept = { value: parse(await readSecret(id)), until: Date.now() + KEPT_FOR };
    return kept.value;
  };
}
