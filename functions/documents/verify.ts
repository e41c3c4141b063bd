import { checkText } from '../../shared/documents/check.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import type { DocumentsContext } from './context.ts';

/** The public keys of the platform, so that anyone can check its signatures without asking it. */
export async function getKeys(_call: Call<'getKeys'>, { keys }: DocumentsContext): Promise<Outcome<'getKeys'>> {
  return { body: { keys: await keys() } };
}

/** Checks a signature: whether the platform made it, with which key and when, and what the document says. */
export async function verify({ sent }: Call<'verify'>, { keys }: DocumentsContext): Promise<Outcome<'verify'>> {
  return { body: await checkText(sent, await keys()) };
}
