import { DeleteObjectCommand, HeadObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Objects } from './search/objects.ts';
import { s3Objects, unless } from './search/s3.ts';

/** The sealed segments, each written once. */
export interface SealedSegments extends Pick<Objects, 'get' | 'put'> {
  /** Deletes a segment for good. @returns false as long as its lock holds */
  remove(key: string): Promise<boolean>;
}

/** A bucket with versions, under Object Lock. */
export function sealedSegments(bucket: string, client = new S3Client({})): SealedSegments {
  const { get, put } = s3Objects(bucket, client);
  return {
    get,
    put,
    async remove(key) {
      const of = { Bucket: bucket, Key: key };
      const found = await unless([404], () => client.send(new HeadObjectCommand(of)));
      if (found === 404) return true;
      // Only the version itself: to delete without one hides what is locked, and keeps it.
      const done = await unless([403], () =>
        client.send(new DeleteObjectCommand({ ...of, VersionId: found.VersionId ?? 'null' })),
      );
      return done !== 403;
    },
  };
}
