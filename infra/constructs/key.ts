import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { Stage } from '../stage.ts';
import { allow, type Grant } from './grant.ts';

/** No wildcards, unlike AWS's own examples (`ReEncrypt*`, `GenerateDataKey*`). */
const READ = ['kms:Decrypt', 'kms:DescribeKey'];
const WRITE = [
  ...READ,
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];

/**
 * The customer key that encrypts all stored data.
 *
 * Only roles grant its use. Its own policy names the account, and the services that act without a role. It never names a function,
 * because the stacks of the functions come after this one.
 */
export class DataKey extends Key {
  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id, {
      description: `Yima data sharing, ${stage.name}: tables, files, queues, logs`,
      enableKeyRotation: true,
      removalPolicy: stage.retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    const { partition, region, account, urlSuffix } = Stack.of(this);
    const logs = allow(WRITE, ['*']);
    // The principal of CloudWatch Logs contains the region, and China's suffix in China. Other principals don't.
    logs.addPrincipals(new ServicePrincipal(`logs.${region}.${urlSuffix}`));
    logs.addCondition('ArnLike', {
      'kms:EncryptionContext:aws:logs:arn': `arn:${partition}:logs:${region}:${account}:log-group:*`,
    });
    const alarms = allow(['kms:Decrypt', 'kms:GenerateDataKey'], ['*']);
    alarms.addPrincipals(new ServicePrincipal('cloudwatch.amazonaws.com'));
    alarms.addCondition('StringEquals', { 'aws:SourceAccount': account });
    this.addToResourcePolicy(logs);
    this.addToResourcePolicy(alarms);
    if (stage.mail.transport !== 'ses') return;
    // The events of SES about returned mails go through the event bus into an encrypted queue. For a queue, the bus tells the key
    // no source account, so a condition would refuse it.
    const bounces = allow(['kms:Decrypt', 'kms:GenerateDataKey'], ['*']);
    bounces.addPrincipals(new ServicePrincipal('events.amazonaws.com'));
    this.addToResourcePolicy(bounces);
  }

  reading(): Grant {
    return { environment: {}, statements: [allow(READ, [this.keyArn])] };
  }

  writing(): Grant {
    return { environment: {}, statements: [allow(WRITE, [this.keyArn])] };
  }
}
