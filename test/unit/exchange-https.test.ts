import type { lookup } from 'node:dns';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isInternal, outside } from '../../shared/adapters/addresses.ts';
import { httpsProvider } from '../../shared/adapters/exchange/https.ts';
import type { DataInterface } from '../../shared/domain/grants/interface.ts';

/** A resolver that knows what it is told. */
const resolving = (...addresses: string[]) => {
  const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  const resolve = (_: string, __: object, callback: (error: null, found: object[]) => void) => callback(null, found);
  return outside({ resolve: resolve as unknown as typeof lookup });
};

describe('where an interface may be', () => {
  it.each([
    ...['10.0.0.8', '127.0.0.1', '169.254.169.254', '172.31.0.1', '192.168.1.1', '100.64.0.1', '0.0.0.0', '224.0.0.1'],
    ...['::1', '::', 'fd00:ec2::254', 'fe80::1', '::ffff:10.0.0.8', '::127.0.0.1', '64:ff9b::a00:8', '2002:a00:8::1'],
  ])('not inside: %s', (address) => {
    expect(isInternal({ address, family: address.includes(':') ? 6 : 4 })).toBe(true);
  });

  it.each(['101.201.62.1', '172.32.0.1', '2408:4000::1'])('outside: %s', (address) => {
    expect(isInternal({ address, family: address.includes(':') ? 6 : 4 })).toBe(false);
  });
});

describe('a name', () => {
  const found = (options: object, ...addresses: string[]) =>
    new Promise((resolve) => resolving(...addresses)('platform.example', options, (...said) => resolve(said)));

  it('leads to its addresses where all of them are outside', async () => {
    const [one, two] = ['101.201.62.1', '2408:4000::1'];
    expect(await found({}, one, two)).toEqual([null, one, 4]);
    const all = [
      { address: one, family: 4 },
      { address: two, family: 6 },
    ];
    expect(await found({ all: true }, one, two)).toEqual([null, all]);
  });
});

describe('an interface over HTTPS', () => {
  let server: Server;
  let url: string;
  let says: (request: IncomingMessage, response: ServerResponse) => void;
  const asked: IncomingMessage[] = [];
  beforeEach(async () => {
    asked.length = 0;
    server = createServer((request, response) => {
      asked.push(request);
      says(request, response);
    });
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    url = `http://localhost:${(server.address() as AddressInfo).port}/rows`;
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  const json = (text: string) => (_: IncomingMessage, response: ServerResponse) => {
    response.writeHead(200, { 'content-type': 'application/json;charset=UTF-8' }).end(text);
  };
  const patient = (timeoutMs = 20_000) =>
    httpsProvider({ headers: async (...of) => ({ 'x-app-key': of.join('/') }), timeoutMs });
  const provider = patient();
  const at = (address: string) => ({ url: address, provider: '02', secret: 'rows' }) as DataInterface;
  const failure = async (ask: Promise<unknown>) => ask.then(String, (error: { failure: string }) => error.failure);

  it('is asked once, with its key and its query, and answers JSON', async () => {
    says = json('{"rows":[{"xm":"示例"}]}');
    expect(await provider.ask(at(url), { page: '2', 'a b': '&' })).toEqual({ rows: [{ xm: '示例' }] });
    expect(
      asked.map(({ method, url: target, headers }) => [method, target, headers['x-app-key'], headers.accept]),
    ).toEqual([['GET', '/rows?page=2&a+b=%26', '02/rows', 'application/json']]);
  });

  it('keeps every digit of a number', async () => {
    says = json('[{"id": 990000198001010011, "n": 12, "x": 1.5, "t": "7"}]');
    expect(await provider.ask(at(url), {})).toEqual([{ id: '990000198001010011', n: 12, x: 1.5, t: '7' }]);
  });

  it.each<[string, string, typeof says]>([
    ['timeout', 'no answer', () => undefined],
    [
      'timeout',
      'an answer that drips',
      (_, response) => {
        response.writeHead(200, { 'content-type': 'application/json' }).write('[');
      },
    ],
    ['redirect', 'another address', (_, response) => response.writeHead(302, { location: '/elsewhere' }).end()],
    ['status', 'an error', (_, response) => response.writeHead(500, { 'content-type': 'application/json' }).end('[]')],
    ['status', 'nothing', (_, response) => response.writeHead(204).end()],
    ['media', 'a page', (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('[]')],
    ['media', 'half an answer', json('[{"xm":')],
    ['media', 'half a character', json('[{"xm":"\\ud842"}]')],
    ['media', 'a number that no number holds', json('[{"xm":1e999}]')],
    ['media', 'a member given twice', json('[{"xm":"甲","xm":"乙"}]')],
    ['too-large', 'too much', json(`["${'x'.repeat(5_000_001)}"]`)],
    [
      'unreachable',
      'a broken connection',
      (_, response) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': 100 });
        response.write('[', () => response.destroy());
      },
    ],
  ])('%s: %s', async (expected, _, how) => {
    says = how;
    expect(await failure(patient(expected === 'timeout' ? 300 : undefined).ask(at(url), {}))).toBe(expected);
    expect(asked).toHaveLength(1);
  });

  it('unreachable: where nobody is', async () => {
    server.close();
    expect(await failure(provider.ask(at('http://localhost:1/rows'), {}))).toBe('unreachable');
  });

  it('secret: its key is not there, and it is not asked', async () => {
    const without = httpsProvider({ headers: () => Promise.reject(new Error('no')), timeoutMs: 300 });
    expect(await failure(without.ask(at(url), {}))).toBe('secret');
    expect(asked).toEqual([]);
  });

  it('address: a name that leads inside, also where another of its addresses does not', async () => {
    says = json('[]');
    const port = new URL(url).port;
    for (const addresses of [['127.0.0.1'], ['101.201.62.1', '10.0.0.8'], []]) {
      const lookup = resolving(...addresses);
      const inside = httpsProvider({ headers: async () => ({}), timeoutMs: 300, lookup });
      expect(await failure(inside.ask(at(`https://platform.example:${port}/rows`), {}))).toBe('address');
    }
    expect(asked).toEqual([]);
  });
});
