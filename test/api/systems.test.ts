import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Route } from '../../shared/contract/route.ts';
import { type OperationId, operations } from '../../shared/contract/routes.ts';
import type { Problem } from '../../shared/contract/schemas/common.ts';
import { bodies, unusedId } from '../world/bodies.ts';
import { Client } from '../world/client.ts';
import { ClientProgram, PACKAGE } from '../world/client-package.ts';
import { endsWell } from '../world/coverage.ts';
import { conditional } from '../world/entries.ts';
import { createGrantInUse, type OnVersion } from '../world/grants.ts';
import { cursorHolds, walk } from '../world/paging.ts';
import { startWorld, type World } from '../world/world.ts';

const ID = bodies.createSystem.id;
/** All that a system may do. */
const allowed: OperationId[] = [
  'searchResources',
  'getResource',
  'getResourceVersion',
  'listResourceVersions',
  'listGrants',
  'getGrant',
  'createUseRecord',
  'listUseRecords',
  'getGrantData',
  'getMe',
];

let world: World;
let head: Client;
let entry: string;
let grant: OnVersion;
let system: Client;
beforeAll(async () => {
  world = await startWorld({ mailed: false, strict: true });
  head = await world.as('school-head');
  entry = await world.publish('civil', conditional());
  grant = await createGrantInUse(world, entry);
});
afterAll(() => world?.stop());

/** A client with the token that the identity provider gives for client credentials. */
async function systemClient(id: string): Promise<Client> {
  const response = await fetch(`${world.runtime.controlUrl}/oidc/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ grant_type: 'client_credentials', client_id: id, client_secret: 'x' }),
  });
  const { access_token, token_type } = (await response.json()) as { access_token: string; token_type: string };
  expect(token_type).toBe('Bearer');
  return new Client(world.runtime.apiUrl, access_token);
}

describe('第十五条 (art. 15): a system of a department', () => {
  it('is registered by the head of its department, under an id that nobody else has', async () => {
    system = await systemClient(ID);
    await system.refused('getMe', 'person-inactive');
    await (await world.as('school')).refused('createSystem', 'role-missing', { body: bodies.createSystem });
    const taken = { ...bodies.createSystem, id: 'civil' };
    await head.refused('createSystem', 'already-registered', { body: taken });
    const { body, headers } = await head.ok('createSystem', { body: bodies.createSystem });
    expect(headers.get('location')).toBe(`/v1/systems/${ID}`);
    expect(body).toMatchObject({ department: '06', status: 'active', registeredByName: '示例 school-head' });
    await head.refused('createSystem', 'already-registered', { body: bodies.createSystem });
    const person = { ...bodies.createPerson, id: ID };
    await (await world.as('admin')).refused('createPerson', 'already-registered', { body: person });
    expect((await system.ok('getMe')).body).toMatchObject({
      ...{ personId: ID, personName: '招生系统', department: '06', roles: ['system'], mayActFor: [] },
    });
  });

  it('is seen by its department and the bureau', async () => {
    await head.ok('createSystem', { body: { ...bodies.createSystem, id: 'another-system' } });
    const ids = async (client: Client, query: object) =>
      (await walk<{ id: string }>(client, 'listSystems', { ...query }, 1)).map(({ id }) => id);
    expect(await ids(head, {})).toEqual(['another-system', ID]);
    expect(await ids(await world.as('officer'), { department: '06' })).toEqual(['another-system', ID]);
    const civil = await world.as('civil');
    expect(await ids(civil, {})).toEqual([]);
    await civil.refused('listSystems', 'role-missing', { query: { department: '06' } });
    await civil.refused('getSystem', 'not-found', { params: { id: ID } });
    await (await world.as('civil-head')).refused('revokeSystem', 'not-found', {
      params: { id: ID },
      etag: '"1"',
      body: bodies.revokeSystem,
    });
    expect((await head.ok('getSystem', { params: { id: ID } })).body.purpose).toBe(bodies.createSystem.purpose);
    await cursorHolds('listSystems', { client: head, others: [civil] });
  });

  it('fetches what its department was granted, records the use, and reads the catalog', async () => {
    expect((await system.ok('searchResources')).body.items.map(({ id }) => id)).toContain(entry);
    await system.ok('getResource', { params: { id: entry } });
    await system.ok('getResourceVersion', { params: { id: entry, version: 1 } });
    await system.ok('listResourceVersions', { params: { id: entry } });
    const { body } = await system.ok('listGrants');
    expect(body.items.map(({ id }) => id)).toEqual([grant.params.id]);
    const { purpose } = (await system.ok('getGrant', { params: grant.params })).body;
    // It may take the step; this grant is of a table.
    await system.refused('getGrantData', 'provided-otherwise', { params: grant.params, query: { purpose } });
    const { body: use } = await system.ok('createUseRecord', { params: grant.params, body: bodies.createUseRecord });
    const { body: uses } = await system.ok('listUseRecords', { params: grant.params });
    expect(uses.items.map(({ id }) => id)).toEqual([use.id]);
    const [logged] = (await world.tables.log()).get(use.id) ?? [];
    expect(logged?.actorId).toBe(ID);
  });

  it('does nothing for the other side of a grant, and nothing with those of others', async () => {
    const civilHead = await world.as('civil-head');
    await civilHead.ok('createSystem', { body: { ...bodies.createSystem, id: 'civil-system' } });
    const other = await systemClient('civil-system');
    await other.ok('getGrant', { params: grant.params });
    await other.refused('createUseRecord', 'not-your-step', { params: grant.params, body: bodies.createUseRecord });
    const bureau = await world.as('bureau-head');
    await bureau.ok('createSystem', { body: { ...bodies.createSystem, id: 'bureau-system' } });
    await (await systemClient('bureau-system')).refused('getGrant', 'not-found', { params: grant.params });
  });

  it('and may do exactly that: every other operation is refused, and none of its own is a decision', async () => {
    const open: string[] = [];
    for (const { operationId, params, auth, roles: _, ...route } of operations) {
      if (auth === 'none') continue;
      const ids = Object.fromEntries(
        Object.keys((params?.shape ?? {}) as object).map((name) => [name, unusedId('res')]),
      );
      const body = (bodies as Partial<Record<OperationId, object>>)[operationId];
      const said = await system.send(operationId, { params: ids, etag: '"1"', ...(body ? { body } : {}) });
      const refusedAs = said.status >= 400 ? (said.body as Problem).code : 'success';
      if (refusedAs !== 'role-missing') open.push(operationId);
      if (refusedAs === 'success') expect((route as Route).method, operationId).toBe('GET');
    }
    expect(open.sort()).toEqual(allowed.toSorted());
    // No person may be given its role.
    const person = { ...bodies.createPerson, roles: ['system'] };
    await (await world.as('admin')).refused('createPerson', 'invalid-input', { body: person });
  });

  describe('with the package of the client', () => {
    const program = new ClientProgram();
    beforeAll(() => program.install());
    afterAll(() => program.remove());

    it('signs in, reads lists, records a use once and is told what is refused', async () => {
      const code = `
        import { createClient, pages, ProblemError } from '${PACKAGE}';
        import { clientCredentials } from '${PACKAGE}/client-credentials';

        const { API, ISSUER, SYSTEM, GRANT } = process.env;
        const api = createClient({ url: API, token: clientCredentials({ issuer: ISSUER, clientId: SYSTEM, clientSecret: 'x' }) });
        const { data: me } = await api.GET('/v1/me');
        const params = { path: { id: GRANT } };
        const record = () => api.POST('/v1/grants/{id}/use-records', {
          params: { ...params, header: { 'Idempotency-Key': 'of-the-package' } },
          body: { kind: 'use', on: '2026-01-05', what: '核验入学资格', count: 1 },
        });
        const [first, again] = [await record(), await record()];
        const uses = [];
        const query = { limit: 1 };
        const list = pages((cursor) => api.GET('/v1/grants/{id}/use-records', { params: { ...params, query: { ...query, cursor } } }));
        for await (const { id } of list) uses.push(id);
        const refused = await api.GET('/v1/grants/{id}/data', { params: { ...params, query: { purpose: 'x' } } }).catch((error) => error);
        console.log(JSON.stringify({
          me: me.personId,
          once: first.data.id === again.data.id && uses.filter((id) => id === first.data.id).length === 1,
          uses: uses.length,
          refused: refused instanceof ProblemError && refused.problem.status,
        }));
      `;
      const { apiUrl, controlUrl } = world.runtime;
      const env = { API: apiUrl, ISSUER: `${controlUrl}/oidc`, SYSTEM: ID, GRANT: grant.params.id };
      expect(await program.run(code, env)).toEqual({ me: ID, once: true, uses: 2, refused: expect.any(Number) });
    });

    it('can write every example of its README, and nothing that the API does not have', async () => {
      const readme = readFileSync(join(program.directory, 'node_modules', PACKAGE, 'README.md'), 'utf8');
      const examples = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = '']) => code);
      expect(examples.length).toBeGreaterThan(5);
      const known = `declare const id: string; export {};\n`;
      const client = `import { createClient } from '${PACKAGE}';\n`;
      const ofClient = `declare const api: import('${PACKAGE}').Client;\n`;
      const files = examples.map((code, at) => {
        const missing = code.includes('const api =') ? (code.includes(client) ? '' : client) : ofClient;
        return [`example-${at}.ts`, known + missing + code];
      });
      const wrong = `${ofClient}await api.GET('/v1/nowhere', {}); export {};`;
      const said = await program.compile({ ...Object.fromEntries(files), 'wrong.ts': wrong });
      expect(said).toMatch(/^wrong\.ts\(2,\d+\): error .*'"\/v1\/nowhere"'/);
      expect(said.match(/error TS/g)).toHaveLength(1);
    });

    describe('at the command line', () => {
      const home = () => ({ XDG_CONFIG_HOME: join(program.directory, 'config') });
      /** Runs `yima` as whoever is signed in, or as a person. */
      async function yima(person: string, ...args: string[]) {
        const token: Record<string, string> = person ? { YIMA_TOKEN: await world.runtime.token(person) } : {};
        return await program.yima(args, { ...home(), YIMA_URL: person ? world.runtime.apiUrl : '', ...token });
      }
      async function json<T = Record<string, string>>(person: string, ...args: string[]): Promise<T> {
        const { exit, out, err } = await yima(person, ...args, '-o', 'json');
        expect(exit, err).toBe(0);
        return JSON.parse(out) as T;
      }

      it('a person signs in with the browser, and comes back', async () => {
        const { apiUrl } = world.runtime;
        let browser: Promise<unknown> | undefined;
        const login = await program.yima(['login', '--url', apiUrl, '--no-browser'], home(), (said) => {
          const address = /http:\S+\/authorize\?\S+(?=\s)/.exec(said)?.[0];
          if (address) browser ??= fetch(`${address}&person=school`).then((page) => page.text());
        });
        expect(login).toMatchObject({ exit: 0, out: '' });
        expect(await browser).toContain('已返回命令行');
        expect((await yima('', 'whoami')).out).toMatch(/^personId +school$/m);
        expect(await yima('', 'logout')).toMatchObject({ exit: 0 });
        expect(await yima('', 'whoami')).toMatchObject({ exit: 3, err: expect.stringMatching(/^401 unauthenticated/) });
      });

      it('a token that is about to end is renewed, and what was renewed is kept', async () => {
        const { apiUrl } = world.runtime;
        let browser: Promise<unknown> | undefined;
        await program.yima(['login', '--url', apiUrl, '--no-browser'], home(), (said) => {
          const address = /http:\S+\/authorize\?\S+(?=\s)/.exec(said)?.[0];
          if (address) browser ??= fetch(`${address}&person=school`).then((page) => page.text());
        });
        await browser;
        const file = join(home().XDG_CONFIG_HOME, 'yima/config.json');
        const kept = () => JSON.parse(readFileSync(file, 'utf8'));
        const before = kept();
        const [stage] = Object.values<{ signedIn: { until: number; refreshToken: string } }>(before.stages);
        if (stage) stage.signedIn.until = Date.now();
        writeFileSync(file, JSON.stringify(before));
        expect((await yima('', 'whoami')).out).toMatch(/^personId +school$/m);
        const [renewed] = Object.values<typeof stage>(kept().stages);
        expect(renewed?.signedIn.refreshToken).not.toBe(stage?.signedIn.refreshToken);
        expect(renewed?.signedIn.until).toBeGreaterThan(Date.now());
        expect((await yima('', 'whoami')).exit).toBe(0);
      });

      it('a system signs in with its client credentials', async () => {
        const { apiUrl } = world.runtime;
        const env = { ...home(), YIMA_CLIENT_SECRET: 'x' };
        const login = ['login', '--url', apiUrl, '--stage', 'system', '--system', '--client-id', ID];
        expect(await program.yima(login, env)).toMatchObject({ exit: 0 });
        expect((await program.yima(['whoami', '--stage', 'system'], home())).out).toContain(ID);
        const found = await program.yima(['api', 'listGrants', '-o', 'csv', '--columns', 'id,side'], home());
        expect(found.out).toMatch(/^id,side\r\n/);
      });

      it('an entry is found and applied for, and the application is replied to', async () => {
        const found = await yima('school', 'search', '最低生活');
        expect(found.out.split('\n')[1]).toMatch(new RegExp(`^${entry}`));
        const short = await yima('school', 'apply', entry, '--items', 'name,level', '--purpose', '助学资格核验');
        expect(short).toMatchObject({ exit: 6, err: expect.stringContaining('草稿已保存') });
        const { resources: _, ...rest } = bodies.createApplication as Record<string, unknown>;
        const form = program.write('application.json', JSON.stringify(rest));
        const again = ['--phone', '0398-5550111', '--body', `@${form}`];
        const sent = await json('school', 'apply', entry, '--items', 'name,level', ...again);
        expect(sent).toMatchObject({ status: 'proposed', content: { phone: '0398-5550111' } });
        const step = ['api', 'consentApplication', String(sent.id), '--if-match'];
        expect(await yima('school-head', ...step, '"99"')).toMatchObject({ exit: 5 });
        const { requests } = await json<{ requests: [string] }>('school-head', ...step, 'latest');
        await world.settle();
        const reply = ['reply', requests[0], '--agree', 'name', '--refuse', 'level', '--kind', 'law-forbids'];
        const why = ['--reason', '超出必需的范围', '--document', '中华人民共和国个人信息保护法', '--article', '第六条'];
        const drafted = await json<{ proposed: unknown }>('civil', ...reply, ...why);
        expect(drafted.proposed).toMatchObject({ agreed: [{ item: 'name' }], refused: [{ kind: 'law-forbids' }] });
        expect(await yima('civil', 'reply', requests[0], '--agree', 'nothing')).toMatchObject({ exit: 2 });
        expect(await yima('civil', 'reply', requests[0])).toMatchObject({ exit: 2 });

        const document = join(program.directory, 'form.json');
        await yima('civil', 'api', 'getRequestFormData', requests[0], '--out', document);
        expect(await yima('civil', 'verify', document)).toMatchObject({ exit: 0 });
        const altered = program.write('altered.json', readFileSync(document, 'utf8').replace('助学', '助残'));
        expect(await yima('civil', 'verify', altered)).toMatchObject({ exit: 8 });
        const { file } = await json<{ file: { url: string } }>('civil', 'api', 'getRequestEvidence', requests[0]);
        const bundle = join(program.directory, 'evidence.zip');
        writeFileSync(bundle, Buffer.from(await (await fetch(file.url)).arrayBuffer()));
        const keys = join(program.directory, 'keys.json');
        expect((await yima('civil', 'verify', bundle)).out).toContain('真实 · genuine');
        await yima('civil', 'api', 'getKeys', '--out', keys);
        // With the keys that were saved it asks nobody.
        const offline = ['--keys', keys, '--url', 'http://127.0.0.1:9'];
        for (const one of [bundle, document])
          expect(await yima('', 'verify', one, ...offline)).toMatchObject({ exit: 0 });
        const bytes = readFileSync(bundle);
        bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
        writeFileSync(bundle, bytes);
        expect(await yima('', 'verify', bundle, ...offline)).toMatchObject({ exit: 8 });
        const pdf = join(program.directory, 'form.pdf');
        await yima('civil', 'api', 'getRequestFormPdf', requests[0], '--out', pdf);
        expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');
      });

      it('a catalog is checked and imported with progress, and exported', async () => {
        const good = program.write(
          'good.json',
          JSON.stringify([{ provider: '02', content: conditional('命令行导入的资源') }]),
        );
        const bad = program.write(
          'bad.json',
          JSON.stringify([{ provider: '98', content: conditional('没有登记的部门') }]),
        );
        expect(await yima('officer', 'import', bad, '--check-only')).toMatchObject({ exit: 8 });
        const done = await yima('officer', 'import', good);
        expect(done).toMatchObject({ exit: 0, err: expect.stringContaining('finished 1/1') });
        const file = join(program.directory, 'catalog.csv');
        expect(await yima('officer', 'export', file)).toMatchObject({ exit: 0 });
        expect(readFileSync(file, 'utf8')).toContain('最低生活');
      });

      it('a calendar is shown before it is loaded', async () => {
        const file = program.write('notice.json', JSON.stringify(bodies.updateCalendar.notice));
        const shown = await yima('officer', 'calendar', '2026', file);
        expect(shown).toMatchObject({ exit: 0, err: expect.stringContaining('--yes') });
        const loaded = await json<{ closures: number }>('officer', 'calendar', '2026', file, '--yes');
        expect(loaded.closures).toBeGreaterThan(0);
        expect(await yima('school', 'calendar', '2026', file, '--yes')).toMatchObject({ exit: 3 });
      });
    });

    it('can be a page in a browser, which needs nothing of Node', async () => {
      const entry = program.write(
        'page.js',
        ['', '/sigv4', '/client-credentials']
          .map((part, at) => `export * as p${at} from '${PACKAGE}${part}';`)
          .join('\n'),
      );
      const made = await build({
        ...{ entryPoints: [entry], bundle: true, platform: 'browser', format: 'esm', write: false, minify: true },
        metafile: true,
      });
      expect(made.warnings).toEqual([]);
      expect(Object.values(made.metafile.outputs).flatMap(({ imports }) => imports)).toEqual([]);
      expect(made.outputFiles[0]?.contents.length).toBeLessThan(80 * 1024);
    });
  });

  it('opens nothing from the moment it is revoked', async () => {
    const params = { id: ID };
    const { etag } = await head.ok('getSystem', { params });
    await head.refused('revokeSystem', 'stale', { params, etag: '"9"', body: bodies.revokeSystem });
    const revoked = await head.ok('revokeSystem', { params, etag, body: bodies.revokeSystem });
    expect(revoked.body).toMatchObject({ status: 'revoked', revoked: { by: 'school-head', reason: '系统已停用' } });
    await head.refused('revokeSystem', 'step-closed', { params, etag: revoked.etag, body: bodies.revokeSystem });
    expect((await system.refused('searchResources', 'person-inactive')).status).toBe(401);
  });
});

endsWell('systems', () => world);
