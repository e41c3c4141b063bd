import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { serveSite } from '../../functions/console/site.ts';

const directory = mkdtempSync(join(tmpdir(), 'site-'));
mkdirSync(join(directory, 'assets'));
writeFileSync(join(directory, 'open.html'), '<base href="{base}"><title>开放目录</title>');
writeFileSync(join(directory, 'index.html'), '<base href="{base}"><meta name="nonce" content="{nonce}">');
mkdirSync(join(directory, 'docs'));
writeFileSync(join(directory, 'docs/index.html'), '<script src="../assets/docs-1a2b.js"></script>');
writeFileSync(join(directory, 'assets/app-1a2b.js'), 'plain');
writeFileSync(join(directory, 'assets/app-1a2b.js.br'), 'brotli');
writeFileSync(join(directory, 'assets/app-1a2b.js.gz'), 'gzip');

const serve = serveSite(directory, { issuer: 'https://id.example/realm', clientId: 'console' }, 'files.example');
const ask = (path: string, { headers = {}, root = '' }: { headers?: Record<string, string>; root?: string } = {}) =>
  serve({
    pathParameters: path ? { proxy: path } : null,
    headers,
    requestContext: { path: `${root}/console${path ? `/${path}` : ''}` } as Parameters<
      typeof serve
    >[0]['requestContext'],
  });
const textOf = ({ body, isBase64Encoded }: { body: string; isBase64Encoded?: boolean }) =>
  isBase64Encoded ? Buffer.from(body, 'base64').toString() : body;

describe('the function that serves the console', () => {
  it.each([
    ['br, gzip', 'brotli', 'br'],
    ['gzip', 'gzip', 'gzip'],
    ['identity', 'plain', undefined],
  ])('sends a file as a browser takes it that accepts %s, to be kept for a year', async (accepted, body, encoding) => {
    const answer = await ask('assets/app-1a2b.js', { headers: { 'Accept-Encoding': accepted } });
    expect(textOf(answer)).toBe(body);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      vary: 'accept-encoding',
    });
    expect(answer.headers?.['content-encoding']).toBe(encoding);
  });

  it.each(['', 'requests/req_1', 'catalog', '%zz'])(
    'answers /console/%s with the page, which is never kept',
    async (path) => {
      const answer = await ask(path);
      expect([answer.statusCode, answer.headers?.['cache-control']]).toEqual([200, 'no-store']);
      expect(answer.body).toContain('<base href="/console/">');
    },
  );

  it('answers what is open to society with a page of its own', async () => {
    for (const path of ['open', 'open/res_1']) expect((await ask(path)).body).toContain('开放目录');
    for (const path of ['', 'opened', 'catalog/open']) expect((await ask(path)).body).not.toContain('开放目录');
  });

  it('lets the page load only its own files, and call only its API and the provider', async () => {
    const [one, other] = [await ask(''), await ask('')];
    const policy = String(one.headers?.['content-security-policy']);
    const nonce = /content="([\w-]+)"/.exec(one.body)?.[1];
    expect(policy).toContain("default-src 'none'; script-src 'self'");
    expect(policy).toContain(`style-src 'self' 'nonce-${nonce}'`);
    expect(policy).toContain("connect-src 'self' https://id.example files.example;");
    expect(policy).not.toContain('unsafe');
    expect(other.headers?.['content-security-policy']).not.toBe(policy);
  });

  it('says where the API is, also where the name of its stage stands before the path', async () => {
    const answer = await ask('config.json', { root: '/live' });
    expect(JSON.parse(answer.body)).toEqual({ issuer: 'https://id.example/realm', clientId: 'console', api: '/live' });
    expect((await ask('', { root: '/live' })).body).toContain('<base href="/live/console/">');
  });

  it.each(['', '/live'])(
    'answers the docs under %s/docs, with their files where the console has them',
    async (root) => {
      const answer = await serve({
        ...{ pathParameters: null, headers: {} },
        requestContext: { path: `${root}/docs` } as Parameters<typeof serve>[0]['requestContext'],
      });
      expect(answer.body).toBe(`<script src="${root}/console/assets/docs-1a2b.js"></script>`);
      expect(answer.headers?.['content-security-policy']).toContain("script-src 'self';");
      expect((await ask('docs', { root })).body).toContain(`<base href="${root}/console/">`);
    },
  );

  it('has no file that was not built', async () => {
    expect((await ask('assets/none.js')).statusCode).toBe(404);
  });

  it.each(['assets/..%2f..%2fpackage.json', 'assets%2f..%2f..%2fpackage.json', '..%2fpackage.json'])(
    'leaves its own directory for nobody, so %s is the page',
    async (path) => {
      expect(textOf(await ask(path))).toContain('<base href="/console/">');
    },
  );
});
