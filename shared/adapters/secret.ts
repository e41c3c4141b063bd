import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type * as z from 'zod';

/** The text of a secret, which a function reads once when it starts: for one that never changes. @param id its ARN or its name */
export async function readSecret(id: string): Promise<string> {
  const { SecretString } = await new SecretsManagerClient({}).send(new GetSecretValueCommand({ SecretId: id }));
  if (!SecretString) throw new Error('the secret holds no text');
  return SecretString;
}

const KEPT_FOR = 300_000;

/**
 * What may change meanwhile: read when it is first needed, and again after five minutes. Where it can't be read again, what was read
 * before goes on.
 */
export function kept<T>(read: () => Promise<T>, now = Date.now): () => Promise<T> {
  let last: { value: Promise<T>; until: number } | null = null;
  return () => {
    if (last && now() < last.until) return last.value;
    const before = last;
    const value = read().catch((error) => {
      last = before;
      if (before) return before.value;
      throw error;
    });
    last = { value, until: now() + KEPT_FOR };
    return value;
  };
}

/** The text of a secret, as it is now, at most five minutes old. */
export function keptText(id: string): () => Promise<string> {
  return kept(() => readSecret(id));
}

/**
 * The JSON of a secret, as it is now, at most five minutes old.
 * @param form how the secret must be written, for whoever has to correct it
 * @returns a reader that throws Error where the secret is not of the schema and never was
 */
export function keptSecret<S extends z.ZodType>(id: string, schema: S, form: string): () => Promise<z.output<S>> {
  return kept(async () => parsed(await readSecret(id), schema, form));
}

function parsed<S extends z.ZodType>(text: string, schema: S, form: string): z.output<S> {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    // The error of the parser quotes what it could not read, so it is not passed on.
    throw new Error(form);
  }
}
