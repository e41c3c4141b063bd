import type { Objects } from '../adapters/search/objects.ts';
import type { Signer } from '../adapters/sign/port.ts';
import type { Instant } from '../domain/calendar/time.ts';
import { canonical, sha256 } from './canonical.ts';
import { signDetached } from './jws.ts';

/**
 * The signature of a content. It is made once and kept, so that the same content always has the same signature, although ECDSA
 * would sign it differently each time.
 * @param at the instant of signing, if it is not signed yet
 */
export async function signatureOf(
  content: object,
  { signer, objects }: { signer: Signer; objects: Objects },
  at: Instant,
): Promise<string> {
  const bytes = canonical(content);
  const { kid } = await signer.key();
  const name = `signatures/${sha256(bytes)}.${kid}.jws`;
  const kept = await read(objects, name);
  if (kept) return kept;
  const made = await signDetached(bytes, signer, at);
  if ((await objects.put(name, made, null)) !== null) return made;
  // Somebody else has signed it in the meantime, and their signature was kept.
  return (await read(objects, name)) ?? made;
}

async function read(objects: Objects, name: string): Promise<string | null> {
  const found = await objects.get(name);
  return found === null || found === 'unchanged' ? null : found.text;
}
