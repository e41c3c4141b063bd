import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';

/** Files that go in and out: uploaded and fetched by whoever holds a link, read and written by the worker. */
export interface Files {
  /** A link with which a file can be PUT, as this content type and no other, for `seconds`. */
  uploadLink(key: string, contentType: string, seconds: number): Promise<string>;
  /** A link with which a file can be fetched for `seconds`. */
  downloadLink(key: string, seconds: number): Promise<string>;
  /** In bytes; null where there is none. Nothing of it is read. */
  size(key: string): Promise<number | null>;
  /** @throws Error where there is none */
  read(key: string): Promise<Uint8Array>;
  /** @param name under which a browser saves it */
  write(key: string, body: string | Uint8Array, contentType: string, name?: string): Promise<void>;
  /** Removes it with all that it ever was; no version of it stays behind. */
  erase(key: string): Promise<void>;
}

export function s3Files(bucket: string): Files {
  // A checksum of an empty body would be signed into the link, which is made before the body is known.
  const client = new S3Client({ requestChecksumCalculation: 'WHEN_REQUIRED' });
  const head = async (key: string) => {
    try {
      return await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
    } catch (error) {
      // Without the right to list, S3 answers 403 for what is not there.
      if (error instanceof S3ServiceException && [403, 404].includes(error.$metadata.httpStatusCode ?? 0)) return null;
      throw error;
    }
  };
  return {
    uploadLink: (key, contentType, seconds) =>
      getSignedUrl(client, new PutObjectCommand({ Bucket: bucket, Key: key, ContentType: contentType }), {
        expiresIn: seconds,
        signableHeaders: new Set(['content-type']),
      }),
    downloadLink: (key, seconds) =>
      getSignedUrl(client, new GetObjectCommand({ Bucket: bucket, Key: key }), { expiresIn: seconds }),
    async size(key) {
      return (await head(key))?.ContentLength ?? null;
    },
    async read(key) {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
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
      // Naming the version leaves no marker, so what was uploaded before it under the same name comes to light and goes too.
      for (let found = await head(key); found !== null; found = found.VersionId ? await head(key) : null) {
        const version = found.VersionId ? { VersionId: found.VersionId } : {};
        await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key, ...version }));
      }
    },
  };
}
