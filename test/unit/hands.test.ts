import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import * as applications from '../../shared/domain/cases/application.ts';
import * as demands from '../../shared/domain/cases/demand.ts';
import * as replies from '../../shared/domain/cases/reply.ts';
import * as requests from '../../shared/domain/cases/request-steps.ts';
import * as supplements from '../../shared/domain/cases/supplement.ts';
import { claimNoChange, confirmNoChange, declineNoChange } from '../../shared/domain/catalog/no-change.ts';
import * as entries from '../../shared/domain/catalog/resource.ts';
import type { Circumstances } from '../../shared/domain/circumstances.ts';
import * as opening from '../../shared/domain/disputes/opening.ts';
import * as record from '../../shared/domain/disputes/record.ts';
import * as ruling from '../../shared/domain/disputes/ruling.ts';
import * as terms from '../../shared/domain/disputes/terms.ts';
import { openDuty } from '../../shared/domain/duties/duty-steps.ts';
import { lawInForce, rulesFor } from '../../shared/domain/duties/law.ts';
import { policies } from '../../shared/domain/duties/policy-data.ts';
import { confirmPolicy, policyTermsSchema, proposePolicy } from '../../shared/domain/duties/policy-version.ts';
import * as filing from '../../shared/domain/grants/filing.ts';
import type { Grant } from '../../shared/domain/grants/grant.ts';
import * as renewal from '../../shared/domain/grants/renewal.ts';
import { makeGrant } from '../../shared/domain/grants/start.ts';
import * as suspension from '../../shared/domain/grants/suspension.ts';
import type { Id, IdPrefix } from '../../shared/domain/id.ts';
import type { Principal, Role } from '../../shared/domain/people/person.ts';
import * as notices from '../../shared/domain/rectifications/notice.ts';
import * as rectifying from '../../shared/domain/rectifications/work.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import type { AnyChange } from '../../shared/storage/commit.ts';
import type { Kind, States } from '../../shared/storage/kinds/states.ts';
import {
  agree,
  application,
  bj,
  changeOf,
  circumstances,
  content,
  grantTerms,
  law,
  published,
  RESOURCE,
  said,
  successor,
  updateTerms,
} from '../examples.ts';

const now = bj('2026-09-25');

/** What is decided: the states so far, by kind. */
type Case = { [K in Kind]?: States[K] };

/** A step of a case: what it changes, and whose hands it must not share: the steps that whoever takes it had no hand in. */
interface Step {
  take(of: Case, at: Circumstances): readonly AnyChange[];
  against?: string[];
  /** Steps whose hands no longer count once this one is taken. */
  forgets?: string[];
}

const need = <K extends Kind>(of: Case, kind: K): States[K] => {
  const state = of[kind];
  if (state === undefined) throw new Refusal('not-found', { what: kind });
  return state as States[K];
};
const none = (of: Case, kind: Kind) => {
  if (of[kind] !== undefined) throw new Refusal('not-found', { what: kind });
};
const newId = <P extends IdPrefix>(kind: P): Id<P> => `${kind}_1`;
const shortText = '理由充分';
const resources = [published()];
const entry = { id: RESOURCE as Id<'res'>, code: '341128112/000001', provider: '12', content: content() };
const told = {
  ground: 'measures-23-1' as const,
  facts: [{ text: '条目逾期未更新', shownBy: [] }],
  ...{ requirement: '更新条目', handIn: '整改情况说明', dueOn: '2026-10-16' as const },
};
const statement = { name: '低保对象信息', items: ['姓名'], purpose: '核验资格', basis: '《社会救助暂行办法》' };
const matter = {
  resource: RESOURCE,
  items: ['status'],
  purpose: '核验资格',
  scope: '本市',
  basis: '办法',
  until: '2027-12-31',
};
const notShared = published({}, content({}, { type: 'not-shared' }));
const shared = { items: ['status'], until: '2027-12-31', conditions: '仅限核验' } as const;
const policyTerms = policyTermsSchema.parse({ ...successor, effectiveFrom: '2026-10-01' });
const owed = openDuty(updateTerms('2026-09-18'), rulesFor(lawInForce(), 'update', null, '2026-09-18'), now).next;
const granted = (): Grant => {
  const items = [{ id: 'name', name: '姓名', until: '2027-12-31' as const }];
  const { next } = changeOf(makeGrant(grantTerms(items), { law: lawInForce(), now }), 'grant');
  return { ...next, status: 'in-use', provision: { kind: 'database', system: '库', address: '内网', table: 't' } };
};

const machines: Record<string, { begins?: () => Case; steps: Record<string, Step> }> = {
  'a catalog entry': {
    steps: {
      compile: {
        take(of, at) {
          none(of, 'resource');
          if (at.by.department !== '12' || !at.by.roles.includes('staff')) throw new Refusal('role-missing');
          return entries.compile(entry, at);
        },
      },
      revise: { take: (of, at) => entries.revise(staffOf(of, at), { content: content(), changes: [] }, at) },
      propose: { take: (of, at) => entries.propose(staffOf(of, at), {}, at) },
      withdraw: {
        take: (of, at) => entries.proposeWithdrawal(staffOf(of, at), { reason: shortText, dropDraft: true }, at),
      },
      consent: {
        take: (of, at) => entries.consent(need(of, 'resource'), { review: null }, at),
        against: ['compile', 'revise', 'propose', 'withdraw'],
      },
      returnDraft: { take: (of, at) => entries.returnDraft(need(of, 'resource'), said('请补充'), at) },
      approve: {
        take: (of, at) => entries.approve(need(of, 'resource'), at),
        against: ['compile', 'revise', 'propose', 'withdraw', 'consent'],
        forgets: ['compile', 'revise', 'propose', 'withdraw', 'consent'],
      },
      return: {
        take: (of, at) => entries.sendBack(need(of, 'resource'), said('请补充'), at),
        against: ['compile', 'revise', 'propose', 'withdraw', 'consent'],
        forgets: ['consent'],
      },
    },
  },
  'an application and its request': {
    steps: {
      draft: {
        take(of, at) {
          none(of, 'application');
          if (at.by.department !== '15' || !at.by.roles.includes('staff')) throw new Refusal('role-missing');
          return applications.draftApplication({ id: newId('app'), content: application() }, at);
        },
      },
      revise: {
        take: (of, at) => applications.reviseApplication(need(of, 'application'), { content: application() }, at),
      },
      submit: { take: (of, at) => applications.submitApplication(need(of, 'application'), { resources }, at) },
      return: {
        take: (of, at) => applications.returnApplication(need(of, 'application'), { remarks: shortText }, at),
      },
      consent: {
        take: (of, at) =>
          applications.consentToApplication(need(of, 'application'), { resources, number: 'YM-1', newId }, at),
        against: ['draft', 'revise', 'submit'],
      },
      ask: { take: (of, at) => supplements.askSupplement(need(of, 'request'), { missing: shortText }, at) },
      supply: { take: (of, at) => supplements.supply(need(of, 'request'), { answer: shortText, changes: {} }, at) },
      reply: { take: (of, at) => replies.proposeReply(need(of, 'request'), agree, at) },
      returnReply: { take: (of, at) => replies.returnReply(need(of, 'request'), { remarks: shortText }, at) },
      consentReply: {
        take: (of, at) => replies.consentReply(need(of, 'request'), { grantId: () => 'grt_1' }, at),
        against: ['draft', 'revise', 'submit', 'consent', 'supply', 'reply'],
      },
      askTime: { take: (of, at) => requests.askExtension(need(of, 'request'), { days: 5, reason: shortText }, at) },
      declineTime: {
        take: (of, at) => requests.declineExtension(need(of, 'request'), { reason: shortText }, at),
        against: ['askTime'],
      },
    },
  },
  'a demand': {
    steps: {
      state: {
        take(of, at) {
          none(of, 'demand');
          if (!at.by.roles.includes('staff')) throw new Refusal('role-missing');
          return demands.state({ ...statement, id: newId('dem'), number: 'XQ-1' }, at);
        },
      },
      revise: { take: (of, at) => demands.revise(need(of, 'demand'), statement, at) },
      return: { take: (of, at) => demands.giveBack(need(of, 'demand'), { remarks: shortText }, at) },
      consent: { take: (of, at) => demands.consent(need(of, 'demand'), at), against: ['state', 'revise'] },
      close: {
        take: (of, at) => demands.decide(need(of, 'demand'), { decision: 'close', reason: shortText, entry: null }, at),
        against: ['state', 'revise', 'consent'],
      },
    },
  },
  'a rectification': {
    steps: {
      draft: {
        take(of, at) {
          none(of, 'rectification');
          if (!at.by.roles.includes('bureau')) throw new Refusal('role-missing');
          return notices.draft({ ...told, id: newId('rec'), number: 'ZG-1', department: '12' }, at);
        },
      },
      revise: { take: (of, at) => notices.revise(need(of, 'rectification'), told, at) },
      issue: { take: (of, at) => notices.issue(need(of, 'rectification'), at), against: ['draft', 'revise'] },
      askTime: {
        take: (of, at) => rectifying.askTime(need(of, 'rectification'), { days: 5, reason: shortText }, at),
      },
      answerTime: {
        take: (of, at) => rectifying.answerTime(need(of, 'rectification'), { decision: 'grant' }, at),
        against: ['askTime'],
      },
      report: {
        take: (of, at) => rectifying.report(need(of, 'rectification'), { statement: shortText, files: [] }, at),
        forgets: ['report'],
      },
      return: {
        take: (of, at) =>
          rectifying.review(
            need(of, 'rectification'),
            { decision: 'return', reason: shortText, dueOn: '2026-10-16' },
            at,
          ),
        against: ['report'],
      },
      accept: {
        take: (of, at) => rectifying.review(need(of, 'rectification'), { decision: 'accept' }, at),
        against: ['report'],
      },
    },
  },
  'a renewal': {
    begins: () => ({ grant: granted() }),
    steps: {
      renew: {
        take: (of, at) =>
          renewal.askRenewal(
            need(of, 'grant'),
            { items: [{ id: 'name', until: '2028-12-31' }], reason: shortText },
            at,
          ),
        forgets: ['renew', 'consent', 'answer'],
      },
      consent: {
        take: (of, at) => renewal.consentRenewal(need(of, 'grant'), { decision: 'consent' }, at),
        against: ['renew'],
      },
      answer: { take: (of, at) => renewal.answerRenewal(need(of, 'grant'), { decision: 'agree' }, at) },
      return: {
        take: (of, at) => renewal.confirmRenewal(need(of, 'grant'), { decision: 'return', remarks: shortText }, at),
      },
      confirm: {
        take: (of, at) => renewal.confirmRenewal(need(of, 'grant'), { decision: 'confirm' }, at),
        against: ['renew', 'consent', 'answer'],
        forgets: ['renew', 'consent', 'answer'],
      },
    },
  },
  'a suspension and a filing': {
    begins: () => ({ grant: granted() }),
    steps: {
      file: {
        take: (of, at) =>
          filing.makeFiling(
            need(of, 'grant'),
            {
              kind: 'change',
              change: shortText,
              reason: shortText,
              negotiated: { on: '2026-09-24', outcome: shortText },
            },
            at,
          ),
      },
      decideFiling: {
        take: (of, at) => filing.decideFiling(need(of, 'grant'), { decision: 'decline', remarks: shortText }, at),
        against: ['file'],
        forgets: ['file'],
      },
      suspend: {
        take: (of, at) => suspension.suspend(need(of, 'grant'), { reason: shortText }, at),
        forgets: ['rectify'],
      },
      rectify: { take: (of, at) => suspension.rectify(need(of, 'grant'), { statement: shortText }, at) },
      resume: {
        take: (of, at) => suspension.decideSuspension(need(of, 'grant'), { decision: 'resume', reason: shortText }, at),
        against: ['rectify'],
        forgets: ['rectify'],
      },
    },
  },
  'a negotiation': {
    steps: {
      open: {
        take(of, at) {
          none(of, 'negotiation');
          if (at.by.department !== '15' || !at.by.roles.includes('staff')) throw new Refusal('role-missing');
          const about = opening.onNotShared(notShared, { on: 'not-shared', ...matter } as never, at);
          const beginning = { ...about, id: newId('neg'), number: 'XS-1', acrossLevels: false, grounds: null };
          return opening.openNegotiation(beginning, at);
        },
      },
      consent: {
        take: (of, at) => opening.consentToNegotiation(need(of, 'negotiation'), { decision: 'consent' }, at),
        against: ['open'],
      },
      state: { take: (of, at) => record.makeStatement(need(of, 'negotiation'), { text: shortText }, at) },
      propose: {
        take(of, at) {
          const negotiation = need(of, 'negotiation');
          if (negotiation.proposals.length > 0) throw new Refusal('proposal-closed');
          return terms.proposeTerms(negotiation, { ...shared, items: [...shared.items] }, at);
        },
      },
      accept: {
        take: (of, at) =>
          terms.answerTerms(need(of, 'negotiation'), { decision: 'accept', number: 1, grantId: 'grt_1' }, at),
        against: ['propose', 'accept'],
      },
      fail: { take: (of, at) => ruling.declareFailure(need(of, 'negotiation'), { reason: shortText }, at) },
      meet: {
        take: (of, at) => {
          const meeting = { heldOn: '2026-09-24' as const, notes: shortText, departments: ['12'], files: [] };
          return ruling.recordMeeting(need(of, 'negotiation'), { ...meeting, registered: ['12', '13'] }, at);
        },
      },
      rule: {
        take: (of, at) => {
          const verdict = { verdict: 'not-share' as const, basis: law, reasons: shortText, departments: ['13'] };
          return ruling.adjudicate(need(of, 'negotiation'), { ...verdict, registered: ['12', '13'] }, at);
        },
        against: ['open', 'consent', 'state', 'accept', 'fail'],
      },
      acceptRuling: {
        take: (of, at) => ruling.answerRuling(need(of, 'negotiation'), { decision: 'accept', grantId: 'grt_1' }, at),
        against: ['rule', 'acceptRuling'],
      },
    },
  },
  'a claim that nothing need change': {
    begins: () => ({ duty: { ...owed, owes: '00' } }),
    steps: {
      claim: {
        take: (of, at) => {
          if (!at.by.roles.includes('staff')) throw new Refusal('role-missing');
          return claimNoChange(need(of, 'duty'), { reason: shortText }, at);
        },
      },
      confirm: { take: (of, at) => confirmNoChange(need(of, 'duty'), at), against: ['claim'] },
      decline: {
        take: (of, at) => declineNoChange(need(of, 'duty'), { entry: null }, at),
        against: ['claim'],
        forgets: ['claim'],
      },
    },
  },
  'a policy': {
    steps: {
      propose: {
        take(of, { by, now }) {
          none(of, 'policy');
          if (!by.roles.includes('bureau')) throw new Refusal('role-missing');
          return proposePolicy(policyTerms, { taken: null }, { by, now, law: { policies } });
        },
      },
      confirm: {
        take: (of, { by, now }) => confirmPolicy(need(of, 'policy'), { version: 1 }, { by, now, law: { policies } }),
        against: ['propose'],
      },
    },
  },
};

function staffOf(of: Case, { by }: Circumstances) {
  const resource = need(of, 'resource');
  if (by.department !== resource.provider || !by.roles.includes('staff')) throw new Refusal('role-missing');
  return resource;
}

/** Somebody who works somewhere in some roles now, in person or for an absent person: they move, change roles, wear two hats. */
const pool = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const acting = fc
  .record({
    personId: fc.constantFrom(...pool),
    department: fc.constantFrom('12', '15', '00'),
    roles: fc.constantFrom<Role[]>(
      ['staff'],
      ['head', 'leader'],
      ['staff', 'head', 'leader'],
      ['staff', 'bureau'],
      ['head', 'leader', 'bureau'],
    ),
    absent: fc.option(fc.constantFrom(...pool), { nil: undefined, freq: 2 }),
  })
  .map(({ personId, department, roles, absent }): Principal => {
    const held = department === '00' ? roles : roles.filter((role) => role !== 'bureau');
    return { personId, department, roles: held, ...(absent && absent !== personId ? { actingFor: absent } : {}) };
  });

const handsIn = ({ personId, actingFor }: Principal) => [personId, actingFor ?? personId];

it.each(Object.entries(machines))(
  'no hand is on both sides of a decision about %s, whoever takes which steps',
  (_name, { begins, steps }) => {
    const taken = new Map<string, number>();
    const step = fc.record({ name: fc.constantFrom(...Object.keys(steps)), by: acting });
    fc.assert(
      fc.property(fc.array(step, { minLength: 200, maxLength: 300, size: 'max' }), (history) => {
        let of: Case = begins?.() ?? {};
        const hands = new Map<string, string[]>();
        for (const { name, by } of history) {
          const { take, against = [], forgets = [] } = steps[name] as Step;
          let changes: readonly AnyChange[];
          try {
            changes = take(of, circumstances(by, now));
          } catch (error) {
            if (error instanceof Refusal) continue;
            throw error;
          }
          taken.set(name, (taken.get(name) ?? 0) + 1);
          const earlier = against.flatMap((each) => hands.get(each) ?? []);
          expect(
            handsIn(by).filter((hand) => earlier.includes(hand)),
            `${name} by ${JSON.stringify(by)}`,
          ).toEqual([]);
          for (const { kind, next } of changes)
            if (kind !== 'duty' || next.id === of.duty?.id) of = { ...of, [kind]: next };
          for (const each of forgets) hands.delete(each);
          hands.set(name, [...(hands.get(name) ?? []), ...handsIn(by)]);
        }
      }),
      { numRuns: 100, seed: 7 },
    );
    // A history that never comes to a decision would prove nothing.
    expect(Object.keys(steps).filter((name) => !taken.has(name))).toEqual([]);
  },
);
