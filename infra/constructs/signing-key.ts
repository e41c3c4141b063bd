import { RemovalPolicy } from 'aws-cdk-lib';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { Stage } from '../stage.ts';
import { type Grant, permission, setting, together } from './grant.ts';

/**
 * The key that signs documents and evidence (ES256). KMS doesn't rotate such keys: add a new one before the old one. The old key
 * stays published, so that its signatures can still be checked.
 */
export class SigningKey extends Key {
  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id, {
      description: `Yima data sharing, ${stage.name}: signs documents and evidence`,
      keySpec: KeySpec.ECC_NIST_P256,
      keyUsage: KeyUsage.SIGN_VERIFY,
      removalPolicy: stage.retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
  }
}

/** Grants signing with the first key, and publishing all keys. */
export function signing(keys: readonly [SigningKey, ...SigningKey[]]): Grant<{ SIGNING_KEYS: string }> {
  const arns = keys.map(({ keyArn }) => keyArn);
  return together(
    setting({ SIGNING_KEYS: arns.join(',') }),
    permission(['kms:Sign'], [keys[0].keyArn]),
    permission(['kms:GetPublicKey'], arns),
  );
}
