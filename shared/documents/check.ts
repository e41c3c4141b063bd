import * as z from 'zod';
import type { PublicKey } from '../adapters/sign/port.ts';
import type { verdict } from '../contract/schemas/document.ts';
import { canonical, sha256 } from './canonical.ts';
import { verifyDetached } from './jws.ts';

export type SignatureVerdict = z.output<typeof verdict>;

/** What every signed document says of itself. */
const head = z.looseObject({
  kind: z.string(),
  number: z.string(),
  title: z.looseObject({ zh: z.string() }),
  madeAt: z.string(),
});

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
    return {
      genuine: false,
      fault: typeof held === 'string' ? held : 'malformed',
      kid: null,
      signedAt: null,
      says: null,
    };
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
