import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption, type LifecycleRule, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Stage } from '../stage.ts';
import { acknowledge } from './acknowledge.ts';
import { type Grant, permission, setting, together, wildcard } from './grant.ts';
import type { DataKey } from './key.ts';

/**
 * What lies in the bucket: files uploaded by a pre-signed link, what an import made of them, exports and sealed evidence to
 * fetch, snapshots of the search index, what is attached to negotiations, and, for ever, the signature of whatever was signed.
 */
export type Prefix = 'uploads' | 'imports' | 'exports' | 'search' | 'signatures' | 'evidence' | 'negotiations';

/** The bucket of files, and the ways in which a function may use it. */
export class Files extends Construct {
  readonly bucket: Bucket;
  /** As other stacks know it. */
  readonly #arn: string;
  readonly #key: DataKey;

  constructor(scope: Construct, id: string, { key, stage }: { key: DataKey; stage: Stage }) {
    super(scope, id);
    this.#key = key;
    this.bucket = new Bucket(this, 'Bucket', {
      encryption: BucketEncryption.KMS,
      encryptionKey: key,
      bucketKeyEnabled: true,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      removalPolicy: stage.retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      lifecycleRules: [
        // Erased once it is read; this is for what is uploaded and never started.
        passing('uploads', 1),
        // Reports to work through.
        passing('imports', 30),
        passing('exports', 7),
        passing('evidence', 7),
        {
          // Never by age alone: the newest snapshot is also the current one for as long as nothing changes.
          id: 'replaced-snapshots',
          prefix: 'search/',
          noncurrentVersionExpiration: Duration.days(7),
          expiredObjectDeleteMarker: true,
        },
      ],
    });
    this.#arn = Stack.of(this).exportValue(this.bucket.bucketArn);
    acknowledge(this.bucket, {
      S1: 'Every import and every download is an entry of the event log, which outlives server access logs.',
    });
  }

  /** Its name, and to be told that an object isn't there (without ListBucket S3 says "forbidden" instead). */
  named(): Grant<{ FILES_BUCKET: string }> {
    return together(setting({ FILES_BUCKET: this.bucket.bucketName }), permission(['s3:ListBucket'], [this.#arn]));
  }

  get(...prefixes: Prefix[]): Grant {
    return together(this.#allow('s3:GetObject', prefixes), this.#key.reading());
  }

  /** Also what a pre-signed link to upload needs of the role that signed it. */
  put(...prefixes: Prefix[]): Grant {
    return together(this.#allow('s3:PutObject', prefixes), this.#key.writing());
  }

  /** Removes whatever version, so that nothing stays behind. */
  erase(...prefixes: Prefix[]): Grant {
    return together(this.#allow('s3:DeleteObject', prefixes), this.#allow('s3:DeleteObjectVersion', prefixes));
  }

  /** Leaves a marker; the versions behind it expire. */
  remove(...prefixes: Prefix[]): Grant {
    return this.#allow('s3:DeleteObject', prefixes);
  }

  #allow(action: string, prefixes: Prefix[]): Grant {
    return wildcard(
      'Files are named as they come; the prefix says which kind a function may touch.',
      [action],
      prefixes.map((prefix) => `${this.#arn}/${prefix}/*`),
    );
  }
}

function passing(prefix: Prefix, days: number): LifecycleRule {
  return {
    id: `${prefix}-pass`,
    prefix: `${prefix}/`,
    expiration: Duration.days(days),
    noncurrentVersionExpiration: Duration.days(1),
    abortIncompleteMultipartUploadAfter: Duration.days(1),
  };
}
