import { Agent, request } from 'node:http';
import type { Runtime } from '../../infra/local/runtime.ts';
import { headOf } from '../../infra/local/sample/departments.ts';
import { applicationExplanations } from '../../shared/contract/explanations/application.ts';
import { exampleOf } from '../../shared/contract/explanations/explanation.ts';
import { type OperationId, routes } from '../../shared/contract/routes.ts';
import type { Application } from '../../shared/domain/cases/application-fields.ts';
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

/** A case on its way, and the version of it that was read. */
interface Case {
  id: string;
  provider: string;
  etag: string;
}

export interface Operation {
  name: string;
  /** The most that its median may be, in medians of its calls straight to DynamoDB Local. */
  goal: number | null;
  /** The nth call. */
  ask(n: number): Ask;
  answered?(answer: Answer): void;
}

/** The path of an operation on a case, as the contract has it. */
function pathOf(operation: OperationId, id: string): string {
  return routes[operation].path.replace('{id}', id);
}

/** Those that the goals are about. Each step of a case goes on with the oldest that waits for it. */
export function operations(entries: Entry[]): Operation[] {
  const REQUESTER = '16';
  const asking = `p-${REQUESTER}-staff1`;
  const conditional = entries.filter(
    ({ provider, published: { sharing } }) => sharing.type === 'conditional' && provider !== REQUESTER,
  );
  const pick = (from: Entry[], n: number) => from[(n * 7919) % from.length] as Entry;
  const waiting: Record<'propose' | 'consent' | 'reply' | 'answer', Case[]> = {
    propose: [],
    consent: [],
    reply: [],
    answer: [],
  };
  const oldest = (step: keyof typeof waiting) => waiting[step].shift() ?? { id: '', provider: '', etag: '' };
  const nowWaits = (step: keyof typeof waiting, last: Case, etag: string) => waiting[step].push({ ...last, etag });
  let last: Case = { id: '', provider: '', etag: '' };
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
      name: 'apply',
      goal: 2,
      ask(n) {
        const { id, provider, published } = pick(conditional, n);
        const items = published.items.slice(0, 3).map((item) => item.id);
        last = { id: '', provider, etag: '' };
        const { frequency: _ofAnInterface, ...filledIn } = exampleOf(applicationExplanations);
        const body: Application = { ...filledIn, resources: [{ resource: id, items, itemCount: items.length }] };
        return { as: asking, method: 'POST', path: '/v1/applications', body };
      },
      answered({ text, etag }) {
        nowWaits('propose', { ...last, id: (JSON.parse(text) as { id: string }).id }, etag);
      },
    },
    {
      name: 'propose',
      goal: 2,
      ask() {
        last = oldest('propose');
        return { as: asking, method: 'POST', path: pathOf('submitApplication', last.id), etag: last.etag };
      },
      answered: ({ etag }) => nowWaits('consent', last, etag),
    },
    {
      name: 'send',
      goal: 2,
      ask() {
        last = oldest('consent');
        const path = pathOf('consentApplication', last.id);
        return { as: headOf(REQUESTER), method: 'POST', path, etag: last.etag };
      },
      answered({ text }) {
        const { requests } = JSON.parse(text) as { requests: string[] };
        nowWaits('reply', { ...last, id: requests[0] ?? '' }, '"1"');
      },
    },
    {
      name: 'reply',
      goal: 2,
      ask() {
        last = oldest('reply');
        const body = { agreed: 'all', opinion: '同意共享，请按所列用途使用。' };
        const path = pathOf('draftReply', last.id);
        return { as: `p-${last.provider}-staff1`, method: 'POST', path, body, etag: last.etag };
      },
      answered: ({ etag }) => nowWaits('answer', last, etag),
    },
    {
      name: 'answer',
      goal: 2,
      ask() {
        last = oldest('answer');
        const path = pathOf('consentReply', last.id);
        return { as: headOf(last.provider), method: 'POST', path, etag: last.etag };
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
