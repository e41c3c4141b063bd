import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Route } from '../../shared/contract/route.ts';
import { type OperationId, routes } from '../../shared/contract/routes.ts';
import { addDays, dateOf, type Instant } from '../../shared/domain/calendar/time.ts';
import * as applications from '../../shared/domain/cases/application.ts';
import * as corrections from '../../shared/domain/cases/correction.ts';
import * as answers from '../../shared/domain/cases/correction-answer.ts';
import { reportSchema } from '../../shared/domain/cases/correction-fields.ts';
import * as demands from '../../shared/domain/cases/demand.ts';
import * as replies from '../../shared/domain/cases/reply.ts';
import * as requests from '../../shared/domain/cases/request-steps.ts';
import * as supplements from '../../shared/domain/cases/supplement.ts';
import { findEntry } from '../../shared/domain/catalog/duplicate-finding.ts';
import { claimNoChange, confirmNoChange, declineNoChange } from '../../shared/domain/catalog/no-change.ts';
import * as pushes from '../../shared/domain/catalog/push.ts';
import * as entries from '../../shared/domain/catalog/resource.ts';
import type { Circumstances } from '../../shared/domain/circumstances.ts';
import * as complaints from '../../shared/domain/complaints/complaint.ts';
import * as opening from '../../shared/domain/disputes/opening.ts';
import * as record from '../../shared/domain/disputes/record.ts';
import * as ruling from '../../shared/domain/disputes/ruling.ts';
import * as terms from '../../shared/domain/disputes/terms.ts';
import type { Duty } from '../../shared/domain/duties/duty.ts';
import { giveTime } from '../../shared/domain/duties/duty-rights.ts';
import * as dutySteps from '../../shared/domain/duties/duty-steps.ts';
import { createFeed, revokeFeed } from '../../shared/domain/duties/feed.ts';
import { lawInForce, rulesFor, rulesOf } from '../../shared/domain/duties/law.ts';
import { policies } from '../../shared/domain/duties/policy-data.ts';
import {
  confirmPolicy,
  policyTermsSchema,
  proposePolicy,
  withdrawPolicy,
} from '../../shared/domain/duties/policy-version.ts';
import * as ends from '../../shared/domain/grants/end.ts';
import * as filing from '../../shared/domain/grants/filing.ts';
import type { Grant } from '../../shared/domain/grants/grant.ts';
import { type DataInterface, retireInterface } from '../../shared/domain/grants/interface.ts';
import { provide, takeAccess } from '../../shared/domain/grants/provision.ts';
import { recordUse } from '../../shared/domain/grants/records.ts';
import * as renewal from '../../shared/domain/grants/renewal.ts';
import { makeGrant } from '../../shared/domain/grants/start.ts';
import * as suspension from '../../shared/domain/grants/suspension.ts';
import type { Id, IdPrefix } from '../../shared/domain/id.ts';
import * as jobs from '../../shared/domain/job.ts';
import { applicationLife } from '../../shared/domain/lives/application.ts';
import { circularLife } from '../../shared/domain/lives/circular.ts';
import { complaintLife } from '../../shared/domain/lives/complaint.ts';
import { correctionLife } from '../../shared/domain/lives/correction.ts';
import { deliveryLife } from '../../shared/domain/lives/delivery.ts';
import { demandLife } from '../../shared/domain/lives/demand.ts';
import { dutyLife } from '../../shared/domain/lives/duty.ts';
import { entryLife } from '../../shared/domain/lives/entry.ts';
import { feedLife } from '../../shared/domain/lives/feed.ts';
import { filingLife } from '../../shared/domain/lives/filing.ts';
import { grantLife } from '../../shared/domain/lives/grant.ts';
import { interfaceLife } from '../../shared/domain/lives/interface.ts';
import { jobLife } from '../../shared/domain/lives/job.ts';
import { negotiationLife } from '../../shared/domain/lives/negotiation.ts';
import { policyLife } from '../../shared/domain/lives/policy.ts';
import { pushLife } from '../../shared/domain/lives/push.ts';
import { rectificationLife } from '../../shared/domain/lives/rectification.ts';
import { renewalLife } from '../../shared/domain/lives/renewal.ts';
import { requestLife } from '../../shared/domain/lives/request.ts';
import { suggestionLife } from '../../shared/domain/lives/suggestion.ts';
import { webhookLife } from '../../shared/domain/lives/webhook.ts';
import type { Machine, Step } from '../../shared/domain/machine.ts';
import { BUREAU, GOVERNMENT } from '../../shared/domain/people/department.ts';
import type { Principal } from '../../shared/domain/people/person.ts';
import { visible } from '../../shared/domain/people/visibility.ts';
import * as circulars from '../../shared/domain/rectifications/circular.ts';
import * as consequences from '../../shared/domain/rectifications/consequences.ts';
import * as notices from '../../shared/domain/rectifications/notice.ts';
import { count, disprove, type RuleCount, type Shown } from '../../shared/domain/rectifications/rule-count.ts';
import { putAside, type Suggestion, takeUp } from '../../shared/domain/rectifications/suggestion.ts';
import { type SuggestionRule, suggestionRules } from '../../shared/domain/rectifications/suggestion-rules.ts';
import * as rectifying from '../../shared/domain/rectifications/work.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import type { Fact } from '../../shared/domain/statistics/facts.ts';
import * as deliveries from '../../shared/domain/webhooks/delivery.ts';
import * as webhooks from '../../shared/domain/webhooks/webhook.ts';
import type { AnyChange } from '../../shared/storage/commit.ts';
import type { Kind, States } from '../../shared/storage/kinds/states.ts';
import {
  agree,
  applicant,
  application,
  bj,
  changeOf,
  content,
  draftForm,
  dutiesAfter,
  grantTerms,
  head,
  law,
  opened,
  person,
  published,
  RESOURCE,
  refuse,
  said,
  successor,
  updateTerms,
} from '../examples.ts';

/** Where the bureau stands in a case: it gives the data, it uses the data, or no two sides dispute. */
type Stand = 'provides' | 'uses' | 'neither';

/** A case and its duties, as the decisions left it. */
type Case = { [K in Kind]?: States[K] } & { duties: Duty[]; late: boolean };

type Take = (of: Case, at: Circumstances) => readonly AnyChange[] | null;
/** How a step is taken: over an operation by whoever has its roles, or by the system. */
type Taken = [operation: OperationId | 'system', take: Take];

interface Life {
  machine: Machine;
  stands: readonly Stand[];
  begin(stand: Stand): Partial<Case> | Partial<Case>[];
  status(of: Case): string;
  take: Record<string, Taken | Taken[]>;
  /** What does not occur where the bureau is a side, and why. */
  absent?: { states: string[]; steps: string[]; why: string };
}

/** Every step of a life has its way of being taken: a new step without one does not compile. */
function life<S extends string, C extends Record<string, Step<S>>>(
  machine: Machine<S, C>,
  of: Omit<Life, 'machine' | 'take'> & { take: Record<keyof C & string, Taken | Taken[]> },
): Life {
  return { machine: machine as unknown as Machine, ...of };
}

const now = bj('2026-09-25');
/** When every open duty is late. */
const later = bj('2027-03-01');
const afterAll = bj('2028-03-01');
const why = '理由充分';
/** Replies that the bureau missed, as the rule counts them. */
const lateTwice = suggestionRules.find(({ id }) => id === 'late-twice') as SuggestionRule;
const suggestionOpening = { id: 'sug_1', number: 'JY-2026-000001' } as const;
function missedBy(about: string, now: Instant): Shown {
  const due = dateOf(now);
  const id = `${about}.reply/2026-03-02`;
  const fact: Fact = {
    kind: 'duty-missed',
    duty: 'reply',
    due,
    day: '2026-03-02' as never,
    id,
    about,
    department: BUREAU,
  };
  return { fact, event: `${about}.reply@2`, text: '逾期', told: false };
}
function suggestedOf(about: string): Suggestion {
  const { fact, event, text } = missedBy(about, '2026-03-03T09:00:00.000+08:00' as Instant);
  const facts = [{ id: fact.id, event, on: fact.day, about, text }];
  const { id, ground } = lateTwice;
  const status = 'open' as const;
  return {
    ...suggestionOpening,
    status,
    rule: id,
    ground,
    department: BUREAU,
    facts,
    openedAt: '2026-03-03T09:00:00.000+08:00' as Instant,
    settled: null,
  };
}
function countedIn(of: Case): { count: RuleCount; open: Suggestion } {
  const open = need(of, 'suggestion');
  const facts = open.facts.map((one) => ({ ...one, disproof: `${one.id}/excused`, suggestion: open.id }));
  const { id: rule } = lateTwice;
  return {
    count: { id: 'counted', rule, department: BUREAU, facts, disproofs: [], newest: open.id, until: null },
    open,
  };
}
const sourceElsewhere = { id: 'res_2' as const, number: '341128112/000001', name: '参保信息', department: '12' };
const provider = (stand: Stand) => (stand === 'provides' ? BUREAU : '12');
const user = (stand: Stand) => (stand === 'uses' ? BUREAU : '15');

const at = (by: Principal, duties: readonly Duty[] = [], when: Instant = now): Circumstances => ({
  ...{ by, duties, now: when, law: lawInForce() },
});
const need = <K extends Kind>(of: Case, kind: K): States[K] => {
  const state = of[kind];
  if (state === undefined) throw new Refusal('not-found', { what: kind });
  return state as States[K];
};
const newId = <P extends IdPrefix>(kind: P): Id<P> => `${kind}_1`;
/** Steps that would go on for ever are taken once. */
const once = (already: boolean) => {
  if (already) throw new Refusal('case-full', { what: '', most: 1 });
};
const ofProvider = (of: Case, { by }: Circumstances) => {
  const resource = need(of, 'resource');
  if (by.department !== resource.provider) throw new Refusal('not-the-provider');
  return resource;
};
/** Staff of a department who are in what began before the walk. */
const clerk = (department: string) => person(department, 'staff', `clerk-${department}`);

const after = (changes: readonly AnyChange[]): Partial<Case> => ({
  ...Object.fromEntries(changes.filter(({ kind }) => kind !== 'duty').map(({ kind, next }) => [kind, next])),
  duties: dutiesAfter([], changes),
});

const items = [{ id: 'name', name: '姓名', until: '2027-12-31' as const }];
const table = { kind: 'database' as const, system: '库', address: '内网', table: 't' };
const granted = (stand: Stand): Partial<Case> =>
  after(
    makeGrant(grantTerms(items, { requester: user(stand), provider: provider(stand) }), { law: lawInForce(), now }),
  );
const inUse = (stand: Stand): Partial<Case> & { grant: Grant; duties: Duty[] } => {
  const { grant, duties = [] } = granted(stand);
  const changes = provide(grant as Grant, table, at(clerk(provider(stand)), duties));
  return { grant: changeOf(changes, 'grant').next, duties: dutiesAfter(duties, changes) };
};
const then = (of: Partial<Case> & { duties: Duty[] }, changes: readonly AnyChange[]): Partial<Case> => ({
  ...of,
  ...after(changes),
  duties: dutiesAfter(of.duties, changes),
});

const entry = (stand: Stand) => published({ provider: provider(stand) });
const requestOf = (stand: Stand) =>
  after(
    opened(
      { ...applicant, requester: user(stand), handler: `clerk-${user(stand)}`, provider: provider(stand) },
      now,
      entry(stand),
    ),
  );
const decideSuspension =
  (decision: 'resume' | 'return' | 'terminate' | 'close'): Take =>
  (of, when) =>
    suspension.decideSuspension(need(of, 'grant'), { decision, reason: why }, when);
const changing = {
  kind: 'change' as const,
  change: why,
  reason: why,
  negotiated: { on: '2026-09-24' as const, outcome: why },
};
const statement = { name: '低保对象信息', items: ['姓名'], purpose: '核验资格', basis: '《社会救助暂行办法》' };
const demandOf = (stand: Stand) => ({
  ...after(demands.state({ ...statement, id: 'dem_1', number: 'XQ-1' }, at(clerk(user(stand))))),
  resource: entry(stand),
});
const told = {
  ground: 'order809-41-2' as const,
  facts: [{ text: why, shownBy: [] }],
  ...{ requirement: why, handIn: why, dueOn: '2026-10-16' as const },
};
const noticeOf = () =>
  after(
    notices.draft(
      { ...told, id: 'rec_1', number: 'ZG-1', department: BUREAU },
      at(person(GOVERNMENT, 'government', 'government-clerk')),
    ),
  );
const governmentClerk = person(GOVERNMENT, 'government', 'government-clerk');
/** A complaint about the bureau, which it received itself. */
const complaintOf = () =>
  after(
    complaints.register(
      {
        ...{ name: why, complainant: 'natural-person', channel: 'by-visit', receivedOn: '2026-09-25', what: why },
        ...{ against: BUREAU, about: [] },
      },
      { id: 'cmp_1', number: 'TS-1' },
      at(clerk(BUREAU)),
    ),
  );
/** A notice of criticism of the bureau: its draft, and one whose withdrawal is proposed. */
const circularsOf = () => {
  const given = { name: why, demand: why, ground: told.ground, facts: told.facts, department: BUREAU };
  const drafted = after(
    circulars.draftCircular({ ...given, id: 'cir_1', number: 'TB-1', rectification: null }, at(governmentClerk)),
  );
  const issuedBy = at(person(GOVERNMENT, 'government', 'government-clerk2'));
  const issued = after(circulars.issueCircular(need(drafted as Case, 'circular'), issuedBy));
  return [
    drafted,
    after(circulars.proposeRetraction(need(issued as Case, 'circular'), { reason: why }, at(governmentClerk))),
  ];
};
const answered: Take = (of, when) =>
  complaints.answer(need(of, 'complaint'), { finding: 'unfounded', statement: why }, when);
const linked: Take = (of, when) => complaints.link(need(of, 'complaint'), { to: 'rec_1' }, when);
const criticized =
  (take: (of: States['circular'], when: Circumstances) => readonly AnyChange[]): Take =>
  (of, when) =>
    take(need(of, 'circular'), when);
const soon = (when: Circumstances) => addDays(dateOf(when.now), 14);
const document = { documentNumber: '义政督〔2026〕3号', decidedOn: '2026-09-25' as const };
const rectified =
  (take: (of: States['rectification'], when: Circumstances) => readonly AnyChange[]): Take =>
  (of, when) =>
    take(need(of, 'rectification'), when);
const filed = (own: boolean): Take =>
  rectified((of, when) => {
    if ((rectifying.mayAttach(of, when.by) === 'department') !== own) throw new Refusal('not-your-step');
    once(of.files.length > 1);
    const id = `fil_${of.files.length + 1}` as const;
    return rectifying.attach(of, { id, name: '附件', type: 'pdf', bytes: 8, sha256: '00' }, when);
  });
const reported = rectified((of, when) => {
  once(of.reports.length > 1);
  return rectifying.report(of, { statement: why, files: [] }, when);
});
const sentBack = rectified((of, when) =>
  rectifying.review(of, { decision: 'return', reason: why, dueOn: soon(when) }, when),
);
const shared = { items: ['status'], until: '2027-12-31' as const, conditions: '仅限核验' };
const dispute = (stand: Stand) => {
  const of = published({ provider: provider(stand) }, content({}, { type: 'not-shared' }));
  const asked = { resource: RESOURCE, items: ['status'], purpose: why, scope: why, basis: why };
  const about = opening.onNotShared(of, { on: 'not-shared', ...asked, until: '2027-12-31' }, at(clerk(user(stand))));
  const beginning = { ...about, id: newId('neg'), number: 'XS-1', acrossLevels: false, grounds: null };
  return after(opening.openNegotiation(beginning, at(clerk(user(stand)))));
};
const correctionOf = (stand: Stand) => {
  const given = reportSchema.parse({
    about: { type: 'entry', resource: RESOURCE, item: 'status', recordKey: '411281********0016' },
    fault: { kind: 'wrong', seen: '停保', expected: '参保' },
    evidence: '与缴费记录不一致',
  });
  const by = clerk(user(stand));
  const subject = corrections.reportedSubject(given, { resource: entry(stand), grant: null }, by);
  return after(corrections.report({ ...given, id: 'cor_1', number: 'JH-1', subject }, at(by)));
};
const owed = dutySteps.openDuty(
  { ...updateTerms('2026-09-18'), owes: BUREAU },
  rulesFor(lawInForce(), 'update', null, '2026-09-18'),
  now,
).next;
const onDuty =
  (take: (duty: Duty, when: Circumstances) => AnyChange | readonly AnyChange[] | null): Take =>
  (of, when) => {
    const duty = need(of, 'duty');
    const changes = take(duty, when);
    // What is claimed has a review of its own, which is another duty.
    return (
      changes && ([changes].flat() as AnyChange[]).filter(({ kind, next }) => kind !== 'duty' || next.id === duty.id)
    );
  };
const policyTerms = policyTermsSchema.parse({ ...successor, effectiveFrom: '2028-06-01' });
const byLaw = ({ by, now: when }: Circumstances) => ({ by, now: when, law: { policies } });
const pushed = pushes.newPush({
  ...{ resource: RESOURCE, version: 1, action: 'publish', code: '341128100/000001', provider: BUREAU },
  ...{ name: '参保人员基本信息', at: now },
} as never);

const receiving = { name: '接收系统', url: 'https://receiver.yima.example/events', events: null };
const endpoint = () =>
  after(webhooks.createWebhook(receiving, { id: 'whk_1', others: 0, plain: [] }, at(person(BUREAU, 'head'))));

const lives: Record<string, Life> = {
  '需求申请表 · an application before it is sent': life(applicationLife, {
    stands: ['uses'],
    begin: (stand) => ({
      application: { ...draftForm(), requester: user(stand), hands: [`clerk-${user(stand)}`] },
      resource: entry(stand),
    }),
    status: (of) => need(of, 'application').status,
    take: {
      revise: [
        'updateApplication',
        (of, when) => applications.reviseApplication(need(of, 'application'), { content: application() }, when),
      ],
      submit: [
        'submitApplication',
        (of, when) =>
          applications.submitApplication(need(of, 'application'), { resources: [need(of, 'resource')] }, when),
      ],
      consent: [
        'consentApplication',
        (of, when) =>
          applications.consentToApplication(
            need(of, 'application'),
            { resources: [need(of, 'resource')], number: 'YM-1', newId },
            when,
          ),
      ],
      return: [
        'returnApplication',
        (of, when) => applications.returnApplication(need(of, 'application'), { remarks: why }, when),
      ],
      withdraw: ['withdrawApplication', (of, when) => applications.withdrawApplication(need(of, 'application'), when)],
    },
  }),
  '共享申请 · a request': life(requestLife, {
    stands: ['provides', 'uses'],
    begin: requestOf,
    status: (of) => need(of, 'request').status,
    take: {
      askSupplement: [
        'askSupplement',
        (of, when) => supplements.askSupplement(need(of, 'request'), { missing: why }, when),
      ],
      supplement: [
        'supplementRequest',
        (of, when) => supplements.supply(need(of, 'request'), { answer: why, changes: {} }, when),
      ],
      lapse: ['system', (of, when) => supplements.missSupplement(need(of, 'request'), when)],
      missSupplement: [
        'system',
        (of, when) => {
          // As it is where the reply was late when the supplement was asked for.
          const owed = when.duties.map((duty) =>
            duty.kind === 'reply' ? ({ ...duty, status: 'open' } as Duty) : duty,
          );
          return supplements.missSupplement(need(of, 'request'), { ...when, duties: owed });
        },
      ],
      reply: [
        ['draftReply', (of, when) => replies.proposeReply(need(of, 'request'), agree, when)],
        ['draftReply', (of, when) => replies.proposeReply(need(of, 'request'), refuse, when)],
      ],
      consentReply: [
        'consentReply',
        (of, when) => replies.consentReply(need(of, 'request'), { grantId: () => 'grt_1' }, when),
      ],
      returnReply: ['returnReply', (of, when) => replies.returnReply(need(of, 'request'), { remarks: why }, when)],
      withdraw: ['withdrawRequest', (of, when) => requests.withdraw(need(of, 'request'), when)],
      nudge: ['nudgeRequest', (of, when) => requests.nudge(need(of, 'request'), when)],
      askExtension: [
        'askExtension',
        (of, when) => requests.askExtension(need(of, 'request'), { days: 5, reason: why }, when),
      ],
      declineExtension: [
        'declineExtension',
        (of, when) => requests.declineExtension(need(of, 'request'), { reason: why }, when),
      ],
    },
  }),
  '共享授权 · a grant': life(grantLife, {
    stands: ['provides', 'uses'],
    begin: granted,
    status: (of) => need(of, 'grant').status,
    take: {
      provide: ['provideGrant', (of, when) => provide(need(of, 'grant'), table, when)],
      suspend: ['suspendGrant', (of, when) => suspension.suspend(need(of, 'grant'), { reason: why }, when)],
      rectify: ['rectifyGrant', (of, when) => suspension.rectify(need(of, 'grant'), { statement: why }, when)],
      return: ['decideSuspension', decideSuspension('return')],
      resume: ['decideSuspension', decideSuspension('resume')],
      terminate: ['decideSuspension', decideSuspension('terminate')],
      relinquish: [
        'relinquishGrant',
        (of, when) => ends.relinquish(need(of, 'grant'), { reason: why, beside: [] }, when),
      ],
      end: ['system', (of, when) => ends.endTerm(need(of, 'grant'), { beside: [] }, { ...when, now: afterAll })],
      dispose: [
        'disposeGrant',
        (of, when) => ends.dispose(need(of, 'grant'), { id: newId('use'), on: '2026-09-24', what: why }, when),
      ],
      'rectify-after-end': [
        'rectifyGrant',
        (of, when) => suspension.rectify(need(of, 'grant'), { statement: why }, when),
      ],
      'return-after-end': ['decideSuspension', decideSuspension('return')],
      close: ['decideSuspension', decideSuspension('close')],
      take: ['takeAccess', (of, when) => takeAccess(need(of, 'grant'), when)],
      renew: [
        'askRenewal',
        (of, when) =>
          renewal.askRenewal(need(of, 'grant'), { items: [{ id: 'name', until: '2028-12-31' }], reason: why }, when),
      ],
      file: ['fileService', (of, when) => filing.makeFiling(need(of, 'grant'), changing, when)],
      record: [
        'createUseRecord',
        (of, when) => [
          recordUse(need(of, 'grant'), { id: newId('use'), kind: 'use', on: '2026-09-24', what: why }, when),
        ],
      ],
    },
  }),
  '续期 · a renewal of a grant': life(renewalLife, {
    stands: ['provides', 'uses'],
    begin(stand) {
      const one = inUse(stand);
      const asked = { items: [{ id: 'name', until: '2028-12-31' as const }], reason: why };
      return then(one, renewal.askRenewal(one.grant, asked, at(clerk(user(stand)), one.duties)));
    },
    status: (of) => need(of, 'grant').renewal?.status ?? '',
    take: {
      consent: [
        'consentRenewal',
        (of, when) => renewal.consentRenewal(need(of, 'grant'), { decision: 'consent' }, when),
      ],
      decline: [
        'consentRenewal',
        (of, when) => renewal.consentRenewal(need(of, 'grant'), { decision: 'decline', remarks: why }, when),
      ],
      answer: [
        ['answerRenewal', (of, when) => renewal.answerRenewal(need(of, 'grant'), { decision: 'agree' }, when)],
        [
          'answerRenewal',
          (of, when) =>
            renewal.answerRenewal(
              need(of, 'grant'),
              { decision: 'refuse', refusal: { reason: why, basis: law } },
              when,
            ),
        ],
      ],
      confirm: [
        'confirmRenewal',
        (of, when) => renewal.confirmRenewal(need(of, 'grant'), { decision: 'confirm' }, when),
      ],
      return: [
        'confirmRenewal',
        (of, when) => renewal.confirmRenewal(need(of, 'grant'), { decision: 'return', remarks: why }, when),
      ],
      lapse: ['system', (of, when) => ends.endTerm(need(of, 'grant'), { beside: [] }, { ...when, now: afterAll })],
    },
  }),
  '终止或变更服务的备案 · a filing to end or change a service': life(filingLife, {
    stands: ['provides', 'uses'],
    begin(stand) {
      const one = inUse(stand);
      return then(one, filing.makeFiling(one.grant, changing, at(clerk(provider(stand)), one.duties)));
    },
    status: (of) => need(of, 'grant').filing?.status ?? '',
    take: {
      accept: ['decideFiling', (of, when) => filing.decideFiling(need(of, 'grant'), { decision: 'accept' }, when)],
      decline: [
        'decideFiling',
        (of, when) => filing.decideFiling(need(of, 'grant'), { decision: 'decline', remarks: why }, when),
      ],
      'carry-out': ['provideGrant', (of, when) => provide(need(of, 'grant'), table, when)],
      lapse: ['system', (of, when) => ends.endTerm(need(of, 'grant'), { beside: [] }, { ...when, now: afterAll })],
    },
  }),
  '协商与争议 · a negotiation': life(negotiationLife, {
    stands: ['provides', 'uses'],
    begin: dispute,
    status: (of) => need(of, 'negotiation').status,
    take: {
      consent: [
        'consentNegotiation',
        (of, when) => opening.consentToNegotiation(need(of, 'negotiation'), { decision: 'consent' }, when),
      ],
      decline: [
        'consentNegotiation',
        (of, when) =>
          opening.consentToNegotiation(need(of, 'negotiation'), { decision: 'decline', remarks: why }, when),
      ],
      withdraw: [
        'withdrawNegotiation',
        (of, when) => opening.withdrawNegotiation(need(of, 'negotiation'), { reason: why }, when),
      ],
      state: ['createStatement', (of, when) => record.makeStatement(need(of, 'negotiation'), { text: why }, when)],
      attach: ['createAttachment', (of, when) => attached(of, when, ['requester', 'provider'])],
      attachAsBureau: ['createAttachment', (of, when) => attached(of, when, ['bureau'])],
      attachAsGovernment: ['createAttachment', (of, when) => attached(of, when, ['government'])],
      propose: ['createProposal', (of, when) => proposed(of, when)],
      mediate: ['createProposal', (of, when) => proposed(of, when)],
      acceptTerms: [
        'answerProposal',
        (of, when) =>
          terms.answerTerms(need(of, 'negotiation'), { decision: 'accept', number: 1, grantId: 'grt_1' }, when),
      ],
      declineTerms: [
        'answerProposal',
        (of, when) =>
          terms.answerTerms(
            need(of, 'negotiation'),
            { decision: 'decline', reason: why, number: 1, grantId: 'grt_1' },
            when,
          ),
      ],
      fail: ['declareFailure', (of, when) => ruling.declareFailure(need(of, 'negotiation'), { reason: why }, when)],
      meet: [
        'createMeeting',
        (of, when) => {
          const meeting = { heldOn: '2026-09-24' as const, notes: why, departments: ['12'], files: [] };
          return ruling.recordMeeting(need(of, 'negotiation'), { ...meeting, registered: ['12', '13'] }, when);
        },
      ],
      rule: [
        'adjudicateNegotiation',
        (of, when) => {
          const verdict = { verdict: 'not-share' as const, basis: law, reasons: why, departments: ['13'] };
          return ruling.adjudicate(need(of, 'negotiation'), { ...verdict, registered: ['12', '13'] }, when);
        },
      ],
      acceptRuling: [
        'answerRuling',
        (of, when) => ruling.answerRuling(need(of, 'negotiation'), { decision: 'accept', grantId: 'grt_1' }, when),
      ],
      objectToRuling: [
        'answerRuling',
        (of, when) =>
          ruling.answerRuling(need(of, 'negotiation'), { decision: 'decline', reason: why, grantId: 'grt_1' }, when),
      ],
      referRuling: ['referRuling', (of, when) => ruling.referRuling(need(of, 'negotiation'), when)],
      decide: ['recordDecision', (of, when) => decided(of, when, true)],
      recordDecision: ['recordDecision', (of, when) => decided(of, when, false)],
      handInDecision: ['recordDecision', (of, when) => decided(of, when, false)],
    },
    absent: {
      states: ['coordinating', 'ruled', 'referred', 'ruling-in-force'],
      steps: [
        'attachAsBureau',
        'mediate',
        'meet',
        'rule',
        'acceptRuling',
        'objectToRuling',
        'referRuling',
        'recordDecision',
      ],
      why: '主管部门回避，协商未果即报市人民政府 · the bureau recuses itself, so what fails goes to the city government at once',
    },
  }),
  '数据校核 · a correction': life(correctionLife, {
    stands: ['provides', 'uses'],
    begin: correctionOf,
    status: (of) => need(of, 'correction').status,
    take: {
      answer: (['corrected', 'verified', 'declined'] as const).map(
        (outcome): Taken => [
          'answerCorrection',
          (of, when) => answers.answer(need(of, 'correction'), { outcome, reason: why, contested: null }, when),
        ],
      ),
      object: [
        'raiseObjection',
        (of, when) => answers.object(need(of, 'correction'), { reason: why, contested: null }, when),
      ],
      rate: [
        'rateCorrection',
        (of, when) => answers.rate(need(of, 'correction'), { stars: 3, solved: true, contested: null }, when),
      ],
      withdraw: ['withdrawCorrection', (of, when) => corrections.withdraw(need(of, 'correction'), when)],
    },
  }),
  '数据需求 · a demand for data nobody has catalogued': life(demandLife, {
    stands: ['provides', 'uses'],
    begin: demandOf,
    status: (of) => need(of, 'demand').status,
    take: {
      revise: ['updateDemand', (of, when) => demands.revise(need(of, 'demand'), statement, when)],
      consent: ['consentDemand', (of, when) => demands.consent(need(of, 'demand'), when)],
      return: ['returnDemand', (of, when) => demands.giveBack(need(of, 'demand'), { remarks: why }, when)],
      name: [
        'decideDemand',
        (of, when) => {
          once(need(of, 'demand').namings.length > 0);
          const { provider: named } = need(of, 'resource');
          return demands.decide(
            need(of, 'demand'),
            { decision: 'name', provider: named, reason: why, entry: null },
            when,
          );
        },
      ],
      point: [
        'decideDemand',
        (of, when) =>
          demands.decide(
            need(of, 'demand'),
            { decision: 'point', resource: RESOURCE, entry: need(of, 'resource') },
            when,
          ),
      ],
      close: [
        'decideDemand',
        (of, when) => demands.decide(need(of, 'demand'), { decision: 'close', reason: why, entry: null }, when),
      ],
      link: [
        'answerDemand',
        (of, when) =>
          demands.answer(
            need(of, 'demand'),
            { decision: 'link', resource: RESOURCE, entry: need(of, 'resource') },
            when,
          ),
      ],
      decline: [
        'answerDemand',
        (of, when) => demands.answer(need(of, 'demand'), { decision: 'decline', reason: why, entry: null }, when),
      ],
      withdraw: ['withdrawDemand', (of, when) => demands.withdraw(need(of, 'demand'), when)],
    },
  }),
  '投诉举报 · a complaint of a citizen or a firm': life(complaintLife, {
    stands: ['provides'],
    begin: complaintOf,
    status: (of) => need(of, 'complaint').status,
    take: {
      passOn: [
        'passComplaint',
        (of, when) => complaints.passOn(need(of, 'complaint'), { to: provider('neither'), reason: why }, when),
      ],
      answer: ['answerComplaint', answered],
      answerAbove: ['answerComplaint', answered],
      link: ['linkComplaint', linked],
      linkAbove: ['linkComplaint', linked],
    },
    absent: {
      states: ['handling'],
      steps: ['passOn', 'answer'],
      why: '投诉主管部门的，由市人民政府办理，不再转办 · what is about the bureau the city government handles, and nobody passes it on',
    },
  }),
  '通报 · a notice of criticism to all departments': life(circularLife, {
    stands: ['provides'],
    begin: circularsOf,
    status: (of) => need(of, 'circular').status,
    take: {
      revise: ['updateCircular', criticized((of, when) => circulars.reviseCircular(of, of, when))],
      discard: ['discardCircular', criticized((of, when) => circulars.discardCircular(of, { reason: why }, when))],
      issue: ['issueCircular', criticized(circulars.issueCircular)],
      retract: ['retractCircular', criticized((of, when) => circulars.proposeRetraction(of, { reason: why }, when))],
      keep: [
        'answerRetraction',
        criticized((of, when) => circulars.answerRetraction(of, { decision: 'keep', reason: why }, when)),
      ],
      confirmRetraction: [
        'answerRetraction',
        criticized((of, when) => circulars.answerRetraction(of, { decision: 'retract' }, when)),
      ],
    },
  }),
  '整改 · what a department is told to rectify': life(rectificationLife, {
    stands: ['provides'],
    begin: noticeOf,
    status: (of) => need(of, 'rectification').status,
    take: {
      revise: ['updateRectification', rectified((of, when) => notices.revise(of, told, when))],
      discard: ['discardRectification', rectified((of, when) => notices.discard(of, { reason: why }, when))],
      issue: ['issueRectification', rectified(notices.issue)],
      askTime: ['askTime', rectified((of, when) => rectifying.askTime(of, { days: 5, reason: why }, when))],
      answerTime: ['answerTime', rectified((of, when) => rectifying.answerTime(of, { decision: 'grant' }, when))],
      attach: ['attachFile', filed(true)],
      attachAbove: ['attachFile', filed(false)],
      report: ['reportRectification', reported],
      accept: ['reviewRectification', rectified((of, when) => rectifying.review(of, { decision: 'accept' }, when))],
      return: ['reviewRectification', sentBack],
      escalate: ['escalateRectification', rectified((of, when) => consequences.escalate(of, { opinion: why }, when))],
      order: ['orderRectification', () => null],
      orderItself: [
        'orderRectification',
        rectified((of, when) =>
          consequences.order(of, { ...document, authority: why, requirement: why, dueOn: soon(when) }, when),
        ),
      ],
      answerOrder: ['reportRectification', reported],
      returnAnswer: ['reviewRectification', sentBack],
      conclude: [
        'concludeRectification',
        rectified((of, when) => consequences.conclude(of, { ...document, outcome: 'completed', statement: why }, when)),
      ],
      exempt: [
        'closeRectification',
        rectified((of, when) =>
          consequences.close(of, { decision: 'exempt', exemption: 'force-majeure', reason: why }, when),
        ),
      ],
      refer: [
        'closeRectification',
        rectified((of, when) =>
          consequences.close(of, { decision: 'refer', basis: law, authority: why, reason: why }, when),
        ),
      ],
      proposeAccountability: [
        'proposeAccountability',
        rectified((of, when) => consequences.proposeAccountability(of, { authority: why, reason: why }, when)),
      ],
      recordAccountability: [
        'recordAccountability',
        rectified((of, when) => consequences.recordAccountability(of, { ...document, statement: why }, when)),
      ],
    },
    absent: {
      states: ['escalated'],
      steps: ['escalate', 'order'],
      why: '主管部门是整改部门的，由市人民政府决定，逾期即督办 · of the bureau the city government decides, and orders what is late at once',
    },
  }),
  '服务接口 · an interface': life(interfaceLife, {
    stands: ['provides'],
    begin: () => ({
      interface: { id: 'itf_1', provider: BUREAU, status: 'registered', retired: null } as unknown as DataInterface,
    }),
    status: (of) => need(of, 'interface').status,
    take: {
      retire: [
        'retireInterface',
        (of, when) => retireInterface(need(of, 'interface'), { reason: why, serves: null }, when),
      ],
    },
  }),
  '期限规则 · a rule about time that the bureau loads': life(policyLife, {
    stands: ['neither'],
    begin: () => after(proposePolicy(policyTerms, { taken: null }, byLaw(at(twoHats)))),
    status: (of) => need(of, 'policy').status,
    take: {
      confirm: ['confirmPolicy', (of, when) => confirmPolicy(need(of, 'policy'), { version: 1 }, byLaw(when))],
      withdraw: [
        'withdrawPolicy',
        (of, when) => withdrawPolicy(need(of, 'policy'), { reason: why, version: 2 }, byLaw(when)),
      ],
    },
  }),
  '日历订阅 · a calendar feed': life(feedLife, {
    stands: ['provides'],
    begin: () => after(createFeed({ id: 'cal_1' }, at(clerk(BUREAU)))),
    status: (of) => need(of, 'feed').status,
    take: { revoke: ['revokeFeed', (of, when) => revokeFeed(need(of, 'feed'), when)] },
  }),
  '目录条目 · a catalog entry and the draft beside it': life(entryLife, {
    stands: ['provides'],
    // As an import makes it, so that it can be dropped with the import.
    begin: () => {
      const compiled = entries.compile(
        { id: RESOURCE as Id<'res'>, code: '341128100/000001', provider: BUREAU, content: content() },
        at(twoHats),
      );
      const [{ next }] = compiled;
      return { resource: { ...next, draft: next.draft && { ...next.draft, job: 'job_1' } } as typeof next };
    },
    status: (of) => {
      const { draft, published: shown } = need(of, 'resource');
      return draft?.status ?? (shown ? 'published' : 'withdrawn');
    },
    take: {
      revise: [
        'updateResource',
        (of, when) => entries.revise(ofProvider(of, when), { content: content(), changes: [] }, when),
      ],
      propose: ['submitResource', (of, when) => entries.propose(ofProvider(of, when), {}, when)],
      proposeWithdrawal: [
        'withdrawResource',
        (of, when) => entries.proposeWithdrawal(ofProvider(of, when), { reason: why, dropDraft: true }, when),
      ],
      consent: ['consentResource', (of, when) => entries.consent(need(of, 'resource'), { review: null }, when)],
      returnDraft: ['returnDraft', (of, when) => entries.returnDraft(need(of, 'resource'), said(why), when)],
      drop: ['withdrawImport', (of, when) => entries.dropDraft(ofProvider(of, when), { job: 'job_1' }, when)],
      approve: ['approveResource', (of, when) => entries.approve(need(of, 'resource'), when)],
      return: ['returnResource', (of, when) => entries.sendBack(need(of, 'resource'), said(why), when)],
      findDuplicate: [
        'findDuplicateResource',
        (of, when) => findEntry(need(of, 'resource'), { source: sourceElsewhere, reason: why }, when),
      ],
    },
  }),
  '整改建议 · a suggestion of rectification': life(suggestionLife, {
    stands: ['provides'],
    begin: () => ({ suggestion: suggestedOf('req_1') }),
    status: (of) => need(of, 'suggestion').status,
    take: {
      join: [
        'system',
        (of, { now }) => count(lateTwice, missedBy('req_2', now), countedIn(of), suggestionOpening, now),
      ],
      lapse: [
        'system',
        (of, { now }) => {
          const { fact } = missedBy('req_1', now);
          const disproof = { ...fact, kind: 'duty-excused', id: `${fact.id}/excused` } as Fact;
          return disprove(lateTwice, { fact: disproof, event: 'req_1.reply@3' }, countedIn(of));
        },
      ],
      takeUp: [
        'takeUp',
        (of, when) => {
          const said = { requirement: why, handIn: why, dueOn: soon(when) };
          return takeUp(need(of, 'suggestion'), { id: 'rec_1', number: 'ZG-2026-000001', ...said }, when);
        },
      ],
      putAside: ['putAside', (of, when) => putAside(need(of, 'suggestion'), { reason: why }, when)],
    },
  }),
  '期限事项 · a duty': life(dutyLife, {
    stands: ['provides'],
    begin: () => ({ duty: owed }),
    status: (of) => need(of, 'duty').status,
    take: {
      meet: ['system', onDuty((duty, { law: rules, now: when }) => dutySteps.meet(duty, rulesOf(rules, duty), when))],
      claim: ['claimNoChange', onDuty((duty, when) => claimNoChange(duty, { reason: why }, when))],
      accept: ['confirmNoChange', onDuty((duty, when) => confirmNoChange(duty, when))],
      decline: ['declineNoChange', onDuty((duty, when) => declineNoChange(duty, { entry: null }, when))],
      stop: [
        'system',
        onDuty((duty, { law: rules, now: when }) => dutySteps.stop(duty, 'supplement', rulesOf(rules, duty), when)),
      ],
      resume: [
        'system',
        onDuty((duty, { law: rules, now: when }) => dutySteps.resume(duty, rulesOf(rules, duty), when)),
      ],
      cancel: [
        'system',
        onDuty((duty, { law: rules, now: when }) => dutySteps.cancel(duty, why, rulesOf(rules, duty), when)),
      ],
      extend: ['extendDuty', onDuty((duty, when) => giveTime(duty, { days: 5, reason: why }, when))],
      wake: ['system', onDuty((duty, { law: rules, now: when }) => dutySteps.wake(duty, rulesOf(rules, duty), when))],
    },
  }),
  '批量作业 · a job': life(jobLife, {
    stands: ['neither'],
    begin: () => after(jobs.newJob({ kind: 'approve', entries: [] }, { id: 'job_1' }, { by: clerk(BUREAU) })),
    status: (of) => need(of, 'job').status,
    take: {
      start: ['startImport', (of, when) => jobs.startJob(need(of, 'job'), when)],
      finish: ['system', (of, when) => jobs.finishJob(need(of, 'job'), { done: 0, refused: 0 }, when)],
      fail: ['system', (of, when) => jobs.failJob(need(of, 'job'), { why: 'error', error: null }, when)],
    },
  }),
  '接收地址 · an endpoint of a department': life(webhookLife, {
    stands: ['provides'],
    begin: () => endpoint(),
    status: (of) => need(of, 'webhook').status,
    take: {
      update: [
        'updateWebhook',
        (of, when) => webhooks.updateWebhook(need(of, 'webhook'), receiving, { plain: [] }, when),
      ],
      rotate: ['rotateWebhook', (of, when) => webhooks.rotateWebhook(need(of, 'webhook'), when)],
      test: ['testWebhook', (of, when) => webhooks.testWebhook(need(of, 'webhook'), when)],
      replay: ['replayWebhook', (of, when) => webhooks.replayWebhook(need(of, 'webhook'), { from: 'req_1@1' }, when)],
      pause: [
        ['pauseWebhook', (of, when) => webhooks.pauseWebhook(need(of, 'webhook'), { reason: why }, when)],
        ['system', (of, when) => paused(need(of, 'webhook'), when)],
      ],
      resume: ['resumeWebhook', (of, when) => webhooks.resumeWebhook(need(of, 'webhook'), when)],
      remove: ['removeWebhook', (of, when) => webhooks.removeWebhook(need(of, 'webhook'), when)],
    },
  }),
  '推送 · an event on its way to an endpoint': life(deliveryLife, {
    stands: ['provides'],
    begin: () => {
      const { webhook } = endpoint();
      const told = {
        type: 'request.submitted',
        case: { kind: 'request', id: 'req_1', number: 'YM-1' },
        duty: null,
      } as const;
      return {
        webhook,
        ...after(deliveries.newDelivery(webhook as webhooks.Webhook, { id: 'req_1@1', at: now }, told)),
      };
    },
    status: (of) => need(of, 'delivery').status,
    take: {
      deliver: ['system', attempted('delivered')],
      postpone: ['system', attempted('timeout')],
      'give-up': ['system', attempted('gone')],
      skip: [
        [
          'skipDelivery',
          (of, when) => deliveries.skipDelivery(need(of, 'webhook'), [need(of, 'delivery')], ofOwn(of, when)),
        ],
        ['system', waitingDelivery((of, one, when) => [deliveries.dropDelivery(of, one, when)])],
      ],
      again: [
        'replayWebhook',
        (of, when) => {
          webhooks.mayDo('replay')(need(of, 'webhook'), when);
          return deliveries.sendAgain(need(of, 'webhook'), need(of, 'delivery'), 'whk_1@2', when.now);
        },
      ],
    },
  }),
  '上报 · what the upper platform is told of an entry': life(pushLife, {
    stands: ['neither'],
    begin: () => after(pushed),
    status: (of) => need(of, 'push').status,
    take: {
      accept: ['system', waitingPush((push, when) => pushes.acceptPush(push, { receipt: why }, when))],
      refuse: ['system', waitingPush((push, when) => pushes.refusePush(push, { reason: why }, when))],
      overtake: ['system', waitingPush((push, when) => pushes.overtakePush(push, { newer: push }, when))],
      resend: ['resendPush', (of, when) => pushes.resendPush(need(of, 'push'), { others: [] }, when)],
      postpone: ['system', waitingPush((push, when) => pushes.postponePushes([push], { reason: why }, when))],
    },
  }),
};

function paused(webhook: webhooks.Webhook, when: Circumstances) {
  if (webhook.status !== 'active') throw new Refusal('step-closed', { status: webhook.status });
  return webhooks.stopWebhook(webhook, { why }, when);
}

/** A delivery is shown to its department alone. */
function ofOwn(of: Case, when: Circumstances): Circumstances {
  if (when.by.department !== need(of, 'webhook').department) throw new Refusal('not-found', { what: '' });
  return when;
}

function waitingDelivery(
  take: (of: webhooks.Webhook, one: deliveries.Delivery, when: Circumstances) => readonly AnyChange[],
): Take {
  return (of, when) => {
    const one = need(of, 'delivery');
    if (one.status !== 'waiting') throw new Refusal('step-closed', { status: one.status });
    return take(need(of, 'webhook'), one, when);
  };
}

function attempted(outcome: deliveries.Outcome): Take {
  const attempt = { at: now, url: receiving.url, outcome, status: null, answer: null, milliseconds: 1 };
  return waitingDelivery((of, one, when) => deliveries.recordAttempt(of, [one], { attempt, paused: false }, when.now));
}

function waitingPush(take: (push: pushes.Push, when: Circumstances) => readonly AnyChange[]): Take {
  return (of, when) => (need(of, 'push').status === 'waiting' ? take(need(of, 'push'), when) : null);
}

function attached(of: Case, when: Circumstances, sides: string[]) {
  const negotiation = need(of, 'negotiation');
  if (!sides.includes(record.mayAttach(negotiation, when.by))) throw new Refusal('not-your-step');
  const id = `fil_${negotiation.files.length + 1}` as const;
  return record.addAttachment(negotiation, { id, name: '附件', type: 'pdf', bytes: 8, sha256: '00' }, when);
}

function proposed(of: Case, when: Circumstances) {
  once(need(of, 'negotiation').proposals.length > 0);
  return terms.proposeTerms(need(of, 'negotiation'), shared, when);
}

function decided(of: Case, when: Circumstances, asGovernment: boolean) {
  if (when.by.roles.includes('government') !== asGovernment) throw new Refusal('not-your-step');
  const [file] = need(of, 'negotiation').files;
  const document = {
    authority: '义马市人民政府',
    documentNumber: '义政〔2026〕12号',
    decidedOn: '2026-09-25' as const,
  };
  const verdict = { verdict: 'not-share' as const, basis: law, reasons: why, ...document, file: file?.id ?? '' };
  return ruling.recordDecision(need(of, 'negotiation'), { ...verdict, grantId: 'grt_1' }, when);
}

/** Staff of the bureau who is an officer too: the walk gives them a hand wherever it can, so that another officer has to decide. */
const twoHats = person(BUREAU, ['staff', 'bureau'], 'two-hats');

/** Everybody who may be asked, by what they are. The bureau's own come first. */
function everybody(stand: Stand): [string, Principal][] {
  const other = stand === 'uses' ? provider(stand) : user(stand);
  return [
    ['an officer who is staff too', twoHats],
    ['staff of the bureau', person(BUREAU, 'staff', 'bureau-staff')],
    ['head of the bureau', head(BUREAU)],
    ['leader of the bureau', person(BUREAU, 'leader', 'bureau-leader')],
    ['another officer', person(BUREAU, 'bureau', 'officer2')],
    ['the city government', person(GOVERNMENT, 'government', 'government')],
    ['staff of the other side', person(other, 'staff', 'other-staff')],
    ['head of the other side', head(other)],
    ['a stranger', person('07', ['staff', 'head', 'leader'], 'stranger')],
  ];
}

const SYSTEM: Principal = { personId: 'system', department: '', roles: [] };

interface Walk {
  /** Who may leave each state, and take each step. */
  leaves: Map<string, Set<string>>;
  takes: Map<string, Set<string>>;
}

/** Tries every step as everybody, in everything that can be reached from the beginning, with and without the time being over. */
function walk({ machine, begin, status, take }: Life, stand: Stand): Walk {
  const leaves = new Map<string, Set<string>>();
  const takes = new Map<string, Set<string>>();
  const begun = [begin(stand)].flat().map((of): Case => ({ duties: [], late: false, ...of }));
  const queue = [...begun];
  const seen = new Set(queue.map(marksOf));
  const go = (of: Case) => {
    if (seen.has(marksOf(of))) return;
    seen.add(marksOf(of));
    queue.push(of);
  };
  for (let of = queue.shift(); of; of = queue.shift()) {
    const here = status(of);
    const leaving = leaves.get(here) ?? new Set();
    leaves.set(here, leaving);
    for (const [step, ways] of Object.entries(take)) {
      if (!(machine.steps[step] as Step).from.includes(here)) continue;
      for (const [operation, decide] of (Array.isArray(ways[0]) ? ways : [ways]) as Taken[]) {
        const people: [string, Principal][] = operation === 'system' ? [['the system', SYSTEM]] : everybody(stand);
        for (const [name, by] of people) {
          if (operation !== 'system' && !by.roles.some((role) => (routes[operation] as Route).roles.includes(role)))
            continue;
          if (operation !== 'system' && !sees(of, by)) continue;
          const next = taken(of, decide, by);
          if (!next) continue;
          takes.set(step, (takes.get(step) ?? new Set()).add(name));
          if (status(next) !== here) leaving.add(name);
          go(next);
        }
      }
    }
    if (!of.late) go({ ...of, late: true });
  }
  return { leaves, takes };
}

/** Whether the API shows them the case at all. */
function sees(of: Case, by: Principal): boolean {
  const { application: form, request, grant, negotiation, correction, demand, rectification, job } = of;
  if (of.complaint) return visible.complaint(by, of.complaint);
  if (of.circular) return visible.circular(by, of.circular);
  if (form) return visible.application(by, form);
  if (request) return visible.request(by, request);
  if (grant) return visible.grant(by, grant);
  if (negotiation) return visible.negotiation(by, negotiation);
  if (correction) return visible.correction(by, correction);
  if (demand) return visible.demand(by, demand);
  if (rectification) return visible.rectification(by, rectification);
  if (job) return visible.job(by, job);
  return of.duty ? visible.duty(by, of.duty) : true;
}

function taken(of: Case, decide: Take, by: Principal): Case | null {
  try {
    const changes = decide(of, at(by, of.duties, of.late ? later : now));
    if (!changes) return null;
    const next = Object.fromEntries(changes.map(({ kind, next }) => [kind, next]));
    // A duty that is walked itself is the case; any other is beside it.
    const { duty, ...others } = next;
    return { ...of, ...others, ...(of.duty ? { duty } : {}), duties: dutiesAfter(of.duties, changes) } as Case;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** What tells one situation from another: everything but people, times and numbers of times. */
function marksOf({ duties, ...of }: Case): string {
  const open = [
    ...new Set(duties.filter(({ status }) => status !== 'met' && status !== 'cancelled').map(({ kind }) => kind)),
  ];
  const { resource, application: form, request, grant, negotiation, correction, demand, duty } = of;
  const { interface: itf, policy, feed, job, push, webhook, delivery, rectification, complaint, circular } = of;
  return JSON.stringify([
    ...[of.late, open.sort(), form?.status, correction && [correction.status, correction.objection !== null]],
    ...[
      itf?.status,
      policy?.status,
      feed?.status,
      job?.status,
      push?.status,
      webhook?.status,
      delivery?.status,
      duty && [duty.status, duty.extension?.days],
    ],
    resource && [resource.draft?.status, resource.draft?.kind, resource.published !== null],
    request && [request.status, request.extension?.declined, request.supplement !== null, request.nudgedAt !== null],
    grant && [grant.status, grant.suspension && [grant.suspension.by, grant.suspension.rectified !== null]],
    grant && [grant.filing?.status, grant.renewal?.status, grant.renewal?.answer?.items.length, grant.ending?.how],
    negotiation && [
      ...[negotiation.status, negotiation.files.length > 0, negotiation.statements.length > 0],
      negotiation.proposals.map(({ answers }) => [answers.requester?.accepted, answers.provider?.accepted]),
    ],
    rectification && [
      ...[rectification.status, rectification.files.map(({ author }) => author), rectification.reports.length],
      ...[rectification.time?.answer, rectification.accountability?.outcome].map(Boolean),
      ...[rectification.time, rectification.accountability, rectification.order].map(Boolean),
    ],
    complaint && [complaint.status, complaint.led.length > 0],
    circular && [circular.status, circular.retraction !== null],
    demand && [demand.status, demand.namings.map(({ declined }) => declined !== null)],
  ]);
}

/** States that some step leaves. */
const leftStates = ({ states, steps }: Machine) =>
  Object.keys(states).filter((id) =>
    Object.values(steps).some(({ from, to }) => from.includes(id) && to.some((b) => b !== id)),
  );

const walks = new Map(
  Object.entries(lives).map(([name, one]) => [name, one.stands.map((stand) => [stand, walk(one, stand)] as const)]),
);

describe('第十六条 (art. 16): wherever the bureau is a side, somebody else can end it', () => {
  const cases = [...walks].flatMap(([name, of]) => of.map(([stand, walked]) => ({ name, stand, walked })));

  it.each(cases)('$name, where the bureau $stand: nobody waits for nobody', ({ name, walked: { leaves, takes } }) => {
    const { machine, absent = { states: [] as string[], steps: [] as string[] } } = lives[name] as Life;
    const stuck = leftStates(machine).filter((state) => !leaves.get(state)?.size);
    expect(stuck.sort(), 'states that nobody can leave').toEqual(
      leftStates(machine)
        .filter((state) => absent.states.includes(state))
        .sort(),
    );
    const idle = Object.keys(machine.steps).filter((step) => !takes.has(step));
    expect(idle.sort(), 'steps that nobody can take').toEqual([...absent.steps].sort());
    for (const state of absent.states) expect([...leaves.keys()], 'what does not occur').not.toContain(state);
  });

  it.each(cases)(
    '$name, where the bureau $stand: no stranger has a part in it',
    ({ name, walked: { leaves, takes } }) => {
      for (const people of [...leaves.values(), ...takes.values()]) {
        expect(people).not.toContain('a stranger');
        // A leader consents to the entries of the department and takes no other step (809 art. 13).
        if (!name.startsWith('目录条目')) expect(people).not.toContain('leader of the bureau');
      }
    },
  );

  it('what would be the bureau’s to decide about itself is for the city government, and what two officers may do is not', () => {
    const of = (name: string, stand: Stand) => {
      const found = [...walks].find(([title]) => title.includes(name))?.[1].find(([one]) => one === stand);
      if (!found) throw new Error(`${name} ${stand}`);
      return found[1];
    };
    const takers = (name: string, stand: Stand, step: string) => [...(of(name, stand).takes.get(step) ?? [])];
    const government = ['the city government'];
    for (const stand of ['provides', 'uses'] as const) {
      expect(takers('a request', stand, 'declineExtension')).toEqual(government);
      for (const step of ['accept', 'decline']) expect(takers('a filing', stand, step)).toEqual(government);
      for (const step of ['resume', 'return', 'terminate', 'close', 'return-after-end'])
        expect(takers('a grant', stand, step)).toContain('the city government');
      expect(takers('a negotiation', stand, 'decide')).toEqual(government);
      expect(takers('a negotiation', stand, 'handInDecision')).toEqual(['head of the other side']);
    }
    expect(takers('a duty', 'provides', 'extend')).toEqual(government);
    const another = ['another officer'];
    for (const step of ['approve', 'return']) expect(takers('a catalog entry', 'provides', step)).toEqual(another);
    for (const step of ['accept', 'decline']) expect(takers('a duty', 'provides', step)).toEqual(another);
    expect(takers('a rule about time', 'neither', 'confirm')).toEqual(another);
  });

  it('is written down for readers, from what the decisions allow', async () => {
    const tables = [...walks].map(([name, of]) => {
      const { machine, absent } = lives[name] as Life;
      const rows = leftStates(machine).map((state) => {
        const cells = of.map(([stand, { leaves }]) => {
          const order = [...everybody(stand).map(([who]) => who), 'the system'];
          const people = order.filter((who) => leaves.get(state)?.has(who));
          return people.join(', ') || '–';
        });
        return `| ${state} ${machine.states[state]} | ${cells.join(' | ')} |`;
      });
      const heading = of.map(([stand]) => (stand === 'neither' ? 'no two sides' : `the bureau ${stand} the data`));
      return [
        `## ${name}`,
        '',
        `| state | ${heading.join(' | ')} |`,
        `|---|${heading.map(() => '---|').join('')}`,
        ...rows,
        '',
        ...(absent ? [`–: ${absent.why}.`, ''] : []),
      ].join('\n');
    });
    const page = [
      '# Who can leave each state where the bureau is a side',
      '',
      'Nobody decides their own case (article 16). Where the bureau gives or uses the data itself, a second officer decides what the law',
      'leaves to it, and otherwise the city government takes its place. Made by `npm test -- bureau-as-side -u`: every step is tried as',
      'everybody, over the roles of its operation and the decision itself; a state that nobody can leave fails the test.',
      '',
      ...tables,
    ].join('\n');
    await expect(page).toMatchFileSnapshot(join(import.meta.dirname, '../../shared/domain/lives/bureau-as-side.md'));
  });
});
