import { check } from '../../shared/documents/check.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import type { DocumentsContext } from './context.ts';

/** The keys with which anyone can check what the platform signed, also without it. */
export async function getKeys(_call: Call<'getKeys'>, { keys }: DocumentsContext): Promise<Outcome<'getKeys'>> {
  return { body: { keys: await keys() } };
}

/** Whether the platform signed this, with which key, when, and what it says. */
export async function verify({ body }: Call<'verify'>, { keys }: DocumentsContext): Promise<Outcome<'verify'>> {
  return { body: await check(body.document, body.signature, await keys()) };
}
