import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectLockRetention, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { leastKept } from '../../shared/domain/retention.ts';
import type { Stage } from '../stage.ts';
import { acknowledge } from './acknowledge.ts';
import { type Grant, permission, setting, together, wildcard } from './grant.ts';
import type { DataKey } from './key.ts';

/** How long nobody can change or delete a segment (article 12; 809 art. 29). What is sealed before a longer time is set keeps its lock. */
const LOCKED = Duration.days(leastKept('log'));

/**
 * The sealed segments of the log, under Object Lock. Where data outlives the stack, nobody can lift the lock, not even who holds the
 * account. Elsewhere it is lifted by whoever may bypass it, so that a trial can be cleaned up.
 */
export class SealedLog extends Construct {
  readonly #bucket: Bucket;
  /** The ARN for other stacks. */
  readonly #arn: string;
  /** The ARN within its stack. */
  readonly arn: string;
  readonly #key: DataKey;

  constructor(scope: Construct, id: string, { key, stage }: { key: DataKey; stage: Stage }) {
    super(scope, id);
    this.#key = key;
    this.#bucket = new Bucket(this, 'Bucket', {
      encryption: BucketEncryption.KMS,
      encryptionKey: key,
      bucketKeyEnabled: true,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      objectLockEnabled: true,
      objectLockDefaultRetention: stage.retain
        ? ObjectLockRetention.compliance(LOCKED)
        : ObjectLockRetention.governance(Duration.days(1)),
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      removalPolicy: stage.retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    this.arn = this.#bucket.bucketArn;
    this.#arn = Stack.of(this).exportValue(this.#bucket.bucketArn);
    acknowledge(this.#bucket, {
      S1: 'Only the sealer writes here, each segment once; every download is a record of access, which is sealed here too.',
    });
  }

  /** Grants knowing the name, and that a segment is missing. (Without ListBucket, S3 says "forbidden".) */
  named(): Grant<{ SEALED_BUCKET: string }> {
    return together(setting({ SEALED_BUCKET: this.#bucket.bucketName }), permission(['s3:ListBucket'], [this.#arn]));
  }

  get(): Grant {
    return together(this.#allow('s3:GetObject'), this.#key.reading());
  }

  put(): Grant {
    return together(this.#allow('s3:PutObject'), this.#key.writing());
  }

  /** Grants deleting a segment for good, which its lock prevents as long as it holds. */
  remove(): Grant {
    return this.#allow('s3:DeleteObjectVersion');
  }

  #allow(action: string): Grant {
    return wildcard('Segments are named by number as they come.', [action], [`${this.#arn}/segments/*`]);
  }
}
