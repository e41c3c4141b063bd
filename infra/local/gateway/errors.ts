import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';

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

/** Sends JSON in the protocols AWS JSON and REST JSON. */
export function sendJson(
  response: ServerResponse,
  status: number,
  value: unknown,
  headers: Record<string, string> = {},
) {
  const body = Buffer.from(JSON.stringify(value));
  response.writeHead(status, {
    'content-type': 'application/x-amz-json-1.0',
    'content-length': body.length,
    'x-amzn-requestid': randomUUID(),
    ...headers,
  });
  response.end(body);
}

/** Sends an error in the format of its service, so that the SDK throws it with the right name. */
export function sendError(response: ServerResponse, service: string | undefined, error: ServiceError): void {
  const { name, message, status, more } = error;
  if (service === 's3') {
    const code = name === 'AccessDeniedException' ? 'AccessDenied' : name;
    const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error>`;
    response.writeHead(code === 'AccessDenied' || code === 'SignatureDoesNotMatch' ? 403 : status, {
      'content-type': 'application/xml',
      'x-amz-request-id': randomUUID(),
    });
    response.end(body);
    return;
  }
  const denied = name === 'AccessDeniedException';
  if (service === 'ses' || service === 'scheduler' || service === 'lambda') {
    sendJson(response, denied ? 403 : status, { message }, { 'x-amzn-errortype': name });
    return;
  }
  sendJson(
    response,
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
