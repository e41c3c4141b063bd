import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
  type S3ClientConfig,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { epoch, type Instant, instant } from '../domain/calendar/time.ts';
import type { Upload } from '../domain/job.ts';

/** Files that go in and out. Whoever holds a link uploads or fetches them; the worker reads and writes them. */
export interface Files {
  /** A link that takes a PUT of a file of this content type and of exactly so many bytes, until `linkExpiry`. */
  uploadLink(key: string, contentType: string, size: number): Promise<string>;
  /** A link that gives a file until `linkExpiry`. */
  downloadLink(key: string): Promise<string>;
  /** The size in bytes, without reading the file; null if there is no such file. */
  size(key: string): Promise<number | null>;
  /** What lies there: its size, and a tag that changes with its content; null if there is no such file. */
  measure(key: string): Promise<Upload | null>;
  /**
   * Reads a file. An upload is read `only` as it was measured, since whoever holds its link can exchange it until the link expires.
   * @throws FileExchanged if it is not that any more
   * @throws Error if there is no such file
   */
  read(key: string, only?: Upload): Promise<Uint8Array>;
  /** @param name the name under which a browser saves it */
  write(key: string, body: string | Uint8Array, contentType: string, name?: string): Promise<void>;
  /** Removes a file with all its versions. */
  erase(key: string): Promise<void>;
}

/** The file is another one than was measured. */
export class FileExchanged extends Error {
  override name = 'FileExchanged';
}

/** How long a link works, in seconds. */
const LINK_SECONDS = 900;

/** When a link made now stops working. */
export function linkExpiry(now: Instant): Instant {
  return instant(epoch(now) + LINK_SECONDS * 1000);
}

/** @param config where S3 is and who calls it, if the environment does not tell */
export function s3Files(bucket: string, config: S3ClientConfig = {}): Files {
  // The link is made before the body is known. With a checksum it would be signed for an empty body.
  const client = new S3Client({ ...config, requestChecksumCalculation: 'WHEN_REQUIRED' });
  const head = async (key: string) => {
    try {
      return await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
    } catch (error) {
      // Without the permission to list, S3 answers 403 for a file that does not exist.
      if (error instanceof S3ServiceException && [403, 404].includes(error.$metadata.httpStatusCode ?? 0)) return null;
      throw error;
    }
  };
  return {
    uploadLink(key, contentType, size) {
      const put = new PutObjectCommand({ Bucket: bucket, Key: key, ContentType: contentType, ContentLength: size });
      const signableHeaders = new Set(['content-type', 'content-length']);
      return getSignedUrl(client, put, { expiresIn: LINK_SECONDS, signableHeaders });
    },
    downloadLink: (key) =>
      getSignedUrl(client, new GetObjectCommand({ Bucket: bucket, Key: key }), { expiresIn: LINK_SECONDS }),
    async size(key) {
      return (await head(key))?.ContentLength ?? null;
    },
    async measure(key) {
      const { ContentLength: size, ETag: tag } = (await head(key)) ?? {};
      return size === undefined || tag === undefined ? null : { size, tag };
    },
    async read(key, only) {
      const { Body } = await client
        .send(new GetObjectCommand({ Bucket: bucket, Key: key, ...(only ? { IfMatch: only.tag } : {}) }))
        .catch((error) => {
          throw error instanceof S3ServiceException && error.$metadata.httpStatusCode === 412
            ? new FileExchanged()
            : error;
        });
      if (!Body) throw new Error('the file is empty');
      return await Body.transformToByteArray();
    },
    async write(key, body, contentType, name) {
      const disposition = name && `attachment; filename*=UTF-8''${encodeURIComponent(name)}`;
      await client.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: key,
          Body: body,
          ContentType: contentType,
          ...(disposition ? { ContentDisposition: disposition } : {}),
        }),
      );
    },
    async erase(key) {
      // A delete that names a version leaves no marker. So the version uploaded before becomes the current one, and goes too.
      for (let found = await head(key); found !== null; found = found.VersionId ? await head(key) : null) {
        const version = found.VersionId ? { VersionId: found.VersionId } : {};
        await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key, ...version }));
      }
    },
  };
}
