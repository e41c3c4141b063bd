import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type * as z from 'zod';

/** The text of a secret, which a function reads once when it starts. @param id its ARN or its name */
export async function readSecret(id: string): Promise<string> {
  const { SecretString } = await new SecretsManagerClient({}).send(new GetSecretValueCommand({ SecretId: id }));
  if (!SecretString) throw new Error('the secret holds no text');
  return SecretString;
}

const KEPT_FOR = 300_000;

/**
 * The JSON of a secret. It is read when it is first needed and again after five minutes, since it may change.
 * @param form how the secret must be written, for whoever has to correct it
 * @returns a reader that throws Error where the secret is not of the schema
 */
export function keptSecret<S extends z.ZodType>(id: string, schema: S, form: string): () => Promise<z.output<S>> {
  let kept: { value: z.output<S>; until: number } | null = null;
  return async () => {
    if (kept && Date.now() < kept.until) return kept.value;
    kept = { value: parsed(await readSecret(id), schema, form), until: Date.now() + KEPT_FOR };
    return kept.value;
  };
}

function parsed<S extends z.ZodType>(text: string, schema: S, form: string): z.output<S> {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    // The error of the parser quotes what it could not read, so it is not passed on.
    throw new Error(form);
  }
}
