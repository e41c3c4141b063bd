import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Collection, Store } from './store.ts';

/** Its possible behaviours: normal work, or a fault. */
const ways = ['well', 'slow', 'huge', 'broken', 'cut', 'redirect', 'error', 'page', 'nested'] as const;
export type Way = (typeof ways)[number];

/** The number of its records. */
const RECORDS = 23;
const HUGE = 6_000_000;
const KEY = 'x-app-key';

/**
 * A stand-in for a department's interface on the existing sharing platform: `GET /provider/households?page=1&size=10`, with the key
 * in the department's secret `stand-in`. Its records describe invented people, and have more fields than any grant. It can be told
 * to misbehave.
 */
export class StandInProvider {
  readonly #keys: Collection<string>;
  #way: Way = 'well';
  #asked: string[] = [];

  constructor(store: Store) {
    this.#keys = store.collection<string>('provider_key');
    if (this.#keys.get(KEY) === undefined) this.#keys.set(KEY, randomBytes(24).toString('base64url'));
  }

  /** Its behaviour, and the calls it received. */
  state() {
    return { behaviour: this.#way, ways, asked: this.#asked };
  }

  /** @returns whether it knows this behaviour */
  behave(way: unknown): boolean {
    const known = ways.find((one) => one === way);
    if (known) this.#way = known;
    return known !== undefined;
  }

  /** The value that an operator put into Secrets Manager under this name. Undefined for any name but a department's `stand-in`. */
  secretNamed(name: string): string | undefined {
    if (!/\/exchange\/\d{2,4}\/stand-in$/.test(name)) return undefined;
    return JSON.stringify({ headers: { [KEY]: this.#keys.get(KEY) } });
  }

  /** Answers a call of its interface. */
  answer(request: IncomingMessage, query: URLSearchParams, response: ServerResponse): void {
    this.#asked = [...this.#asked, `${request.method} ${request.url}`].slice(-1000);
    const json = 'application/json; charset=utf-8';
    const say = (status: number, type: string, text: string, more: Record<string, string> = {}) => {
      response.writeHead(status, { 'content-type': type, ...more }).end(text);
    };
    const text = said(page(query));
    if (request.headers[KEY] !== this.#keys.get(KEY)) {
      say(401, json, '{"code":401}');
      return;
    }
    const answers: Record<Way, () => void> = {
      well: () => say(200, json, text),
      // It never answers. The caller gives up.
      slow: () => undefined,
      huge: () => say(200, json, said([{ xm: 'x'.repeat(HUGE) }])),
      broken: () => say(200, json, text.slice(0, -20)),
      cut: () => {
        response.writeHead(200, { 'content-type': json, 'content-length': text.length * 4 });
        response.write(text.slice(0, 200), () => response.destroy());
      },
      redirect: () => say(302, json, text, { location: `${request.url}&redirected=yes` }),
      error: () => say(500, json, text),
      page: () => say(200, 'text/html; charset=utf-8', `<p>${text}</p>`),
      nested: () => say(200, json, said(page(query).map((row) => ({ ...row, bzlb: { ...row } })))),
    };
    answers[this.#way]();
  }
}

function page(query: URLSearchParams) {
  const size = Number(query.get('size') ?? RECORDS);
  const from = (Number(query.get('page') ?? 1) - 1) * size;
  return Array.from({ length: RECORDS }, (_, n) => recordOf(n)).slice(from, from + size);
}

function said(rows: object[]): string {
  return JSON.stringify({ code: 0, message: '成功', data: { rows, total: RECORDS } });
}

/** Invented names, and identity numbers with the code of a place that doesn't exist. */
function recordOf(n: number) {
  const two = String(n + 1).padStart(2, '0');
  return {
    xm: `示例人员${two}`,
    sfzh: `9900001980010100${two}`,
    bzlb: n % 3 === 0 ? '城市低保' : '农村低保',
    xsqsrq: `2024-01-${two}`,
    lxdh: `199000000${two}`,
    yhzh: `62000000000000000${two}`,
    jtzz: `虚构小区${two}号`,
  };
}
