import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  HttpMethods,
  type IBucket,
  type LifecycleRule,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Stage } from '../stage.ts';
import { acknowledge } from './acknowledge.ts';
import { type Grant, permission, setting, together, wildcard } from './grant.ts';
import type { DataKey } from './key.ts';

/**
 * The parts of the bucket: uploads by a pre-signed link, results of imports, exports, of the log too, and sealed evidence to download, snapshots of
 * the search index, attachments of negotiations and rectifications, reports on security, signatures, which never expire, and the open catalog as files.
 */
export type Prefix =
  | 'uploads'
  | 'imports'
  | 'exports'
  | 'log-exports'
  | 'search'
  | 'signatures'
  | 'evidence'
  | 'negotiations'
  | 'rectifications'
  | 'security'
  | 'open';

/** The bucket of files, with the grants to use it. */
export class Files extends Construct {
  /** The one in use: of the stack itself, or the one that the stage names in its place. */
  readonly bucket: IBucket;
  /** Where a browser sends what it uploads, for other stacks. */
  readonly host: string;
  /** The ARN for other stacks. */
  readonly #arn: string;
  readonly #key: DataKey;

  constructor(scope: Construct, id: string, { key, stage }: { key: DataKey; stage: Stage }) {
    super(scope, id);
    this.#key = key;
    const own = new Bucket(this, 'Bucket', {
      encryption: BucketEncryption.KMS,
      encryptionKey: key,
      bucketKeyEnabled: true,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      removalPolicy: stage.retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      // The console sends an upload from the browser. Who may is said by the link, which is signed for one file.
      cors: [{ allowedMethods: [HttpMethods.PUT], allowedOrigins: ['*'], allowedHeaders: ['content-type'] }],
      lifecycleRules: [
        // An upload is erased once it is read. This erases uploads that are never started.
        passing('uploads', 1),
        // People work through these reports.
        passing('imports', 30),
        passing('exports', 7),
        passing('log-exports', 7),
        passing('evidence', 7),
        {
          // What was withdrawn is gone.
          id: 'open-replaced',
          prefix: 'open/',
          noncurrentVersionExpiration: Duration.days(1),
          expiredObjectDeleteMarker: true,
        },
        {
          // Snapshots do not expire by age: the newest stays current for as long as nothing changes.
          id: 'replaced-snapshots',
          prefix: 'search/',
          noncurrentVersionExpiration: Duration.days(7),
          expiredObjectDeleteMarker: true,
        },
      ],
    });
    const stack = Stack.of(this);
    const other = stage.restored?.files;
    const [arn, host] = [stack.exportValue(own.bucketArn), stack.exportValue(own.bucketRegionalDomainName)];
    this.bucket = other ? inPlaceOf(own, other) : own;
    this.#arn = other ? this.bucket.bucketArn : arn;
    this.host = other ? this.bucket.bucketRegionalDomainName : host;
    acknowledge(own, {
      S1: 'Every import and every download is an entry of the event log, which outlives server access logs.',
    });
  }

  /** Grants knowing the name, and that an object is missing. (Without ListBucket, S3 says "forbidden".) */
  named(): Grant<{ FILES_BUCKET: string }> {
    return together(setting({ FILES_BUCKET: this.bucket.bucketName }), permission(['s3:ListBucket'], [this.#arn]));
  }

  get(...prefixes: Prefix[]): Grant {
    return together(this.#allow('s3:GetObject', prefixes), this.#key.reading());
  }

  /** Grants writing. A pre-signed link to upload needs it of the role that signed it, too. */
  put(...prefixes: Prefix[]): Grant {
    return together(this.#allow('s3:PutObject', prefixes), this.#key.writing());
  }

  /** Grants removing every version, so that nothing stays behind. */
  erase(...prefixes: Prefix[]): Grant {
    return together(this.#allow('s3:DeleteObject', prefixes), this.#allow('s3:DeleteObjectVersion', prefixes));
  }

  /** Grants removing with a marker. The versions behind it expire. */
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

/** Another bucket in the place of the own, whose exports stay while other stacks still import them. */
export function inPlaceOf(own: Bucket, bucketName: string): IBucket {
  const stack = Stack.of(own);
  stack.exportValue(own.bucketName);
  return Bucket.fromBucketAttributes(own, 'Restored', { bucketName, region: stack.region });
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
