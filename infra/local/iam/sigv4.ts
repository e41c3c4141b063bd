import { hash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { Sha256 } from '@smithy/core/checksum';
import { SignatureV4 } from '@smithy/signature-v4';

export interface SignedRequest {
  method: string;
  /** Path and query of the request, still percent-encoded. */
  url: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

export interface Signer {
  accessKeyId: string;
  /** The service in the credential's scope, such as `dynamodb`. */
  service: string;
}

/** A refused signature. It has the name of AWS's error. */
export class SignatureError extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

const MINUTE = 60_000;
/** The query parameter in which a link declares the hash of its body. */
const BODY_HASH = 'X-Amz-Content-Sha256';

/** The service in a request's signature, not verified. It decides the format of errors. */
export function serviceOf(url: string, headers: IncomingHttpHeaders): string | undefined {
  const credential = headers.authorization ?? /X-Amz-Credential=([^&]+)/.exec(url)?.[1] ?? '';
  return /[^/]+\/\d{8}\/[^/]+\/([^/]+)\/aws4_request/.exec(decodeURIComponent(credential))?.[1];
}

/**
 * Verifies a Signature Version 4, in the header or in a link. It signs the request again and compares.
 * @param secretOf secret access key by access key id.
 * @param now milliseconds since 1970, of the machine's clock.
 * @throws SignatureError when the signature is missing, wrong or too old, or when the key or the body doesn't match.
 */
export async function verify(
  request: SignedRequest,
  secretOf: (id: string) => string | undefined,
  now = Date.now(),
): Promise<Signer> {
  const [path = '/', queryText = ''] = request.url.split(/\?(.*)/s);
  const query = Object.fromEntries(new URLSearchParams(queryText));
  const given = query['X-Amz-Signature'] === undefined ? fromHeader(request.headers) : fromQuery(query);
  const { signature, expires } = given;
  const [accessKeyId = '', date = '', region = '', service = '', terminator] = given.credential.split('/');
  const secretAccessKey = secretOf(accessKeyId);
  if (terminator !== 'aws4_request' || !given.time.startsWith(date)) {
    throw new SignatureError('IncompleteSignatureException', 'Credential must be a full scope of the request date');
  }
  if (!secretAccessKey)
    throw new SignatureError('UnrecognizedClientException', 'The security token included in the request is invalid.');
  const signingDate = checkTime(given, now);
  checkBody(request.headers['x-amz-content-sha256'] ?? query[BODY_HASH], request.body);

  const signer = new SignatureV4({
    credentials: { accessKeyId, secretAccessKey },
    region,
    service,
    sha256: Sha256,
    uriEscapePath: service !== 's3',
    applyChecksum: false,
  });
  const signableHeaders = new Set(given.signedHeaders);
  const headers = Object.fromEntries(given.signedHeaders.map((name) => [name, String(request.headers[name] ?? '')]));
  const message = { method: request.method, protocol: 'http:', hostname: '', path, query, headers };
  if (expires === undefined) {
    const again = await signer.sign({ ...message, body: request.body }, { signingDate, signableHeaders });
    compare(fromHeader(again.headers).signature, signature, service);
  } else {
    // The signer adds these parameters to the query itself, and reads the hash of the body from a header.
    for (const name of Object.keys(query)) if (name.startsWith('X-Amz-')) delete query[name];
    headers[BODY_HASH] = given.bodyHash;
    const again = await signer.presign(message, { signingDate, signableHeaders, expiresIn: expires });
    compare(String(again.query?.['X-Amz-Signature']), signature, service);
  }
  return { accessKeyId, service };
}

interface Given {
  credential: string;
  signedHeaders: string[];
  signature: string;
  /** Like `20260924T010000Z`. */
  time: string;
  /** For a link: its lifetime in seconds, and the declared hash of the body. */
  expires?: number;
  bodyHash: string;
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
  return { credential, signedHeaders: signedHeaders.split(';'), signature, time, bodyHash: '' };
}

function fromQuery(query: Record<string, string>): Given {
  return {
    credential: query['X-Amz-Credential'] ?? '',
    signedHeaders: (query['X-Amz-SignedHeaders'] ?? '').split(';'),
    signature: query['X-Amz-Signature'] ?? '',
    time: query['X-Amz-Date'] ?? '',
    expires: Number(query['X-Amz-Expires']),
    bodyHash: query[BODY_HASH] ?? 'UNSIGNED-PAYLOAD',
  };
}

/** @returns the time of signing. */
function checkTime({ time, expires }: Given, now: number): Date {
  const signed = new Date(time.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  const age = now - signed.getTime();
  if (Number.isNaN(age) || age < -15 * MINUTE || (expires === undefined && age > 15 * MINUTE)) {
    throw new SignatureError(
      'RequestTimeTooSkewed',
      'The difference between the request time and the current time is too large.',
    );
  }
  if (expires !== undefined && !(expires >= 1 && expires <= 604_800 && age <= expires * 1000)) {
    throw new SignatureError('AccessDenied', 'Request has expired');
  }
  return signed;
}

/** The signature covers the declared hash. The body must match the hash. */
function checkBody(declared: string | string[] | undefined, body: Buffer): void {
  if (declared === undefined || declared === 'UNSIGNED-PAYLOAD' || String(declared).startsWith('STREAMING-')) return;
  if (declared !== hash('sha256', body)) {
    throw new SignatureError(
      'XAmzContentSHA256Mismatch',
      "The provided 'x-amz-content-sha256' header does not match what was computed.",
    );
  }
}

function compare(calculated: string, provided: string, service: string): void {
  if (calculated === provided) return;
  throw new SignatureError(
    service === 's3' ? 'SignatureDoesNotMatch' : 'InvalidSignatureException',
    'The request signature we calculated does not match the signature you provided.',
  );
}
