import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';

/** Files given to the system: uploaded by whoever holds a link, read by the worker. */
export interface Files {
  /** A link with which a file can be PUT, as `application/json`, for `seconds`. */
  uploadLink(key: string, seconds: number): Promise<string>;
  exists(key: string): Promise<boolean>;
  /** @throws Error where there is none */
  read(key: string): Promise<string>;
  /** Removes a file; where there is none, nothing happens. */
  remove(key: string): Promise<void>;
}

export function s3Files(bucket: string): Files {
  // A checksum of an empty body would be signed into the link, which is made before the body is known.
  const client = new S3Client({ requestChecksumCalculation: 'WHEN_REQUIRED' });
  return {
    uploadLink: (key, seconds) =>
      getSignedUrl(client, new PutObjectCommand({ Bucket: bucket, Key: key, ContentType: 'application/json' }), {
        expiresIn: seconds,
        signableHeaders: new Set(['content-type']),
      }),
    async exists(key) {
      try {
        await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
        return true;
      } catch (error) {
        // Without the right to list, S3 answers 403 for what is not there.
        if (error instanceof S3ServiceException && [403, 404].includes(error.$metadata.httpStatusCode ?? 0))
          return false;
        throw error;
      }
    },
    async read(key) {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      if (!Body) throw new Error('the file is empty');
      return await Body.transformToString('utf-8');
    },
    async remove(key) {
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
    },
  };
}
