import { createPrivateKey, createPublicKey, generateKeyPairSync, type JsonWebKey } from 'node:crypto';
import { p256 } from '@noble/curves/nist.js';
import type { Access } from '../iam/access.ts';
import type { Store } from '../store.ts';
import { ACCOUNT, REGION } from '../template/intrinsics.ts';
import type { KeyResource } from '../template/model.ts';
import { ServiceError, sendJson } from './errors.ts';
import type { Service } from './server.ts';

/** KMS, for signing keys only. A key is generated once. Its private half never leaves this service. */
export function kmsService(access: Access, keys: KeyResource[], store: Store): Service {
  const signing = keys.filter(({ KeyUsage }) => KeyUsage === 'SIGN_VERIFY');
  const kept = store.collection<JsonWebKey>('keys');
  for (const { arn } of signing) if (kept.get(arn) === undefined) kept.set(arn, generate());
  return ({ principal, headers, body }, response) => {
    const operation = String(headers['x-amz-target']).replace('TrentService.', '');
    const answer = operations[operation];
    if (!answer) throw new ServiceError('UnsupportedOperationException', `kms:${operation} is not served locally`);
    const asked = JSON.parse(body.toString()) as Asked;
    const key = signing.find(({ ref, arn }) => [ref, arn].includes(asked.KeyId));
    const named = asked.KeyId.startsWith('arn:') ? asked.KeyId : `arn:aws:kms:${REGION}:${ACCOUNT}:key/${asked.KeyId}`;
    access.check(principal, `kms:${operation}`, key?.arn ?? named);
    if (!key) throw new ServiceError('NotFoundException', `Key '${named}' does not exist`);
    sendJson(response, 200, { KeyId: key.arn, ...answer(kept.get(key.arn) as JsonWebKey, asked) });
  };
}

interface Asked {
  KeyId: string;
  Message?: string;
  MessageType?: string;
  SigningAlgorithm?: string;
}

const operations: Record<string, (key: JsonWebKey, asked: Asked) => object> = {
  GetPublicKey: (key) => ({
    PublicKey: createPublicKey({ key, format: 'jwk' }).export({ format: 'der', type: 'spki' }).toString('base64'),
    KeySpec: 'ECC_NIST_P256',
    KeyUsage: 'SIGN_VERIFY',
    SigningAlgorithms: ['ECDSA_SHA_256'],
  }),
  Sign: (key, { Message = '', MessageType, SigningAlgorithm }) => {
    const digest = Buffer.from(Message, 'base64');
    if (SigningAlgorithm !== 'ECDSA_SHA_256' || MessageType !== 'DIGEST' || digest.length !== 32) {
      throw new ServiceError('ValidationException', 'only a SHA-256 DIGEST is signed locally, by ECDSA_SHA_256');
    }
    // Node can't sign a digest: it always hashes first. So only this place needs a library for the curve.
    const secret = Buffer.from(key.d ?? '', 'base64url');
    const signature = p256.sign(digest, secret, { prehash: false, lowS: false, format: 'der' });
    return { Signature: Buffer.from(signature).toString('base64'), SigningAlgorithm };
  },
};

function generate(): JsonWebKey {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return createPrivateKey(privateKey.export({ format: 'pem', type: 'pkcs8' })).export({ format: 'jwk' });
}
