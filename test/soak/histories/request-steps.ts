import { endOf } from '../../oracle/debts.ts';
import { refuse } from '../../world/bodies.ts';
import type { Request } from './cases.ts';
import { type City, GOVERNMENT } from './city.ts';
import { grant } from './form-steps.ts';
import type { Step } from './step.ts';

const provider = (request: Request, city: City) => city.someStaff(request.provider);
const providerHead = (request: Request, city: City) => city.head(request.provider);
const requester = (request: Request, city: City) => city.someStaff(request.requester);
/** Where the bureau is itself a side it plays no other part, and the city government takes its place. */
export const supervised = (one: { requester: string; provider: string }) =>
  ![one.requester, one.provider].includes('00');

/** More time is decided on by the bureau, or by the city government in its place. */
export const DECISIONS = ['decide-extension', 'decide-instead'];

/** Whether the time to supplement is over, which nothing may have recorded yet. */
function over(request: Request, city: City): boolean {
  const { ledger, now } = city;
  return now >= endOf(ledger.standing(ledger.one(request.id, 'supplement'), now).due);
}

const awaited = (request: Request) =>
  request.asked
    .filter(({ direct }) => !direct)
    .flatMap(({ entry, items }) => items.map((item) => ({ resource: entry.id, item })));

export const requestSteps: Step<Request>[] = [
  {
    operation: 'draftReply',
    from: ['submitted'],
    weight: 15,
    by: provider,
    body(request, city) {
      const items = awaited(request);
      // What was asked for may be over by now, and is refused then.
      const agreed = request.until > city.today ? city.choose.of(['all', 'none', 'some'] as const) : 'none';
      if (agreed === 'all') return { agreed: 'all' };
      if (agreed === 'none') return refuse;
      const some = city.choose.some(items, 0, items.length);
      const left = items.filter((item) => !some.includes(item));
      return { agreed: some, refused: left.length > 0 ? [{ ...refuse.refused[0], items: left }] : [] };
    },
    follows(request, city, at, _said, body) {
      city.ledger.hand(request.id, 'reply', 'head', at);
      const { agreed } = body as { agreed?: 'all' | { resource: string; item: string }[] };
      const items = agreed === 'all' ? awaited(request) : (agreed ?? []);
      request.proposed = items.map(({ resource, item }) => `${resource}/${item}`);
      request.status = 'replying';
      city.tell('ReplyProposed');
    },
  },
  {
    operation: 'consentReply',
    from: ['replying'],
    weight: 25,
    when: (request, city) => request.proposed.length === 0 || request.until > city.today,
    by: providerHead,
    follows(request, city, at, said) {
      city.ledger.meet(request.id, 'reply', at);
      city.ledger.cancel(request.id, DECISIONS, at);
      const all = awaited(request).length;
      const agreed = request.proposed.length;
      const status = agreed === all ? 'agreed' : agreed === 0 ? 'refused' : 'partly-agreed';
      request.status = status;
      city.tell({ agreed: 'RequestAgreed', refused: 'RequestRefused', 'partly-agreed': 'RequestPartlyAgreed' }[status]);
      for (const { entry, items, direct } of request.asked) {
        const had = items.filter((item) => request.proposed.includes(`${entry.id}/${item}`));
        if (!direct && had.length > 0) grant(said, entry, had, { ...request, at }, city);
      }
    },
  },
  {
    operation: 'returnReply',
    from: ['replying'],
    weight: 5,
    by: providerHead,
    body: () => ({ remarks: '依据请写明条款' }),
    follows(request, city, at) {
      request.status = 'submitted';
      city.ledger.hand(request.id, 'reply', 'staff', at);
      city.tell('ReplyDeclined');
    },
  },
  {
    operation: 'askSupplement',
    from: ['submitted'],
    weight: 8,
    when: ({ supplemented }) => !supplemented,
    by: provider,
    body: () => ({ missing: '请附使用依据的文件全文' }),
    follows(request, city, at) {
      const { id, requester: owes, provider: waits } = request;
      request.status = 'supplementing';
      request.supplemented = true;
      const reply = city.ledger.one(id, 'reply');
      // What was late before is not held up by it.
      if (!city.ledger.standing(reply, at).late) reply.acts.push({ did: 'stop', at });
      city.ledger.open({ id: `${id}.supplement`, rule: 'supplement', subject: id, owes, waits, at });
      city.tell('SupplementAsked');
    },
  },
  {
    operation: 'supplementRequest',
    from: ['supplementing'],
    weight: 12,
    when: (request, city) => !over(request, city),
    by: requester,
    body: () => ({ answer: '依据文件全文已附在使用依据中' }),
    follows(request, city, at) {
      request.status = 'submitted';
      for (const reply of city.ledger.about(request.id, ['stopped'], 'reply')) reply.acts.push({ did: 'resume', at });
      city.ledger.meet(request.id, 'supplement', at);
      city.tell('RequestSupplemented');
    },
  },
  {
    operation: 'withdrawRequest',
    from: ['submitted', 'supplementing', 'replying'],
    weight: 2,
    when: (request, city) => request.status !== 'supplementing' || !over(request, city),
    by: requester,
    follows(request, city, at) {
      request.status = 'withdrawn';
      city.ledger.cancel(request.id, ['reply', 'supplement', ...DECISIONS], at);
      city.tell('RequestWithdrawn');
    },
  },
  {
    operation: 'nudgeRequest',
    from: ['submitted', 'replying'],
    weight: 4,
    when: (request, city) => request.nudgedOn !== city.today,
    by: requester,
    follows(request, city) {
      request.nudgedOn = city.today;
      city.tell('RequestNudged');
    },
  },
  {
    operation: 'askExtension',
    from: ['submitted', 'replying'],
    weight: 6,
    when: ({ id, extension }, { ledger, now }) =>
      extension === 'none' &&
      !ledger.one(id, 'reply').acts.some(({ did }) => did === 'extend') &&
      !ledger.standing(ledger.one(id, 'reply'), now).late,
    by: provider,
    body: (_, city) => ({ days: 1 + city.choose.below(10), reason: '涉及多个处室，需逐一核对' }),
    follows(request, city, at) {
      request.extension = 'asked';
      const [rule, owes] = supervised(request)
        ? (['decide-extension', '00'] as const)
        : (['decide-instead', '99'] as const);
      city.ledger.begin({ rule, subject: request.id, owes, at });
      city.tell('ExtensionAsked');
    },
  },
  {
    operation: 'declineExtension',
    from: ['submitted', 'replying'],
    weight: 6,
    when: (request, { ledger }) =>
      request.extension === 'asked' && !ledger.one(request.id, 'reply').acts.some(({ did }) => did === 'extend'),
    by: (request, city) => (supervised(request) ? city.officer() : GOVERNMENT),
    body: () => ({ reason: '事项简单，应当按期答复' }),
    follows(request, city, at) {
      request.extension = 'declined';
      for (const kind of DECISIONS) city.ledger.meet(request.id, kind, at);
      city.tell('ExtensionDeclined');
    },
  },
];
