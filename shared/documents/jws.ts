import { flattenedVerify, importJWK } from 'jose';
import { thumbprint } from '../adapters/sign/key.ts';
import type { PublicKey, Signer } from '../adapters/sign/port.ts';
import { type Instant, instant } from '../domain/calendar/time.ts';

/** What a signature that holds says of itself. */
export interface ValidSignature {
  kid: string;
  /** When it says that it was made, Asia/Shanghai. */
  at: Instant;
}

/** Why a signature does not hold: it is not one, its key is not trusted, or something else was signed. */
export type SignatureFault = 'malformed' | 'unknown-key' | 'not-genuine';

/**
 * Signs bytes as they are and keeps the signature apart: `header..signature` (RFC 7515, appendix F; RFC 7797).
 * @param at the instant of signing; the header keeps it as `iat`, in seconds
 */
export async function signDetached(payload: Uint8Array, signer: Signer, at: Instant): Promise<string> {
  const { kid } = await signer.key();
  const header = { alg: 'ES256', b64: false, crit: ['b64'], iat: Math.floor(Date.parse(at) / 1000), kid };
  const protectedHeader = encode(Buffer.from(JSON.stringify(header)));
  const signature = await signer.sign(Buffer.concat([Buffer.from(`${protectedHeader}.`), payload]));
  return `${protectedHeader}..${encode(signature)}`;
}

/** Checks a detached signature of bytes with the trusted keys. */
export async function verifyDetached(
  payload: Uint8Array,
  jws: string,
  keys: readonly PublicKey[],
): Promise<ValidSignature | SignatureFault> {
  const [, head = '', signature = ''] = /^([\w-]+)\.\.([\w-]+)$/.exec(jws) ?? [];
  const header = headerOf(head);
  // The last character of base64 has unused bits. They must be as an encoder writes them, so that a signature has one form.
  if (!header || encode(Buffer.from(signature, 'base64url')) !== signature) return 'malformed';
  const key = keys.find(({ kid }) => kid === header.kid);
  if (!key || thumbprint(key) !== key.kid) return 'unknown-key';
  try {
    await flattenedVerify({ protected: head, payload, signature }, await importJWK(key, 'ES256'), {
      algorithms: ['ES256'],
    });
  } catch {
    return 'not-genuine';
  }
  return { kid: header.kid, at: instant(header.iat * 1000) };
}

function headerOf(encoded: string): { kid: string; iat: number } | null {
  const bytes = Buffer.from(encoded, 'base64url');
  if (encoded === '' || encode(bytes) !== encoded) return null;
  try {
    const { alg, b64, crit, kid, iat } = JSON.parse(bytes.toString());
    const ours = alg === 'ES256' && b64 === false && Array.isArray(crit) && crit.join() === 'b64';
    return ours && typeof kid === 'string' && Number.isSafeInteger(iat) ? { kid, iat } : null;
  } catch {
    return null;
  }
}

function encode(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}
