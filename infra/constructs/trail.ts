import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnTrail } from 'aws-cdk-lib/aws-cloudtrail';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Stage } from '../stage.ts';
import { acknowledge } from './acknowledge.ts';
import { allow } from './grant.ts';

/** As long as the sealed log. */
const KEPT = Duration.days(3 * 365 + 1);

export interface TrailProps {
  stage: Stage;
  /** ARNs of the tables to which nothing but insertions is made. */
  logs: string[];
  /** The ARN of the bucket of the sealed log. */
  sealed: string;
}

/**
 * Who wrote to the log and who touched the sealed log, whichever way: by a function, in the console of AWS, or with a key of the account
 * (article 12). AWS writes it, so it also tells of those who may change everything else here.
 */
export class Trail extends Construct {
  constructor(scope: Construct, id: string, { stage, logs, sealed }: TrailProps) {
    super(scope, id);
    const { account } = Stack.of(this);
    const bucket = new Bucket(this, 'Bucket', {
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      lifecycleRules: [{ expiration: KEPT, noncurrentVersionExpiration: Duration.days(30) }],
      removalPolicy: stage.retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    acknowledge(bucket, { S1: 'It is itself the record of access, and only CloudTrail writes here.' });
    const cloudTrail = new ServicePrincipal('cloudtrail.amazonaws.com');
    const asked = allow(['s3:GetBucketAcl'], [bucket.bucketArn]);
    const written = allow(['s3:PutObject'], [bucket.arnForObjects(`AWSLogs/${account}/*`)]);
    for (const statement of [asked, written]) {
      statement.addPrincipals(cloudTrail);
      statement.addCondition('StringEquals', { 'aws:SourceAccount': account });
      bucket.addToResourcePolicy(statement);
    }
    const only = (field: string, ...values: string[]) => ({ field, equalTo: values });
    const trail = new CfnTrail(this, 'Trail', {
      isLogging: true,
      isMultiRegionTrail: false,
      includeGlobalServiceEvents: false,
      enableLogFileValidation: true,
      s3BucketName: bucket.bucketName,
      advancedEventSelectors: [
        {
          name: 'whoever writes to the log',
          fieldSelectors: [
            only('eventCategory', 'Data'),
            only('resources.type', 'AWS::DynamoDB::Table'),
            only('readOnly', 'false'),
            only('resources.ARN', ...logs),
          ],
        },
        {
          name: 'whoever touches the sealed log',
          fieldSelectors: [
            only('eventCategory', 'Data'),
            only('resources.type', 'AWS::S3::Object'),
            { field: 'resources.ARN', startsWith: [`${sealed}/`] },
          ],
        },
      ],
    });
    trail.node.addDependency(bucket);
  }
}
