import { createPublicKey, type KeyObject, sign } from 'node:crypto';
import { publicKeyOf } from './key.ts';
import type { Signer } from './port.ts';

/** Signs with a private key in this process. */
export function localSigner(privateKey: KeyObject): Signer {
  const key = publicKeyOf(createPublicKey(privateKey));
  return {
    key: async () => key,
    sign: async (message) => sign('sha256', message, { key: privateKey, dsaEncoding: 'ieee-p1363' }),
  };
}
