import { createHash } from 'node:crypto';
import { GetPublicKeyCommand, KMSClient, SignCommand } from '@aws-sdk/client-kms';
import { joseOfDer } from './der.ts';
import { publicKeyOf } from './key.ts';
import type { PublicKey, Signer } from './port.ts';

/** Signs with a key that never leaves KMS. @param arn of an ECC_NIST_P256 key for SIGN_VERIFY */
export function kmsSigner(arn: string, client = new KMSClient({})): Signer {
  let known: Promise<PublicKey> | null = null;
  const read = async () => {
    const { PublicKey } = await client.send(new GetPublicKeyCommand({ KeyId: arn }));
    if (!PublicKey) throw new Error('KMS gave no public key');
    return publicKeyOf(PublicKey);
  };
  return {
    key() {
      // After a failure the next call asks again.
      known ??= read().catch((error: unknown) => {
        known = null;
        throw error;
      });
      return known;
    },
    async sign(message) {
      const { Signature } = await client.send(
        new SignCommand({
          KeyId: arn,
          // KMS accepts no message over 4 KB, so it gets the SHA-256.
          Message: createHash('sha256').update(message).digest(),
          MessageType: 'DIGEST',
          SigningAlgorithm: 'ECDSA_SHA_256',
        }),
      );
      if (!Signature) throw new Error('KMS gave no signature');
      return joseOfDer(Signature);
    },
  };
}
