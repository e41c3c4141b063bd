import { createWriteStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import type { Objects } from './objects.ts';

/** The objects of a bucket. */
export function s3Objects(bucket: string, client = new S3Client({})): Objects {
  return {
    async get(key, known) {
      const answer = await unless([304, 404], () =>
        client.send(new GetObjectCommand({ Bucket: bucket, Key: key, IfNoneMatch: known })),
      );
      if (answer === 304) return 'unchanged';
      if (answer === 404) return null;
      return { text: (await answer.Body?.transformToString()) ?? '', etag: answer.ETag ?? '' };
    },
    async download(key, path) {
      const answer = await unless([404], () => client.send(new GetObjectCommand({ Bucket: bucket, Key: key })));
      if (answer === 404) return false;
      await pipeline(answer.Body as Readable, createWriteStream(path));
      return true;
    },
    async put(key, content, replacing) {
      const condition =
        replacing === undefined ? {} : replacing === null ? { IfNoneMatch: '*' } : { IfMatch: replacing };
      // 412: the object has another version now; 409: somebody is writing it at this moment; 404: it is gone.
      const answer = await unless(replacing === undefined ? [] : [404, 409, 412], () =>
        client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: content, ...condition })),
      );
      return typeof answer === 'number' ? null : (answer.ETag ?? '');
    },
    async remove(key) {
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
    },
  };
}

/** The answer, or the status if it is one of those that count as an answer. */
export async function unless<T, S extends number>(statuses: S[], send: () => Promise<T>): Promise<T | S> {
  try {
    return await send();
  } catch (error) {
    const status = error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
    const expected = statuses.find((each) => each === status);
    // A missing bucket gives 404 too, but that is an error.
    if (expected === undefined || (error as Error).name === 'NoSuchBucket') throw error;
    return expected;
  }
}
