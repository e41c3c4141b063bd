import * as z from 'zod';
import { keptSecret } from '../secret.ts';
import type { SmtpCredentials } from './smtp.ts';

const secret = z.object({ user: z.string().min(1), password: z.string().min(1) });
/** Reads the relay's user and password from Secrets Manager. */
export function smtpCredentials(arn: string): () => Promise<SmtpCredentials> {
  return keptSecret(arn, parse);
}

function parse(text: string): SmtpCredentials {
  try {
    return secret.parse(JSON.parse(text));
  } catch {
    // The parser's own words quote what it could not read.
    throw new Error('the SMTP secret must hold {"user": "...", "password": "..."}');
  }
}
