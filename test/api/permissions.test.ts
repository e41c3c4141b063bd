import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Route } from '../../shared/contract/route.ts';
import { type OperationId, routes } from '../../shared/contract/routes.ts';
import type { Problem } from '../../shared/contract/schemas/common.ts';
import { applicationLife } from '../../shared/domain/lives/application.ts';
import { requestLife } from '../../shared/domain/lives/request.ts';
import { type Machine, partsOf, type Step } from '../../shared/domain/machine.ts';
import { BUREAU } from '../../shared/domain/people/department.ts';
import { firstBreak } from '../../shared/storage/log.ts';
import { type Action, holdToActions } from '../world/actions.ts';
import { again, agree, agreeInPart, application, bodies, refuse } from '../world/bodies.ts';
import { conditional } from '../world/entries.ts';
import { people } from '../world/people.ts';
import { differences } from '../world/tables.ts';
import { startWorld, type World } from '../world/world.ts';

let world: World;
let entry: string;
beforeAll(async () => {
  world = await startWorld({ mailed: false, now: '2026-09-21T09:00:00+08:00' });
  entry = await world.publish('civil', conditional());
});
afterAll(() => world?.stop());

interface Case {
  params: { id: string };
  etag: string;
  body?: object;
}

/** Who is asked: every role on both sides, in the bureau, and without a part in the case. */
const askers = people.filter(({ id }) => !['civil2', 'officer2', 'bureau-head', 'bureau-leader'].includes(id));

type Asker = (typeof askers)[number];
/** The code of the refusal that somebody gets who asks a step of what is in this state; null where it is theirs to take. */
type Expected = (asker: Asker, step: string, status: string) => string | null;

/** Refusals that come of what was done in the case before, or by whom. */
const earlier = ['same-person', 'extension-not-asked', 'supplement-asked', 'extension-asked'];

/**
 * Asks every step over HTTP, of a case in each state, as everybody who may not take it then, and holds the answer against the
 * contract, what is expected, and what the asker's own view of the case said could be done. What is allowed is shown step by step
 * elsewhere; here the view has to say so.
 */
async function refusesAll(
  view: OperationId,
  operations: Record<string, OperationId>,
  cases: Record<string, Case>,
  expects: Expected,
): Promise<number> {
  await world.settle();
  const before = await world.tables.snapshot();
  let asked = 0;
  const actions = new Map<string, readonly Action[] | null>();
  for (const [status, { params }] of Object.entries(cases)) {
    for (const { id } of askers) {
      const { status: code, body } = await (await world.as(id)).send(view, { params });
      actions.set(`${status} ${id}`, code === 200 ? (body as { actions: readonly Action[] }).actions : null);
    }
  }
  for (const [step, operation] of Object.entries(operations)) {
    const { roles }: Route = routes[operation];
    for (const [status, one] of Object.entries(cases)) {
      for (const person of askers) {
        const mayAsk = person.roles.some((role) => roles.includes(role));
        const expected = mayAsk ? expects(person, step, status) : 'role-missing';
        const shown = actions.get(`${status} ${person.id}`) ?? null;
        if (!expected) {
          const { allowed, because } = shown?.find((action) => action.operation === operation) ?? {};
          const said = allowed || (because && earlier.includes(because.code));
          expect(said, `${operation} of what is ${status}, shown to ${person.id}: ${because?.code}`).toBe(true);
          continue;
        }
        if (shown) holdToActions(shown, operation, expected);
        const body = operation in bodies ? { body: bodies[operation as keyof typeof bodies] } : {};
        const said = await (await world.as(person.id)).send(operation, { ...one, ...body });
        expect((said.body as Problem).code, `${operation} of what is ${status}, by ${person.id}`).toBe(expected);
        asked += 1;
      }
    }
  }
  await world.settle();
  expect(differences(before, await world.tables.snapshot())).toEqual([]);
  return asked;
}

/** What a life says: another's is not found or not theirs, and a step has its states. */
function byLife(
  life: Machine,
  sides: { requester: string; provider: string | null },
  seenBy: (department: string, roles: readonly string[]) => boolean,
): Expected {
  return (person, step, status) => {
    const { by, from } = life.steps[step] as Step<string>;
    const parts = partsOf({ ...person, personId: person.id }, sides);
    if (!seenBy(person.department, person.roles)) return 'not-found';
    if (!by.some((part) => parts.includes(part))) return 'not-your-step';
    return from.includes(status) ? null : 'step-closed';
  };
}

const isBureau = (department: string, roles: readonly string[]) => department === BUREAU && roles.includes('bureau');

describe('第十五条 (art. 15): who may not, does not', () => {
  it('take a step on a request, in whatever state it is', async () => {
    const [civil, school] = [await world.as('civil'), await world.as('school')];
    const ask = () => world.applyFor('school', entry);
    const to = async (operation: OperationId, by: typeof civil, body?: object): Promise<Case> => {
      const { params, etag } = await ask();
      return { params, etag: (await by.ok(operation, { params, etag, ...(body ? { body } : {}) })).etag };
    };
    const cases = {
      submitted: await ask(),
      supplementing: await to('askSupplement', civil, bodies.askSupplement),
      replying: await to('draftReply', civil, agree),
      agreed: await world.replyTo('civil', await ask(), agree),
      'partly-agreed': await world.replyTo('civil', await ask(), agreeInPart(entry, 'name')),
      refused: await world.replyTo('civil', await ask(), refuse),
      withdrawn: await to('withdrawRequest', school),
    };
    const operations = {
      askSupplement: 'askSupplement',
      supplement: 'supplementRequest',
      reply: 'draftReply',
      consentReply: 'consentReply',
      returnReply: 'returnReply',
      withdraw: 'withdrawRequest',
      nudge: 'nudgeRequest',
      askExtension: 'askExtension',
      declineExtension: 'declineExtension',
    } as const;
    const byPeople = Object.entries(requestLife.steps).filter(
      ([, { by }]) => !(by as readonly string[]).includes('system'),
    );
    expect(Object.keys(operations)).toEqual(byPeople.map(([step]) => step));
    const sides = { requester: '06', provider: '02' };
    const seen = (department: string, roles: readonly string[]) =>
      ['06', '02'].includes(department) || isBureau(department, roles) || roles.includes('upper');
    expect(await refusesAll('getRequest', operations, cases, byLife(requestLife, sides, seen))).toBeGreaterThan(500);
  });

  it('take a step on an application, in whatever state it is', async () => {
    const school = await world.as('school');
    const draft = async (): Promise<Case> => {
      const { body, etag } = await school.ok('createApplication', { body: application(entry) });
      return { params: { id: body.id }, etag };
    };
    const then = async (operation: OperationId, of: Case): Promise<Case> => {
      const by = operation === 'consentApplication' ? await world.as('school-head') : school;
      return { params: of.params, etag: (await by.ok(operation, of)).etag };
    };
    const cases = {
      draft: await draft(),
      proposed: await then('submitApplication', { ...(await draft()), body: again }),
      sent: await then('consentApplication', await then('submitApplication', { ...(await draft()), body: again })),
      withdrawn: await then('withdrawApplication', await draft()),
    };
    const operations = {
      revise: 'updateApplication',
      submit: 'submitApplication',
      consent: 'consentApplication',
      return: 'returnApplication',
      withdraw: 'withdrawApplication',
    } as const;
    expect(Object.keys(operations)).toEqual(Object.keys(applicationLife.steps));
    const seen = (department: string) => department === '06';
    const sides = { requester: '06', provider: null };
    expect(await refusesAll('getApplication', operations, cases, byLife(applicationLife, sides, seen))).toBeGreaterThan(
      150,
    );
  });
});

describe('第七条 (art. 7): who may not, does not', () => {
  it('take a step on an entry of the catalog, in whatever state it is', async () => {
    const civil = await world.as('civil');
    let made = 0;
    const draft = async (): Promise<Case> => {
      made += 1;
      const { body, etag } = await civil.ok('createResource', { body: { content: conditional(`条目之${made}`) } });
      return { params: { id: body.id }, etag };
    };
    const by: Partial<Record<OperationId, string>> = {
      consentResource: 'civil-leader',
      approveResource: 'officer',
      returnResource: 'officer',
    };
    const then = async (one: Promise<Case>, ...steps: OperationId[]): Promise<Case> => {
      let { params, etag } = await one;
      for (const operation of steps) {
        const body = operation in bodies ? { body: bodies[operation as keyof typeof bodies] } : {};
        const client = await world.as(by[operation] ?? 'civil');
        etag = (await client.ok(operation, { params, etag, ...body })).etag;
      }
      return { params, etag };
    };
    const submitted = ['submitResource', 'consentResource'] as const;
    const published = [...submitted, 'approveResource'] as const;
    const cases = {
      draft: await draft(),
      proposed: await then(draft(), 'submitResource'),
      submitted: await then(draft(), ...submitted),
      returned: await then(draft(), ...submitted, 'returnResource'),
      published: await then(draft(), ...published),
      revised: await then(draft(), ...published, 'updateResource'),
      withdrawn: await then(draft(), ...published, 'withdrawResource', 'consentResource', 'approveResource'),
    };
    const operations = {
      revise: 'updateResource',
      submit: 'submitResource',
      withdraw: 'withdrawResource',
      consent: 'consentResource',
      decline: 'returnDraft',
      approve: 'approveResource',
      return: 'returnResource',
    } as const;
    const under = { proposed: 'resource-under-review', submitted: 'resource-under-review' };
    /** For who may take the step, the states in which it is not there to be taken. */
    const closed: Record<string, Partial<Record<string, string>>> = {
      revise: under,
      submit: but(['draft', 'returned', 'revised'], 'resource-not-draft'),
      withdraw: { ...but(['published'], 'resource-not-published'), ...under, revised: 'draft-in-the-way' },
      consent: but(['proposed'], 'resource-not-proposed'),
      decline: but(['proposed'], 'resource-not-proposed'),
      approve: but(['submitted'], 'resource-not-submitted'),
      return: but(['submitted'], 'resource-not-submitted'),
    };
    const everSeen = ['published', 'revised', 'withdrawn'];
    const asked = await refusesAll('getResource', operations, cases, ({ department, roles }, step, status) => {
      const sees = everSeen.includes(status) || department === '02' || isBureau(department, roles);
      if (!sees) return 'not-found';
      // The head consents to what leaves the department, but not to its entries (809 art. 13).
      if (['consent', 'decline'].includes(step) && !roles.includes('leader')) return 'role-missing';
      if (!['approve', 'return'].includes(step) && department !== '02') return 'not-the-provider';
      return closed[step]?.[status] ?? null;
    });
    expect(asked).toBeGreaterThan(400);

    function but(states: string[], code: string): Record<string, string> {
      return Object.fromEntries(
        Object.keys(cases).flatMap((status) => (states.includes(status) ? [] : [[status, code]])),
      );
    }
  });
});

describe('a hundred commands on one case at once', () => {
  it('leave one winner for each version and a log that holds', async () => {
    const one = await world.applyFor('school', entry);
    const { params } = one;
    let { etag } = one;
    const mixed = [
      ['civil', 'draftReply', agree],
      ['civil2', 'draftReply', refuse],
      ['civil', 'askSupplement', bodies.askSupplement],
      ['civil', 'askExtension', bodies.askExtension],
      ['school', 'nudgeRequest', undefined],
      ['civil-head', 'consentReply', undefined],
      ['civil-head', 'returnReply', bodies.returnReply],
      ['school', 'supplementRequest', bodies.supplementRequest],
      ['school', 'withdrawRequest', undefined],
    ] as const;
    let version = 1;
    for (let round = 0; round < 4; round += 1) {
      const said = await Promise.all(
        Array.from({ length: 100 }, async (_, n) => {
          const [by, operation, body] = mixed[n % mixed.length] ?? mixed[0];
          return await (await world.as(by)).send(operation, { params, etag, ...(body ? { body } : {}) });
        }),
      );
      const won = said.filter(({ status }) => status === 200);
      expect(won.length, `round ${round}`).toBeLessThanOrEqual(1);
      for (const { status, body } of said) {
        if (status !== 200)
          expect(['stale', 'step-closed', 'nudged-today', 'extension-asked', 'supplement-asked', 'busy']).toContain(
            (body as Problem).code,
          );
      }
      if (won[0]) {
        version += 1;
        expect(won[0].etag).toBe(`"${version}"`);
        etag = won[0].etag;
      }
    }
    expect(version).toBeGreaterThan(1);
    await world.settle();
    const events = (await world.tables.log()).get(params.id) ?? [];
    expect(events).toHaveLength(version);
    expect(firstBreak(events)).toBeNull();
    const read = await (await world.as('school')).ok('getRequest', { params });
    expect(read.etag).toBe(`"${version}"`);
  });
});
