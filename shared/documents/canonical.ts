import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** The bytes that are hashed and signed: RFC 8785 JSON in UTF-8, so that spaces and the order of members don't matter. */
export function canonical(content: object): Buffer {
  return Buffer.from(canonicalize(content) ?? '');
}

/** SHA-256, hexadecimal. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
