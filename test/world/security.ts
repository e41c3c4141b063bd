import { expect } from 'vitest';
import type { Client } from './client.ts';

export const PDF = new TextEncoder().encode('%PDF-1.7 示例报告');

/** Sends a file to the link that an operation gives. @returns its id */
export async function sent(
  client: Client,
  operation: 'createReportFile' | 'createIncidentFile',
  id: string,
  { type = 'pdf', bytes = PDF }: { type?: string; bytes?: Uint8Array } = {},
): Promise<string> {
  const { body } = await client.ok(operation, { params: { id }, body: { type, size: bytes.length } });
  const put = await fetch(body.uploadUrl, {
    method: 'PUT',
    headers: { 'content-type': body.contentType },
    body: bytes as Uint8Array<ArrayBuffer>,
  });
  expect(put.status).toBe(200);
  return body.file;
}
