import * as z from 'zod';
import { readSecret } from '../secret.ts';
import type { SmtpCredentials } from './smtp.ts';

const secret = z.object({ user: z.string().min(1), password: z.string().min(1) });
const KEPT_FOR = 300_000;

/** Reads the relay's user and password from Secrets Manager, and again after five minutes, since they may change. */
export function smtpCredentials(arn: string): () => Promise<SmtpCredentials> {
  let kept: { value: SmtpCredentials; until: number } | null = null;
  return async () => {
    if (kept && Date.now() < kept.until) return kept.value;
    kept = { value: parse(await readSecret(arn)), until: Date.now() + KEPT_FOR };
    return kept.value;
  };
}

function parse(text: string): SmtpCredentials {
  try {
    return secret.parse(JSON.parse(text));
  } catch {
    // The parser's own words quote what it could not read.
    throw new Error('the SMTP secret must hold {"user": "...", "password": "..."}');
  }
}
