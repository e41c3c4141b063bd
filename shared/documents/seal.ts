import type { Objects } from '../adapters/search/objects.ts';
import type { Signer } from '../adapters/sign/port.ts';
import { canonical, sha256 } from './canonical.ts';
import { signDetached } from './jws.ts';

/**
 * The signature of a content, made once and kept: whoever asks for the same gets the same, byte for byte, though ECDSA would
 * sign it differently each time.
 * @param at when it is signed, where it is not yet
 */
export async function signatureOf(
  content: object,
  { signer, objects }: { signer: Signer; objects: Objects },
  at: string,
): Promise<string> {
  const bytes = canonical(content);
  const { kid } = await signer.key();
  const name = `signatures/${sha256(bytes)}.${kid}.jws`;
  const kept = await read(objects, name);
  if (kept) return kept;
  const made = await signDetached(bytes, signer, at);
  if ((await objects.put(name, made, null)) !== null) return made;
  // Signed by somebody else this moment: theirs was kept.
  return (await read(objects, name)) ?? made;
}

async function read(objects: Objects, name: string): Promise<string | null> {
  const found = await objects.get(name);
  return found === null || found === 'unchanged' ? null : found.text;
}
