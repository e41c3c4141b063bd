import * as z from 'zod';
import { keptSecret } from '../secret.ts';
import type { SmtpCredentials } from './smtp.ts';

const secret = z.object({ user: z.string().min(1), password: z.string().min(1) });
const FORM = 'the SMTP secret must hold {"user": "...", "password": "..."}';

/** Reads the user and the password of the relay from Secrets Manager. */
export function smtpCredentials(arn: string): () => Promise<SmtpCredentials> {
  return keptSecret(arn, secret, FORM);
}
