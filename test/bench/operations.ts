import { Agent, request } from 'node:http';
import type { Runtime } from '../../infra/local/runtime.ts';
import type { Application, Reply } from '../../shared/domain/request.ts';
import type { Entry } from './seed.ts';

/** A call of the API, as somebody. */
interface Ask {
  as: string;
  method: 'GET' | 'POST';
  path: string;
  body?: unknown;
  etag?: string;
}

interface Answer {
  status: number;
  etag: string;
  text: string;
  ms: number;
}

export interface Operation {
  name: string;
  /** The most that its median may be, in medians of its calls straight to DynamoDB Local. */
  goal: number | null;
  /** The nth call. */
  ask(n: number): Ask;
  answered?(answer: Answer): void;
}

/** The five that the goals are about. Each reply answers the oldest request submitted that has none yet. */
export function operations(entries: Entry[]): Operation[] {
  const REQUESTER = '16';
  const asking = `p-${REQUESTER}-staff1`;
  const conditional = entries.filter(
    ({ provider, published: { sharing } }) => sharing.type === 'conditional' && provider !== REQUESTER,
  );
  const pick = (from: Entry[], n: number) => from[(n * 7919) % from.length] as Entry;
  const submitted: { id: string; etag: string; provider: string }[] = [];
  return [
    {
      name: 'get',
      goal: 2.5,
      ask: (n) => ({ as: asking, method: 'GET', path: `/v1/resources/${pick(entries, n).id}` }),
    },
    { name: 'list', goal: 2.5, ask: () => ({ as: asking, method: 'GET', path: '/v1/resources?limit=25' }) },
    {
      name: 'search',
      goal: null,
      ask(n) {
        const q = encodeURIComponent(pick(entries, n).published.name.slice(0, 4).trim());
        return { as: asking, method: 'GET', path: `/v1/resources?limit=25&q=${q}` };
      },
    },
    {
      name: 'submit',
      goal: 2,
      ask(n) {
        const { id, published } = pick(conditional, n);
        const items = published.items.slice(0, 3).map((item) => item.id);
        const body: Application = {
          resource: id,
          scope: '本市参保人员',
          purpose: '医疗救助对象身份核验',
          basis: '《中华人民共和国社会救助法》第二十四条',
          items,
          itemCount: items.length,
        };
        return { as: asking, method: 'POST', path: '/v1/requests', body };
      },
      answered({ text, etag }) {
        const { id, provider } = JSON.parse(text) as { id: string; provider: string };
        submitted.push({ id, etag, provider });
      },
    },
    {
      name: 'reply',
      goal: 2,
      ask() {
        const body: Reply = { decision: 'agree', opinion: '同意共享，请按所列用途使用。' };
        const { id, provider, etag } = submitted.shift() ?? { id: '', provider: '', etag: '' };
        return { as: `p-${provider}-staff1`, method: 'POST', path: `/v1/requests/${id}/reply`, body, etag };
      },
    },
  ];
}

/** Calls the API over one connection that stays open, and times it. @throws Error for any answer but a success */
export function caller({ apiUrl, token }: Runtime) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const tokens = new Map<string, string>();
  let keys = 0;
  return {
    close: () => agent.destroy(),
    async call({ as, method, path, body, etag }: Ask): Promise<Answer> {
      const known = tokens.get(as) ?? (await token(as));
      tokens.set(as, known);
      const text = body === undefined ? '' : JSON.stringify(body);
      const headers = {
        authorization: `Bearer ${known}`,
        ...(text ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) } : {}),
        ...(method === 'POST' ? { 'idempotency-key': `bench-${++keys}` } : {}),
        ...(etag ? { 'if-match': etag } : {}),
      };
      const began = performance.now();
      const answer = await new Promise<Answer>((resolve, reject) => {
        const outgoing = request(`${apiUrl}${path}`, { method, headers, agent }, (incoming) => {
          let said = '';
          incoming.setEncoding('utf8').on('data', (part: string) => {
            said += part;
          });
          incoming.on('end', () =>
            resolve({
              status: incoming.statusCode ?? 0,
              etag: incoming.headers.etag ?? '',
              text: said,
              ms: performance.now() - began,
            }),
          );
        });
        outgoing.on('error', reject);
        outgoing.end(text);
      });
      if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
      return answer;
    },
  };
}
