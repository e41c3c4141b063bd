import type { Clock } from '../clock.ts';
import type { Access, Principal } from '../iam/access.ts';
import { AccessDenied } from '../iam/access.ts';
import type { BucketResource } from '../template/model.ts';
import { ServiceError } from './errors.ts';
import type { Fauxqs } from './fauxqs.ts';
import type { Call, Service } from './server.ts';
import { relay, textHeaders } from './sqs.ts';

const DAY = 86_400_000;
/** How S3 calls the version of an object that has no other. */
const ONLY_VERSION = 'null';

/** The target of an S3 call. The key is decoded. */
interface Target {
  bucket: string;
  key: string;
  query: URLSearchParams;
}

/**
 * S3, path-style. Policies are checked on the bucket or object of each call. The server behind it ignores conditions on writes, so
 * they are checked here, with one write at a time for each object. Neither does it know Object Lock. In a bucket that has it, an object
 * stays as it was written, and its one version can be deleted when the days of the lock are over: there are no other versions here, in
 * which S3 would keep it beside another of its name. The days of an object from before this process began are not known, so it stays.
 */
export function s3Service(access: Access, fauxqs: Fauxqs, buckets: BucketResource[], clock: Clock): Service {
  const lockDays = new Map(
    buckets.flatMap(({ name, ObjectLockConfiguration: lock }) =>
      lock ? [[name, lock.Rule.DefaultRetention.Days] as const] : [],
    ),
  );
  /** Until when objects are locked, in milliseconds since 1970. */
  const lockedUntil = new Map<string, number>();
  const turns = new Map<string, Promise<unknown>>();
  return async (call, response) => {
    const target = targetOf(call.url);
    check(access, call, target);
    const answer = (url = call.url) =>
      fauxqs.inject({ method: call.method, url, headers: textHeaders(call.headers), payload: call.body });
    if (call.method === 'GET' || call.method === 'HEAD') {
      if (target.key) await hideMissing(access, call.principal, fauxqs, target);
      const found = await answer();
      if (lockDays.has(target.bucket)) found.headers['x-amz-version-id'] = ONLY_VERSION;
      return relay(found, response);
    }
    const object = `${target.bucket}/${target.key}`;
    const before = turns.get(object) ?? Promise.resolve();
    const turn = before.then(async () => {
      if (target.key) await checkConditions(call, target, fauxqs);
      const days = lockDays.get(target.bucket);
      if (days !== undefined && (await etagOf(fauxqs, target)) !== undefined) {
        const isOver = clock.milliseconds() >= (lockedUntil.get(object) ?? Number.POSITIVE_INFINITY);
        if (!isOver || call.method !== 'DELETE' || !target.query.has('versionId'))
          throw new ServiceError('AccessDenied', 'Access Denied because object protected by object lock.', 403);
      }
      // The server behind has no versions.
      const done = await (days === undefined ? answer() : answer(pathOf(target)));
      if (days !== undefined && call.method === 'PUT') lockedUntil.set(object, clock.milliseconds() + days * DAY);
      if (target.key && done.statusCode < 300) await keepFile(fauxqs, target);
      return done;
    });
    const settled = turn.catch(() => undefined);
    turns.set(object, settled);
    void settled.then(() => turns.get(object) === settled && turns.delete(object));
    relay(await turn, response);
  };
}

function targetOf(url: string): Target {
  const { pathname, searchParams } = new URL(url, 'http://s3');
  const [, bucket = '', key = ''] = /^\/([^/]*)\/?(.*)$/s.exec(pathname) ?? [];
  return { bucket, key: decodeURIComponent(key), query: searchParams };
}

function check(access: Access, { principal, method, headers }: Call, { bucket, key, query }: Target): void {
  const object = `arn:aws:s3:::${bucket}/${key}`;
  if (!key) {
    if (method !== 'GET' && method !== 'HEAD')
      throw new ServiceError('NotImplemented', 'buckets come from the template', 501);
    access.check(principal, 's3:ListBucket', `arn:aws:s3:::${bucket}`, {
      's3:prefix': query.get('prefix') ?? undefined,
      's3:delimiter': query.get('delimiter') ?? undefined,
    });
    return;
  }
  const actions: Record<string, string> = {
    GET: 's3:GetObject',
    HEAD: 's3:GetObject',
    PUT: 's3:PutObject',
    POST: 's3:PutObject',
    DELETE: query.has('uploadId')
      ? 's3:AbortMultipartUpload'
      : query.has('versionId')
        ? 's3:DeleteObjectVersion'
        : 's3:DeleteObject',
  };
  const action = actions[method];
  if (!action) throw new ServiceError('MethodNotAllowed', `${method} is not served`, 405);
  access.check(principal, action, object, {
    's3:if-none-match': headers['if-none-match'],
    's3:if-match': headers['if-match'],
  });
  const source = headers['x-amz-copy-source'];
  if (typeof source === 'string') {
    access.check(principal, 's3:GetObject', `arn:aws:s3:::${decodeURIComponent(source).replace(/^\//, '')}`);
  }
}

/** S3 reports a missing object only to callers who may list the bucket. */
async function hideMissing(access: Access, principal: Principal, fauxqs: Fauxqs, target: Target): Promise<void> {
  if ((await etagOf(fauxqs, target)) !== undefined) return;
  try {
    access.check(principal, 's3:ListBucket', `arn:aws:s3:::${target.bucket}`);
  } catch (error) {
    if (error instanceof AccessDenied) throw new ServiceError('AccessDenied', 'Access Denied', 403);
    throw error;
  }
}

async function checkConditions({ headers }: Call, target: Target, fauxqs: Fauxqs): Promise<void> {
  const current = await etagOf(fauxqs, target);
  const same = (expected: string) => current?.replaceAll('"', '') === expected.replaceAll('"', '');
  const { 'if-match': match, 'if-none-match': noneMatch } = headers;
  if (noneMatch !== undefined && noneMatch !== '*') {
    throw new ServiceError(
      'NotImplemented',
      'A header you provided implies functionality that is not implemented',
      501,
    );
  }
  if (match !== undefined && current === undefined) {
    throw new ServiceError('NoSuchKey', 'The specified key does not exist.', 404);
  }
  if ((match !== undefined && match !== '*' && !same(match)) || (noneMatch === '*' && current !== undefined)) {
    throw new ServiceError('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', 412);
  }
}

async function etagOf(fauxqs: Fauxqs, target: Target): Promise<string | undefined> {
  const { headers } = await fauxqs.inject({ method: 'HEAD', url: pathOf(target), headers: {} });
  return headers.etag as string | undefined;
}

/** Updates the file behind an object. */
async function keepFile(fauxqs: Fauxqs, target: Target): Promise<void> {
  const url = pathOf(target);
  const { statusCode, headers, rawPayload } = await fauxqs.inject({ method: 'GET', url, headers: {} });
  if (statusCode === 200) fauxqs.files.keep({ url, type: String(headers['content-type']), content: rawPayload });
  else fauxqs.files.forget(url);
}

const pathOf = ({ bucket, key }: Target) => `/${bucket}/${key.split('/').map(encodeURIComponent).join('/')}`;
