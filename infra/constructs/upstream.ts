import { CfnSecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import type { Stage } from '../stage.ts';
import { acknowledge } from './acknowledge.ts';
import { type Grant, permission, setting, together } from './grant.ts';
import type { DataKey } from './key.ts';

interface UpstreamEnvironment {
  UPSTREAM_URL: string;
  UPSTREAM_KEY_ID: string;
  UPSTREAM_MAPPING: string;
  UPSTREAM_SECRET_ARN: string;
}

/** The address and the mapping of the upper platform, with the permission to read the key that signs. */
export function upstreamSettings(
  scope: Construct,
  { url, keyId, mapping }: NonNullable<Stage['upstream']>,
  key: DataKey,
): Grant<UpstreamEnvironment> {
  const secret = new CfnSecret(scope, 'UpstreamSecret', {
    description: 'The upper platform: put the key it has given us to sign with here after the first deployment',
    kmsKeyId: key.keyArn,
    generateSecretString: { passwordLength: 64, excludePunctuation: true },
  });
  acknowledge(secret, {
    SMG4: 'The upper platform gives out the key and changes it, and an operator enters it.',
  });
  return together(
    setting({ UPSTREAM_URL: url, UPSTREAM_KEY_ID: keyId, UPSTREAM_MAPPING: mapping, UPSTREAM_SECRET_ARN: secret.ref }),
    permission(['secretsmanager:GetSecretValue'], [secret.ref]),
    key.reading(),
  );
}
