import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { listen } from '../../infra/local/gateway/server.ts';
import { verify } from '../../infra/local/iam/sigv4.ts';
import { exitOf, exits } from '../../shared/client/cli/exit.ts';
import { written } from '../../shared/client/cli/output.ts';
import { run } from '../../shared/client/cli/program.ts';
import { ProblemError } from '../../shared/client/client.ts';
import { operations } from '../../shared/contract/routes.ts';

interface Asked {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** An API that gives these answers, one after the other, and keeps what it was asked. */
let answers: { status?: number; body: unknown; headers?: Record<string, string> }[] = [];
let asked: Asked[] = [];
const server = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8').on('data', (part: string) => {
    body += part;
  });
  request.on('end', () => {
    const { method = '', url = '', headers } = request;
    asked.push({ method, url, headers, body });
    const answer = answers.shift() ?? { status: 500, body: {} };
    response.writeHead(answer.status ?? 200, { 'content-type': 'application/json', ...answer.headers });
    response.end(JSON.stringify(answer.body));
  });
});
let url = '';
const home = mkdtempSync(join(tmpdir(), 'yima-cli-'));
beforeAll(async () => {
  url = `http://127.0.0.1:${await listen(server, 0)}/live`;
});
beforeEach(() => {
  answers = [];
  asked = [];
});
afterAll(() => {
  server.close();
  rmSync(home, { recursive: true, force: true });
});

/** Runs the command as somebody whose token is `a.b.c`. */
async function yima(...args: string[]) {
  return await yimaIn({ YIMA_URL: url, YIMA_TOKEN: 'a.b.c' }, ...args);
}

async function yimaIn(env: Record<string, string>, ...args: string[]) {
  let [out, err] = ['', ''];
  const exit = await run(args, {
    env: { XDG_CONFIG_HOME: home, ...env },
    out: (text) => {
      out += String(text);
    },
    err: (text) => {
      err += text;
    },
    watched: false,
  });
  return { exit, out, err };
}

const problem = (status: number, code: string) => ({
  status,
  body: {
    ...{
      type: 'about:blank',
      title: '',
      status,
      code,
      detail: '不能办理',
      detailEn: 'closed',
      rule: '《办法》第十五条',
    },
    ...{ errors: [{ field: 'until', message: '须晚于今日' }], correlationId: 'c-1' },
  },
});

describe('the command yima', () => {
  it('calls every operation by its id, with each of its parameters', async () => {
    const { out } = await yima('api', '--help', '--lang', 'zh');
    for (const { operationId, params, query, summary } of operations) {
      expect(out, operationId).toMatch(new RegExp(`^  ${operationId} .*`, 'm'));
      // As wide as the terminal is, so a sentence may go on in the next line.
      const help = (await yima('api', operationId, '--help')).out.replaceAll(/\s+/g, ' ');
      expect(help).toContain(`${summary.zh} · ${summary.en}`);
      for (const name of Object.keys(params?.shape ?? {})) expect(help, operationId).toContain(`<${name}>`);
      for (const name of Object.keys(query?.shape ?? {})) {
        const option = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)} <value>`;
        expect(help.split(option), `${operationId} ${name}`).toHaveLength(2);
      }
    }
  });

  it('helps in Chinese first with English beside it, or in one of them', async () => {
    expect((await yima('--help')).out).toContain('检索目录 · Search the catalog');
    const chinese = (await yima('--help', '--lang', 'zh')).out;
    expect(chinese).toContain('检索目录');
    expect(chinese).not.toContain('Search');
    const english = (await yimaIn({ YIMA_LANG: 'en' }, 'api', 'consentReply', '--help')).out;
    expect(english).toContain('Options');
    expect(english).not.toMatch(/\p{Script=Han}/u);
  });

  it('sends what it is given: in the path, in the query, as headers, as fields of the body', async () => {
    answers = [{ body: { id: 'req_1' }, headers: { etag: '"7"' } }, { body: { status: 'replying' } }];
    const done = await yima(
      'api',
      'askExtension',
      'req/1',
      ...['--if-match', 'latest', '--acting-for', 'p-2'],
      '-f',
      'reason=0012',
    );
    expect(done).toMatchObject({ exit: 0 });
    const [read, sent] = asked;
    expect([read?.method, read?.url]).toEqual(['GET', '/live/v1/requests/req%2F1']);
    expect([sent?.method, sent?.url]).toEqual(['POST', '/live/v1/requests/req%2F1/ask-extension']);
    expect(sent?.headers).toMatchObject({ 'if-match': '"7"', 'acting-for': 'p-2', authorization: 'Bearer a.b.c' });
    expect(sent?.headers['idempotency-key']).toMatch(/./);
    // What is text stays text, though it looks like a number.
    expect(JSON.parse(String(sent?.body))).toEqual({ reason: '0012' });
    const key = ['--idempotency-key', 'k-1'];
    const count = ['-f', 'kind=use', '-f', 'count=35', '-f', 'on=2026-09-24'];
    answers = [{ body: {} }];
    await yima('api', 'createUseRecord', 'grt_1', ...key, '--body', '{"what":"核验","count":1}', ...count);
    expect(JSON.parse(String(asked[2]?.body))).toEqual({ what: '核验', kind: 'use', count: 35, on: '2026-09-24' });
    expect(asked[2]?.headers['idempotency-key']).toBe('k-1');
    answers = [{ body: { items: [] } }];
    await yima('api', 'listDuties', '--due-before', '2026-10-01', '--late', 'true');
    expect(asked[3]?.url).toBe('/live/v1/duties?late=true&dueBefore=2026-10-01');
  });

  it('reads a list to its end, and says where there is more', async () => {
    answers = [{ body: { items: [{ id: 'a' }], next: 'c1' } }];
    expect(await yima('api', 'listGrants')).toMatchObject({ out: 'id\na\n', err: expect.stringContaining('--all') });
    answers = [{ body: { items: [{ id: 'a' }], next: 'c1' } }, { body: { items: [{ id: 'b' }], next: null } }];
    expect(await yima('api', 'listGrants', '--all')).toMatchObject({ out: 'id\na\nb\n', err: '' });
    expect(asked.map((each) => each.url.split('?')[1])).toEqual([undefined, 'limit=100', 'limit=100&cursor=c1']);
  });

  it.each([
    [401, 3],
    [403, 3],
    [404, 4],
    [409, 5],
    [412, 5],
    [422, 6],
  ])('ends a refusal with %i by %i, and says code, rule and field', async (status, exit) => {
    answers = [problem(status, 'some-code')];
    const refused = await yima('whoami');
    expect(refused).toMatchObject({ exit, out: '' });
    expect(refused.err).toBe(
      `${status} some-code  不能办理 · closed\n  until: 须晚于今日\n  依据 · Rule: 《办法》第十五条\n  编号 · Reference: c-1\n`,
    );
  });

  it('ends by 7 what may be tried again, and by 1 what is wrong with the program', () => {
    const refused = (status: number) => new ProblemError({ ...problem(status, 'busy').body }, 'GET /v1/me');
    expect([429, 500, 503, 504].map((status) => exitOf(refused(status)))).toEqual([7, 7, 7, 7]);
    expect([exitOf(new TypeError('fetch failed')), exitOf(new TypeError('x is undefined'))]).toEqual([7, 1]);
  });

  it('ends wrong usage by 2 and says what is wrong, without calling', async () => {
    for (const args of [['nothing'], ['api', 'getRequest'], ['search', 'x', '-o', 'yaml'], ['reply']]) {
      const wrong = await yima(...args);
      expect(wrong, args.join(' ')).toMatchObject({ exit: 2, out: '' });
      expect(wrong.err, args.join(' ')).toMatch(/\p{Script=Han}/u);
    }
    expect(await yima('api', 'createFeed', '--body', '{')).toMatchObject({ exit: 2 });
    expect(await yima('api', 'createUseRecord', 'g', '-f', 'count=many')).toMatchObject({ exit: 2 });
    expect(await yima('verify', join(home, 'not-there.json'))).toMatchObject({ exit: 2 });
    expect(await yimaIn({}, 'whoami')).toMatchObject({ exit: 2, err: expect.stringContaining('yima login') });
    expect(asked).toEqual([]);
  });

  it('says how it may end, in its help and in the README', async () => {
    const readme = readFileSync(join(import.meta.dirname, '../../shared/client/README.md'), 'utf8');
    const { out } = await yima('--help');
    for (const [code, [zh]] of Object.entries(exits)) {
      expect(readme).toMatch(new RegExp(`^\\| ${code} \\| \\w`, 'm'));
      expect(out).toContain(`${code}  ${zh}`);
    }
  });

  it('ends by 8 where a document is not genuine', async () => {
    const file = join(home, 'reply.json');
    writeFileSync(file, '{"document":{},"signature":"x"}');
    answers = [{ body: { genuine: false, fault: 'not-genuine', kid: null, signedAt: null, says: null } }];
    expect(await yima('verify', file)).toMatchObject({ exit: 8, out: expect.stringContaining('not-genuine') });
  });
});

describe('signing in', () => {
  it('keeps what it was given for its owner alone, and forgets it', async () => {
    const issuer = 'https://id.example';
    const args = ['--url', url, '--system', '--client-id', 'school', '--issuer', issuer, '--stage', 'test'];
    expect(await yimaIn({}, 'login', ...args)).toMatchObject({ exit: 2 });
    expect(await yimaIn({ YIMA_CLIENT_SECRET: 's' }, 'login', ...args)).toMatchObject({ exit: 0 });
    const file = join(home, 'yima', 'config.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(join(home, 'yima')).mode & 0o777).toBe(0o700);
    expect(readFileSync(file, 'utf8')).toContain('"clientSecret": "s"');
    expect((await yimaIn({}, 'stages')).out).toMatch(/^test +http:\S+ +system +true$/m);
    expect(await yimaIn({}, 'logout')).toMatchObject({ exit: 0 });
    expect(readFileSync(file, 'utf8')).not.toContain('"s"');
  });

  it('signs each request with the role of a stage that authenticates by IAM', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAEXAMPLE');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
    try {
      expect(await yimaIn({}, 'login', '--url', url, '--sigv4')).toMatchObject({ exit: 2 });
      const how = ['--url', url, '--stage', 'china', '--sigv4', '--region', 'cn-north-1'];
      expect(await yimaIn({}, 'login', ...how)).toMatchObject({ exit: 0 });
      answers = [{ body: { personId: 'p-1' } }];
      expect(await yimaIn({}, 'whoami')).toMatchObject({ exit: 0, out: expect.stringContaining('p-1') });
      const [{ method, url: path, headers, body } = {} as Asked] = asked;
      const signed = await verify({ method, url: path, headers, body: Buffer.from(body) }, () => 'secret');
      expect(signed).toMatchObject({ service: 'execute-api' });
      expect(headers.authorization).toContain('/cn-north-1/execute-api/');
    } finally {
      vi.unstubAllEnvs();
    }
  });
});

describe('what is answered', () => {
  const list = {
    items: [
      { id: 'a', name: '低保对象', due: null, parts: ['x'], count: 2 },
      { id: 'bcd', name: 'x, "y"', due: null, parts: [], count: 10 },
    ],
    next: null,
  };

  it('stands in columns, in which a Chinese character is as wide as two', () => {
    expect(written(list, 'table')).toBe(
      ['id   name      count', 'a    低保对象  2', 'bcd  x, "y"    10', ''].join('\n'),
    );
    expect(written(list, 'table', ['parts', 'id'])).toBe('parts  id\nx      a\n       bcd\n');
    expect(written({ items: [{ text: '长'.repeat(30) }] }, 'table')).toBe(`text\n${'长'.repeat(23)}…\n`);
  });

  it('is a line for each value of one thing', () => {
    const one = { id: 'r', deadline: { due: '2026-10-09', late: false }, grants: ['g1', 'g2'], reply: null };
    expect(written(one, 'table')).toBe(
      'id             r\ndeadline.due   2026-10-09\ndeadline.late  false\ngrants         g1; g2\n',
    );
    expect(JSON.parse(written(one, 'json'))).toEqual(one);
  });

  it('is CSV that a spreadsheet reads as text', () => {
    expect(written(list, 'csv')).toBe('id,name,count\r\na,低保对象,2\r\nbcd,"x, ""y""",10\r\n');
    const formulas = { items: [{ a: '=1+1', b: '-2', c: '-2+3', d: '@x' }] };
    expect(written(formulas, 'csv')).toBe("a,b,c,d\r\n'=1+1,-2,'-2+3,'@x\r\n");
  });
});
