import { createHash } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createIssuer } from '../../infra/local/control/issuer.ts';
import { OpenIdProvider } from '../../infra/local/control/openid.ts';
import { listen } from '../../infra/local/gateway/server.ts';
import { Store } from '../../infra/local/store.ts';

const consoleOrigin = 'http://127.0.0.1:3000';
const back = `${consoleOrigin}/console/`;
const verifier = 'v'.repeat(43);
const challenge = createHash('sha256').update(verifier).digest('base64url');
const asked = {
  client_id: 'console',
  redirect_uri: back,
  response_type: 'code',
  code_challenge: challenge,
  code_challenge_method: 'S256',
  state: 's1',
  nonce: 'n1',
};

describe('the stand-in for the OpenID provider', () => {
  let server: Server;
  let store: Store;
  let url = '';
  beforeAll(async () => {
    store = new Store(join(mkdtempSync(join(tmpdir(), 'openid-')), 'runtime.sqlite'));
    server = createServer();
    url = `http://127.0.0.1:${await listen(server, 0)}/oidc`;
    const people = () => [{ personId: 'p-1', name: '孙<示例>', department: '义马市民政局', roles: ['staff'] }];
    const provider = new OpenIdProvider({ issuer: await createIssuer(store, url), url, consoleOrigin, people });
    server.on('request', (request, response) => {
      const { pathname } = new URL(request.url ?? '/', url);
      void provider.answer(request, pathname.slice('/oidc'.length), response);
    });
  });
  afterAll(() => {
    server.close();
    store.close();
  });

  const authorize = (changed: Record<string, string> = {}, headers: Record<string, string> = {}) =>
    fetch(`${url}/authorize?${new URLSearchParams({ ...asked, ...changed })}`, { redirect: 'manual', headers });
  const token = (form: Record<string, string>) =>
    fetch(`${url}/token`, { method: 'POST', body: new URLSearchParams(form) });
  const codeFrom = (response: Response) =>
    new URL(response.headers.get('location') ?? '').searchParams.get('code') ?? '';
  const exchange = (code: string, changed: Record<string, string> = {}) =>
    token({ grant_type: 'authorization_code', code, redirect_uri: back, code_verifier: verifier, ...changed });

  it('shows who one can be, by department and role, and takes no name for markup', async () => {
    const page = await (await authorize()).text();
    expect(page).toContain('义马市民政局');
    expect(page).toContain('经办人');
    expect(page).not.toContain('<示例>');
  });

  it('gives whoever was chosen a code, for which there are tokens once, to be renewed once each', async () => {
    const chosen = await authorize({ person: 'p-1' });
    expect(new URL(chosen.headers.get('location') ?? '').searchParams.get('state')).toBe('s1');
    const tokens = (await (await exchange(codeFrom(chosen))).json()) as Record<string, string>;
    const configuration = await (await fetch(`${url}/.well-known/openid-configuration`)).json();
    const jwks = await (await fetch((configuration as { jwks_uri: string }).jwks_uri)).json();
    const keys = createLocalJWKSet(jwks as Parameters<typeof createLocalJWKSet>[0]);
    const access = await jwtVerify(tokens.access_token ?? '', keys, { issuer: url, audience: 'yima-data-sharing' });
    const identity = await jwtVerify(tokens.id_token ?? '', keys, { issuer: url, audience: 'console' });
    expect([access.payload.sub, identity.payload.sub, identity.payload.nonce]).toEqual(['p-1', 'p-1', 'n1']);
    expect((await exchange(codeFrom(chosen))).status).toBe(400);
    const renew = () => token({ grant_type: 'refresh_token', refresh_token: tokens.refresh_token ?? '' });
    expect([(await renew()).status, (await renew()).status]).toEqual([200, 400]);
  });

  it('knows the browser that has chosen, until it signs out or asks to choose', async () => {
    const cookie = (await authorize({ person: 'p-1' })).headers.get('set-cookie')?.split(';')[0] ?? '';
    expect((await authorize({}, { cookie })).status).toBe(302);
    expect((await authorize({ prompt: 'login' }, { cookie })).status).toBe(200);
    const out = await fetch(`${url}/logout?post_logout_redirect_uri=${encodeURIComponent(back)}`, {
      redirect: 'manual',
    });
    expect([out.headers.get('location'), out.headers.get('set-cookie')]).toEqual([
      back,
      expect.stringContaining('Max-Age=0'),
    ]);
  });

  it.each([
    ['another client', { client_id: 'other' }],
    ['a way back to another site', { redirect_uri: 'https://evil.example/' }],
    ['no proof key', { code_challenge_method: 'plain' }],
  ])('refuses %s', async (_, changed) => {
    expect((await authorize({ person: 'p-1', ...changed })).status).toBe(400);
  });

  it('gives no token for a code with another verifier', async () => {
    const code = codeFrom(await authorize({ person: 'p-1' }));
    expect((await exchange(code, { code_verifier: 'w'.repeat(43) })).status).toBe(400);
  });

  it('lets only the console read its answers', async () => {
    const { headers } = await fetch(`${url}/jwks`);
    expect(headers.get('access-control-allow-origin')).toBe(consoleOrigin);
  });
});
