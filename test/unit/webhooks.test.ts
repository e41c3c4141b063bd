import type { lookup } from 'node:dns';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Webhook as Verifier } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { outside } from '../../shared/adapters/addresses.ts';
import { httpsReceiver } from '../../shared/adapters/webhooks/https.ts';
import { signedHeaders, webhookSecrets, written } from '../../shared/adapters/webhooks/signature.ts';
import { epoch } from '../../shared/domain/calendar/time.ts';
import { effectsOf } from '../../shared/domain/effects.ts';
import { type EventType, event, type LoggedEvent } from '../../shared/domain/event.ts';
import {
  type Attempt,
  type Delivery,
  inOrder,
  laneOf,
  newDelivery,
  recordAttempt,
} from '../../shared/domain/webhooks/delivery.ts';
import { isSent, webhookEventNames, webhookEventOf } from '../../shared/domain/webhooks/events.ts';
import { createWebhook, rotateWebhook, signing, type Webhook } from '../../shared/domain/webhooks/webhook.ts';
import { told } from '../../shared/text/history.ts';
import { bj, person } from '../examples.ts';

/** An event of every type. */
const storedEvents = readFileSync(join(import.meta.dirname, '../stored/items.jsonl'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as { kind?: string; type?: EventType; data: object })
  .filter((item): item is { type: EventType; data: object } => item.kind === undefined && item.type !== undefined);
const now = bj('2026-09-25');
const by = person('15', 'head');
const given = { name: '招生系统', url: 'https://receiver.yima.example/', events: null };
const [{ next: webhook }] = createWebhook(given, { id: 'whk_1', others: 0, plain: [] }, { by, now });
const about = {
  type: 'request.submitted',
  case: { kind: 'request', id: 'req_1', number: 'YM-1' },
  duty: null,
} as const;
const delivery = (of: string, at = now): Delivery => newDelivery(webhook, { id: of, at }, about)[0].next;
const vain: Attempt = { at: now, url: given.url, outcome: 'timeout', status: null, answer: null, milliseconds: 9 };

describe('the deliveries of a case', () => {
  it('are in the order of what happened; what happened at once by stream, and ten after nine', () => {
    const [later, duty, ninth, tenth] = [
      delivery('req_1@1', bj('2026-09-26')),
      delivery('req_1.reply@1'),
      delivery('req_1@9'),
      delivery('req_1@10'),
    ];
    expect(inOrder([later, duty, tenth, ninth])).toEqual([ninth, tenth, duty, later]);
    expect(new Set([later, duty, ninth, tenth].map(({ id }) => laneOf(id)))).toEqual(new Set(['whk_1.req_1']));
  });

  it('are tried for two days, and what is behind the first waits with it', () => {
    let [first, behind]: Delivery[] = [delivery('req_1@1'), delivery('req_1@2')];
    let at = now;
    for (;;) {
      const changes = recordAttempt(
        webhook,
        [first as Delivery, behind as Delivery],
        { attempt: vain, paused: false },
        at,
      );
      first = changes[0]?.next;
      behind = changes[1]?.next ?? behind;
      if (first?.status === 'failed') break;
      expect(behind?.nextAttemptAt).toBe(first?.nextAttemptAt);
      at = first?.nextAttemptAt ?? at;
    }
    expect((epoch(at) - epoch(now)) / 3_600_000).toBe(48);
    expect(behind?.status).toBe('waiting');
  });
});

describe('the kinds of event', () => {
  it('have names as Standard Webhooks has them, each once', () => {
    expect(new Set(webhookEventNames).size).toBe(webhookEventNames.length);
    for (const name of webhookEventNames) expect(name).toMatch(/^[a-z]+\.[a-z_]+$/);
  });

  it('are exactly those that have words in the history of a case', () => {
    for (const { type, data } of storedEvents) {
      const hasWords = told({ type, data } as LoggedEvent) !== null;
      expect(isSent(type), type).toBe(hasWords || type === 'WebhookTested');
    }
    expect(webhookEventOf('RequestPartlyAgreed')).toBe('request.partly_agreed');
  });

  it('are what the history of a case tells: a use of data, or a mail, is none', () => {
    const both = { requester: '15', provider: '12' };
    const kinds = (one: Parameters<typeof effectsOf>[0]) => effectsOf(one).map(({ kind }) => kind);
    expect(kinds(event('GrantProvided', { ...both, kind: 'database' }))).toContain('webhook');
    expect(kinds(event('AccessTaken', { ...both, kind: 'database' }))).toEqual([]);
  });
});

describe('the secret of an endpoint', () => {
  it('differs by endpoint, number and key, and signs as the library verifies', () => {
    const secretOf = webhookSecrets('key');
    const secrets = [
      secretOf('whk_1', 1),
      secretOf('whk_1', 2),
      secretOf('whk_2', 1),
      webhookSecrets('yek')('whk_1', 1),
    ];
    expect(new Set(secrets.map(written)).size).toBe(4);
    const body = JSON.stringify({ type: 'request.submitted' });
    const headers = signedHeaders('whk_1-req_1@1', body, secrets.slice(0, 2));
    for (const secret of secrets.slice(0, 2)) expect(new Verifier(written(secret)).verify(body, headers)).toBeTruthy();
    expect(() => new Verifier(written(secrets[2] as Buffer)).verify(body, headers)).toThrow();
  });

  it('signs beside the new one for a day', () => {
    const [{ next }] = rotateWebhook(webhook as Webhook, { by, now });
    expect(signing(next, now)).toEqual([2, 1]);
    expect(signing(next, bj('2026-09-27'))).toEqual([2]);
  });
});

describe('a call of an endpoint', () => {
  let server: Server;
  let port: number;
  let connections = 0;
  beforeEach(async () => {
    connections = 0;
    server = createServer((request, response) => {
      if (request.url === '/long') response.end('x'.repeat(5_000_000));
      else if (request.url === '/broken') response.writeHead(200).write('half', () => response.destroy());
      else response.writeHead(204).end();
    }).on('connection', () => {
      connections += 1;
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  /** A name that leads elsewhere each time that it is looked up. */
  const moving = (...addresses: string[]) => {
    const looked: string[] = [];
    const resolve = (_: string, __: object, callback: (error: null, found: object[]) => void) => {
      const address = addresses[looked.length] ?? '';
      looked.push(address);
      callback(null, [{ address, family: address.includes(':') ? 6 : 4 }]);
    };
    return { looked, resolve: resolve as unknown as typeof lookup };
  };
  const call = (path: string, { resolve }: { resolve: typeof lookup }, allowed = ['127.0.0.1/32']) =>
    httpsReceiver({ timeoutMs: 2000, lookup: outside({ resolve, allowed }) })(
      `http://receiver.example:${port}${path}`,
      {},
      '{}',
    );

  it('goes to the address that was checked, since the name is looked up once', async () => {
    const name = moving('127.0.0.1', '10.0.0.8');
    expect(await call('/', name)).toMatchObject({ outcome: 'delivered', status: 204 });
    expect(name.looked).toEqual(['127.0.0.1']);
  });

  it.each(['10.0.0.8', '169.254.169.254', '100.64.0.1', '127.0.0.2', '::1', '::ffff:127.0.0.1', 'fd00:ec2::254'])(
    'makes no connection to %s, which the stage does not allow',
    async (address) => {
      expect(await call('/', moving(address))).toMatchObject({ outcome: 'address', status: null });
      expect(connections).toBe(0);
    },
  );

  it('checks a number like a name, however it is written', async () => {
    const receiver = httpsReceiver({ timeoutMs: 2000, lookup: outside() });
    for (const host of ['127.0.0.1', '2130706433', '0x7f.1', '[::1]', '[::ffff:7f00:1]'])
      expect(await receiver(`http://${host}:${port}/`, {}, '{}'), host).toMatchObject({ outcome: 'address' });
    expect(connections).toBe(0);
  });

  it('keeps the beginning of an answer, however long, and what came of one that broke off', async () => {
    const long = await call('/long', moving('127.0.0.1'));
    expect([long.outcome, long.answer?.length]).toEqual(['delivered', 2000]);
    expect(await call('/broken', moving('127.0.0.1'))).toMatchObject({ outcome: 'delivered', answer: 'half' });
  });
});
