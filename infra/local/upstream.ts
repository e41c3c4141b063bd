import { createHash, createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Collection, Store } from './store.ts';

/** An entry in the form of the platform. */
interface Row {
  catalogCode: string;
  versionNo: number;
  digest: string | null;
  catalogName: string;
}

/** The ways in which it can misbehave. */
interface Behaviour {
  /** Answers 503: to this many calls, or until it is changed. */
  fail: number | boolean;
  /** The delay of each answer, in milliseconds. */
  delay: number;
  /** Refuses every document, for this reason. */
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
/** The greatest age of a signature, in milliseconds. */
const FRESH = 300_000;

/**
 * A stand-in for the data-sharing platform of the city above. It accepts pushes, gives receipts, lists its entries, and checks
 * signatures. It can be told to fail, delay, refuse and forget. Its entries outlive the process.
 */
export class UpperPlatform {
  readonly #held: Collection<Row>;
  readonly #receipts: Collection<string>;
  readonly #secret: () => string | undefined;
  #behaviour = WELL;
  #received: Received[] = [];

  /** @param secret signs the calls; undefined where the stage has no upper platform. */
  constructor(store: Store, secret: () => string | undefined) {
    this.#held = store.collection<Row>('upper_platform');
    this.#receipts = store.collection<string>('upper_receipts');
    this.#secret = secret;
  }

  /** Its behaviour, its entries and the calls it received, for the control page and for tests. */
  state() {
    return { behaviour: this.#behaviour, held: this.#held.all(), received: this.#received };
  }

  /**
   * Changes how it behaves, and leaves everything else as it is. `forget` and `hold` happen once: `forget` removes some entries or
   * all, `hold` adds entries that nobody pushed.
   */
  behave(told: Partial<Behaviour> & { forget?: string[] | true; hold?: Row[] }): void {
    const { forget = [], hold = [], ...behaviour } = told;
    this.#behaviour = { ...this.#behaviour, ...behaviour };
    for (const { catalogCode } of this.#held.all()) {
      if (forget === true || forget.includes(catalogCode)) this.#held.delete(catalogCode);
    }
    for (const row of hold) this.#held.set(row.catalogCode, row);
  }

  /** Answers a call of its API, under `/upstream`. */
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

  /** @returns the fault of a signature, or undefined */
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
