import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Content } from '../../domain/catalog/content.ts';

/** SHA-256 of a content over RFC 8785 JSON, hexadecimal: goes with each push, and tells at reconciliation whether it is the same. */
export function contentHash(content: Content): string {
  return createHash('sha256')
    .update(canonicalize(content) ?? '')
    .digest('hex');
}
