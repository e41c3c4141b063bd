import * as z from 'zod';
import { NotJson, parseJson } from '../adapters/json.ts';
import type { PublicKey } from '../adapters/sign/port.ts';
import { toVerify, type verdict } from '../contract/schemas/document.ts';
import { wellFormed } from '../domain/plain-text.ts';
import { canonical, sha256 } from './canonical.ts';
import { type SignatureFault, verifyDetached } from './jws.ts';

export type SignatureVerdict = z.output<typeof verdict>;

/** What every signed document says of itself. */
const head = z.looseObject({
  kind: z.string(),
  number: z.string(),
  title: z.looseObject({ zh: z.string() }),
  madeAt: z.string(),
});

/**
 * Checks a document with its signature, as it is written. A text that not everybody reads in the same way is not genuine: with a
 * member given twice, one reader sees the signed rows and the next sees others.
 */
export async function checkText(text: string, keys: readonly PublicKey[]): Promise<SignatureVerdict> {
  const sent = toVerify.safeParse(read(text));
  return sent.success ? await check(sent.data.document, sent.data.signature, keys) : notGenuine('malformed');
}

/** Null for what is not read by everybody in the same way, such as a number of more digits than are kept, or half a character. */
function read(text: string): unknown {
  try {
    const value = parseJson(text, (_: string, part: unknown, { source }: { source?: string } = {}) => {
      if (typeof part === 'number' && JSON.stringify(part) !== source) throw new NotJson('a number is not canonical');
      return part;
    });
    return wellFormed(value) === value ? value : null;
  } catch (error) {
    if (error instanceof NotJson) return null;
    throw error;
  }
}

/** Tells whether one of these keys signed this document, when, and what it says. It repeats nothing of one that is not genuine. */
export async function check(
  document: object,
  signature: string,
  keys: readonly PublicKey[],
): Promise<SignatureVerdict> {
  const bytes = canonical(document);
  const held = await verifyDetached(bytes, signature, keys);
  const said = head.safeParse(document);
  if (typeof held === 'string' || !said.success) {
    return notGenuine(typeof held === 'string' ? held : 'malformed');
  }
  const { kind, number, title, madeAt } = said.data;
  return {
    genuine: true,
    fault: null,
    kid: held.kid,
    signedAt: held.at,
    says: { kind, number, title: title.zh, madeAt, sha256: sha256(bytes) },
  };
}

export function notGenuine(fault: SignatureFault): SignatureVerdict {
  return { genuine: false, fault, kid: null, signedAt: null, says: null };
}
