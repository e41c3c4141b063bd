import { createHash, createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Collection, Store } from './store.ts';

/** An entry as the platform keeps it, in its own words. */
interface Row {
  catalogCode: string;
  versionNo: number;
  digest: string | null;
  catalogName: string;
}

/** What it can be told to do instead of its work. */
interface Behaviour {
  /** Answer 503: to so many calls, or until told otherwise. */
  fail: number | boolean;
  /** Milliseconds to wait before each answer. */
  delay: number;
  /** Refuse every document, for this reason. */
  refuse: string | null;
}

interface Received {
  requestId: string;
  operation: string;
  catalogCode: string;
  versionNo: number;
  answered: 'accepted' | 'refused' | 'failed' | 'repeated';
}

interface Sent {
  requestId: string;
  operation: 'UPSERT' | 'REVOKE';
  catalog: Row & Record<string, unknown>;
}

interface Answer {
  status: number;
  json: unknown;
}

const WELL: Behaviour = { fail: false, delay: 0, refuse: null };
const PAGE = 100;
const REMEMBERED = 1000;
/** How old a signature may be, milliseconds. */
const FRESH = 300_000;

/**
 * A stand-in of the city above's data-sharing platform: it takes what is pushed, gives receipts, lists what it holds, checks
 * signatures, and can be told to fail, delay, refuse and forget. What it holds outlives the process.
 */
export class UpperPlatform {
  readonly #held: Collection<Row>;
  readonly #receipts: Collection<string>;
  readonly #secret: () => string | undefined;
  #behaviour = WELL;
  #received: Received[] = [];

  /** @param secret with which calls are signed; undefined where the stage has no upper platform. */
  constructor(store: Store, secret: () => string | undefined) {
    this.#held = store.collection<Row>('upper_platform');
    this.#receipts = store.collection<string>('upper_receipts');
    this.#secret = secret;
  }

  /** What it does, holds and has received, for the control page and for tests. */
  state() {
    return { behaviour: this.#behaviour, held: this.#held.all(), received: this.#received };
  }

  /** Tells it how to behave; what is not said stays. `forget` and `hold` happen once: codes or all, and rows put there behind everybody's back. */
  behave(told: Partial<Behaviour> & { forget?: string[] | true; hold?: Row[] }): void {
    const { forget = [], hold = [], ...behaviour } = told;
    this.#behaviour = { ...this.#behaviour, ...behaviour };
    for (const { catalogCode } of this.#held.all()) {
      if (forget === true || forget.includes(catalogCode)) this.#held.delete(catalogCode);
    }
    for (const row of hold) this.#held.set(row.catalogCode, row);
  }

  /** A call of its API, under `/upstream`. */
  async answer(request: IncomingMessage, path: string, query: URLSearchParams): Promise<Answer> {
    let body = '';
    for await (const part of request.setEncoding('utf8')) body += part;
    const route = `${request.method} ${path}`;
    if (!['POST /catalogs', 'GET /catalogs'].includes(route)) return says(404, 404, `没有 ${route}`);
    const wrong = this.#distrusts(request, body);
    if (wrong) return says(401, 401, wrong);
    if (this.#behaviour.delay > 0) await new Promise((resolve) => setTimeout(resolve, this.#behaviour.delay));
    const sent = route.startsWith('POST') ? (JSON.parse(body) as Sent) : null;
    if (this.#fails()) {
      if (sent) this.#note(sent, 'failed');
      return says(503, 503, '平台维护中');
    }
    return sent ? this.#take(sent) : this.#list(Number(query.get('token') ?? 0));
  }

  #take(sent: Sent): Answer {
    const { requestId, operation, catalog } = sent;
    const before = this.#receipts.get(requestId);
    if (before !== undefined) {
      this.#note(sent, 'repeated');
      return says(200, 0, '重复请求', { receiptNo: before });
    }
    if (this.#behaviour.refuse !== null) {
      this.#note(sent, 'refused');
      return says(200, 40001, this.#behaviour.refuse);
    }
    const receiptNo = `SMX-${createHash('sha256').update(requestId).digest('hex').slice(0, 12)}`;
    this.#receipts.set(requestId, receiptNo);
    const { catalogCode, versionNo, digest, catalogName } = catalog;
    if (operation === 'REVOKE') this.#held.delete(catalogCode);
    else this.#held.set(catalogCode, { catalogCode, versionNo, digest, catalogName });
    this.#note(sent, 'accepted');
    return says(200, 0, '成功', { receiptNo });
  }

  #list(from: number): Answer {
    const all = this.#held.all();
    const next = from + PAGE < all.length ? String(from + PAGE) : null;
    return says(200, 0, '成功', { rows: all.slice(from, from + PAGE), nextToken: next });
  }

  #fails(): boolean {
    const { fail } = this.#behaviour;
    if (typeof fail === 'number') this.#behaviour = { ...this.#behaviour, fail: fail > 1 ? fail - 1 : false };
    return fail !== false && fail !== 0;
  }

  #note({ requestId, operation, catalog: { catalogCode, versionNo } }: Sent, answered: Received['answered']): void {
    this.#received = [...this.#received, { requestId, operation, catalogCode, versionNo, answered }].slice(-REMEMBERED);
  }

  /** @returns what is wrong with a signature, or undefined */
  #distrusts({ method, url, headers }: IncomingMessage, body: string): string | undefined {
    const secret = this.#secret();
    if (secret === undefined) return '未配置密钥';
    const { 'x-date': date = '', 'x-key-id': keyId = '', 'idempotency-key': id = '' } = headers;
    const text = [method, url, date, keyId, id, body].join('\n');
    const right = createHmac('sha256', secret).update(text).digest('hex');
    if (headers['x-signature'] !== right) return '签名错误';
    return Math.abs(Date.now() - Date.parse(String(date))) < FRESH ? undefined : '签名已过期';
  }
}

function says(status: number, code: number, message: string, data: unknown = null): Answer {
  return { status, json: { code, message, data } };
}
