import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import type { PublicKey } from './port.ts';

/** @param spki a key, or its SubjectPublicKeyInfo in DER. @throws Error for a key of another kind than P-256 */
export function publicKeyOf(spki: KeyObject | Uint8Array): PublicKey {
  const key =
    spki instanceof Uint8Array ? createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' }) : spki;
  const { kty, crv, x, y } = key.export({ format: 'jwk' });
  if (kty !== 'EC' || crv !== 'P-256' || !x || !y) throw new Error(`a key for ES256 is on P-256, not ${crv ?? kty}`);
  return { kty, crv, x, y, kid: thumbprint({ x, y }), alg: 'ES256', use: 'sig' };
}

/** The thumbprint of RFC 7638: SHA-256 over the members of the key, in their order. */
export function thumbprint({ x, y }: Pick<PublicKey, 'x' | 'y'>): string {
  return createHash('sha256')
    .update(JSON.stringify({ crv: 'P-256', kty: 'EC', x, y }))
    .digest('base64url');
}
