import { RemovalPolicy } from 'aws-cdk-lib';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { Stage } from '../stage.ts';
import { type Grant, permission, setting, together } from './grant.ts';

/**
 * The key with which the platform signs what it hands out (ES256). KMS doesn't rotate such keys: a new one is put before the
 * old, which stays published and kept, so that what it signed can still be checked.
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

/** To sign with the first of the keys, and to publish them all. */
export function signing(keys: readonly [SigningKey, ...SigningKey[]]): Grant<{ SIGNING_KEYS: string }> {
  const arns = keys.map(({ keyArn }) => keyArn);
  return together(
    setting({ SIGNING_KEYS: arns.join(',') }),
    permission(['kms:Sign'], [keys[0].keyArn]),
    permission(['kms:GetPublicKey'], arns),
  );
}
