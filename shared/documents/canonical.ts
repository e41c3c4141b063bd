import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** The bytes to hash and sign: RFC 8785 JSON in UTF-8, so that spaces and the order of members do not matter. */
export function canonical(content: object): Buffer {
  return Buffer.from(canonicalize(content) ?? '');
}

/** SHA-256, hexadecimal. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
