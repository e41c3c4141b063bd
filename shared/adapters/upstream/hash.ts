import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Content } from '../../domain/catalog/content.ts';

/** SHA-256 of a content as RFC 8785 JSON, hexadecimal. Each push carries it, and a reconciliation compares it. */
export function contentHash(content: Content): string {
  return createHash('sha256')
    .update(canonicalize(content) ?? '')
    .digest('hex');
}
