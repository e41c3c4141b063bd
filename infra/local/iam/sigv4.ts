import { createHmac, createSecretKey, hash, type KeyObject, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

export interface SignedRequest {
  method: string;
  /** Path and query as they came, still percent-encoded. */
  url: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

export interface Signer {
  accessKeyId: string;
  /** Of the credential's scope, such as `dynamodb`. */
  service: string;
  /** By a link rather than by a header. */
  presigned: boolean;
}

/** Why a signature isn't accepted, under the name that AWS gives it. */
export class SignatureError extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

const MINUTE = 60_000;
const keys = new Map<string, KeyObject>();
const sha256 = (data: string | Buffer) => hash('sha256', data);
const hmac = (key: Buffer | KeyObject, data: string) => createHmac('sha256', key).update(data).digest();

/** The service a request is signed for, unverified: it decides how errors are written. */
export function serviceOf(url: string, headers: IncomingHttpHeaders): string | undefined {
  const credential = headers.authorization ?? /X-Amz-Credential=([^&]+)/.exec(url)?.[1] ?? '';
  return /[^/]+\/\d{8}\/[^/]+\/([^/]+)\/aws4_request/.exec(decodeURIComponent(credential))?.[1];
}

/**
 * Verifies a Signature Version 4, in the header or in a link.
 * @param secretOf secret access key by access key id.
 * @param now milliseconds since 1970, of the machine's clock.
 * @throws SignatureError when it is missing, of an unknown key, wrong, too old, or not of this body.
 */
export function verify(request: SignedRequest, secretOf: (id: string) => string | undefined, now = Date.now()): Signer {
  const [path = '/', queryText = ''] = request.url.split(/\?(.*)/s);
  const query = parseQuery(queryText);
  const presigned = query.has('X-Amz-Signature');
  const given = presigned ? fromQuery(query) : fromHeader(request.headers);
  const [accessKeyId = '', date = '', region = '', service = '', terminator] = given.credential.split('/');
  const secret = secretOf(accessKeyId);
  if (terminator !== 'aws4_request' || !given.time.startsWith(date)) {
    throw new SignatureError('IncompleteSignatureException', 'Credential must be a full scope of the request date');
  }
  if (!secret)
    throw new SignatureError('UnrecognizedClientException', 'The security token included in the request is invalid.');
  checkTime(given, now);
  const canonical = [
    request.method,
    service === 's3' ? path : percentEncode(path).replaceAll('%2F', '/'),
    canonicalQuery(query),
    ...given.signedHeaders.map((name) => `${name}:${headerValue(request.headers, name)}`),
    '',
    given.signedHeaders.join(';'),
    payloadHash(request, presigned, query),
  ].join('\n');
  const scope = `${date}/${region}/${service}/aws4_request`;
  const signed = hmac(
    signingKey(accessKeyId, secret, date, region, service),
    `AWS4-HMAC-SHA256\n${given.time}\n${scope}\n${sha256(canonical)}`,
  );
  const claimed = Buffer.from(given.signature, 'hex');
  if (claimed.length !== signed.length || !timingSafeEqual(claimed, signed)) {
    throw new SignatureError(
      service === 's3' ? 'SignatureDoesNotMatch' : 'InvalidSignatureException',
      'The request signature we calculated does not match the signature you provided.',
    );
  }
  return { accessKeyId, service, presigned };
}

interface Given {
  credential: string;
  signedHeaders: string[];
  signature: string;
  /** Like `20260924T010000Z`. */
  time: string;
  /** Seconds a link is good for. */
  expires: number | undefined;
}

function fromHeader(headers: IncomingHttpHeaders): Given {
  const [, credential, signedHeaders, signature] =
    /^AWS4-HMAC-SHA256\s+Credential=([^,]+),\s*SignedHeaders=([^,]+),\s*Signature=([0-9a-f]+)$/.exec(
      headers.authorization ?? '',
    ) ?? [];
  const time = headers['x-amz-date'];
  if (!credential || !signedHeaders || !signature || typeof time !== 'string') {
    throw new SignatureError('MissingAuthenticationTokenException', 'Request is missing Authentication Token');
  }
  return { credential, signedHeaders: signedHeaders.split(';'), signature, time, expires: undefined };
}

function fromQuery(query: Map<string, string>): Given {
  return {
    credential: query.get('X-Amz-Credential') ?? '',
    signedHeaders: (query.get('X-Amz-SignedHeaders') ?? '').split(';'),
    signature: query.get('X-Amz-Signature') ?? '',
    time: query.get('X-Amz-Date') ?? '',
    expires: Number(query.get('X-Amz-Expires')),
  };
}

function checkTime({ time, expires }: Given, now: number): void {
  const iso = time.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z');
  const age = now - Date.parse(iso);
  if (Number.isNaN(age) || age < -15 * MINUTE || (expires === undefined && age > 15 * MINUTE)) {
    throw new SignatureError(
      'RequestTimeTooSkewed',
      'The difference between the request time and the current time is too large.',
    );
  }
  if (expires !== undefined && !(expires >= 1 && expires <= 604_800 && age <= expires * 1000)) {
    throw new SignatureError('AccessDenied', 'Request has expired');
  }
}

function payloadHash({ headers, body }: SignedRequest, presigned: boolean, query: Map<string, string>): string {
  const declared = headers['x-amz-content-sha256'] ?? query.get('X-Amz-Content-Sha256');
  if (declared === undefined) return presigned ? 'UNSIGNED-PAYLOAD' : sha256(body);
  if (declared === 'UNSIGNED-PAYLOAD' || String(declared).startsWith('STREAMING-')) return String(declared);
  const actual = sha256(body);
  if (declared !== actual) {
    throw new SignatureError(
      'XAmzContentSHA256Mismatch',
      "The provided 'x-amz-content-sha256' header does not match what was computed.",
    );
  }
  return actual;
}

function signingKey(id: string, secret: string, date: string, region: string, service: string): KeyObject {
  const scope = `${id}/${date}/${region}/${service}`;
  const known = keys.get(scope);
  if (known) return known;
  const parts = [date, region, service, 'aws4_request'];
  const key = createSecretKey(parts.reduce<Buffer>((k, part) => hmac(k, part), Buffer.from(`AWS4${secret}`)));
  keys.set(scope, key);
  return key;
}

function canonicalQuery(query: Map<string, string>): string {
  return [...query]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => [percentEncode(name), percentEncode(value)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

function parseQuery(text: string): Map<string, string> {
  const query = new Map<string, string>();
  for (const part of text.split('&')) {
    if (!part) continue;
    const [name = '', value = ''] = part.split(/=(.*)/s);
    query.set(decodeURIComponent(name), decodeURIComponent(value));
  }
  return query;
}

function headerValue(headers: IncomingHttpHeaders, name: string): string {
  const value = headers[name];
  return (Array.isArray(value) ? value.join(',') : (value ?? '')).trim().replace(/ +/g, ' ');
}

/** Percent-encoding as RFC 3986 and AWS have it. */
function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}
