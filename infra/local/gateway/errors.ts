import { randomUUID } from 'node:crypto';
import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';

/** An error with the name that the AWS service gives it. */
export class ServiceError extends Error {
  readonly status: number;
  /** Further members of the error, such as the reasons of a transaction. */
  readonly more: Record<string, unknown>;

  constructor(name: string, message: string, status = 400, more: Record<string, unknown> = {}) {
    super(message);
    this.name = name;
    this.status = status;
    this.more = more;
  }
}

/** A call gets no answer, as if its connection broke. */
export class Unanswered extends Error {}

/** The whole answer to a call. */
export interface Reply {
  status: number;
  headers: OutgoingHttpHeaders;
  body: Buffer;
}

export function send(response: ServerResponse, { status, headers, body }: Reply): void {
  response.writeHead(status, headers).end(body);
}

/** Sends JSON in the protocols AWS JSON and REST JSON. */
export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  send(response, jsonReply(status, value));
}

function jsonReply(status: number, value: unknown, headers: Record<string, string> = {}): Reply {
  const body = Buffer.from(JSON.stringify(value));
  return {
    status,
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'content-length': body.length,
      'x-amzn-requestid': randomUUID(),
      ...headers,
    },
    body,
  };
}

/** An error in the format of its service, so that the SDK throws it with the right name. */
export function errorReply(service: string | undefined, error: ServiceError): Reply {
  const { name, message, status, more } = error;
  if (service === 's3') {
    const code = name === 'AccessDeniedException' ? 'AccessDenied' : name;
    const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error>`;
    return {
      status: code === 'AccessDenied' || code === 'SignatureDoesNotMatch' ? 403 : status,
      headers: { 'content-type': 'application/xml', 'x-amz-request-id': randomUUID() },
      body: Buffer.from(body),
    };
  }
  const denied = name === 'AccessDeniedException';
  if (service === 'ses' || service === 'scheduler' || service === 'lambda')
    return jsonReply(denied ? 403 : status, { message }, { 'x-amzn-errortype': name });
  return jsonReply(
    status,
    {
      __type: `${namespaces[service ?? ''] ?? 'com.amazon.coral.service'}#${name}`,
      message,
      Message: message,
      ...more,
    },
    // SQS still uses the names of its older protocol.
    service === 'sqs' ? { 'x-amzn-query-error': `${denied ? 'AccessDenied' : name};Sender` } : {},
  );
}

const namespaces: Record<string, string> = { sqs: 'com.amazonaws.sqs' };

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
