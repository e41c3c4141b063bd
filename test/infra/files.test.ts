import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Runtime, startRuntime } from '../../infra/local/runtime.ts';
import { FileExchanged, type Files, s3Files } from '../../shared/adapters/files.ts';
import type { Upload } from '../../shared/domain/job.ts';
import { writeAssembly } from './local-fixture/assembly.ts';

const directory = mkdtempSync(join(tmpdir(), 'files-'));
let runtime: Runtime;
let files: Files;

beforeAll(async () => {
  const assembly = writeAssembly(join(directory, 'assembly'));
  runtime = await startRuntime({ dataDir: join(directory, 'data'), assembly, now: new Date('2026-09-24T01:00:00Z') });
  const { gatewayUrl: endpoint, operator: credentials } = runtime;
  files = s3Files('fixture-files', { endpoint, region: 'us-east-1', credentials });
});
afterAll(async () => {
  await runtime?.stop();
  rmSync(directory, { recursive: true, force: true });
});

const put = (url: string, body: string, type = 'text/csv') =>
  fetch(url, { method: 'PUT', headers: { 'content-type': type }, body });

describe('an upload', () => {
  it('is read as it was measured; what was put in its place since is not', async () => {
    const link = await files.uploadLink('imports/exchanged', 'text/csv', 3);
    expect((await put(link, 'a,b')).status).toBe(200);
    const measured = (await files.measure('imports/exchanged')) as Upload;
    expect(measured).toMatchObject({ size: 3, tag: expect.any(String) });
    expect(Buffer.from(await files.read('imports/exchanged', measured)).toString()).toBe('a,b');
    expect((await put(link, 'c,d')).status).toBe(200);
    await expect(files.read('imports/exchanged', measured)).rejects.toThrow(FileExchanged);
    expect(Buffer.from(await files.read('imports/exchanged')).toString()).toBe('c,d');
  });

  it('has the size and the type that its link was made for', async () => {
    const link = await files.uploadLink('imports/sized', 'text/csv', 3);
    for (const body of ['', 'a', 'a,bc', 'x'.repeat(10_000)]) expect((await put(link, body)).status, body).toBe(403);
    expect((await put(link, 'a,b', 'text/html')).status).toBe(403);
    expect(await files.size('imports/sized')).toBeNull();
    expect((await put(link, 'a,b')).status).toBe(200);
  });

  it('comes from a page of another origin as the bucket allows, and nothing else does', async () => {
    const link = await files.uploadLink('imports/from-page', 'text/csv', 3);
    const asked = (method: string, sent: string) =>
      fetch(link, {
        method: 'OPTIONS',
        headers: {
          origin: 'https://console.example',
          'access-control-request-method': method,
          'access-control-request-headers': sent,
        },
      });
    const allowed = await asked('PUT', 'content-type');
    expect([allowed.status, allowed.headers.get('access-control-allow-origin')]).toEqual([
      200,
      'https://console.example',
    ]);
    for (const [method, sent] of [
      ['DELETE', 'content-type'],
      ['PUT', 'x-amz-meta-more'],
    ] as const)
      expect((await asked(method, sent)).status, `${method} ${sent}`).toBe(403);
    const headers = { 'content-type': 'text/csv', origin: 'https://console.example' };
    const sent = await fetch(link, { method: 'PUT', headers, body: 'a,b' });
    expect([sent.status, sent.headers.get('access-control-allow-origin')]).toEqual([200, 'https://console.example']);
  });
});
