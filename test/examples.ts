import { sealing } from '../shared/adapters/sealing.ts';
import { applicationExplanations } from '../shared/contract/explanations/application.ts';
import { exampleOf } from '../shared/contract/explanations/explanation.ts';
import type { Instant, LocalDate } from '../shared/domain/calendar/time.ts';
import type { ApplicationForm } from '../shared/domain/cases/application.ts';
import type { Application } from '../shared/domain/cases/application-fields.ts';
import { consentReply, proposeReply } from '../shared/domain/cases/reply.ts';
import { type Reply, replySchema } from '../shared/domain/cases/reply-fields.ts';
import type { DataRequest } from '../shared/domain/cases/request.ts';
import { openRequest } from '../shared/domain/cases/request-opening.ts';
import { type Basis, type Content, contentSchema } from '../shared/domain/catalog/content.ts';
import { consent, propose, type Resource } from '../shared/domain/catalog/resource.ts';
import { andThen, type Change, changesOf } from '../shared/domain/change.ts';
import type { Circumstances } from '../shared/domain/circumstances.ts';
import type { Duty, DutyTerms } from '../shared/domain/duties/duty.ts';
import { lawInForce } from '../shared/domain/duties/law.ts';
import type { Decision, DomainEvent } from '../shared/domain/event.ts';
import type { GrantTerms } from '../shared/domain/grants/grant.ts';
import type { Id } from '../shared/domain/id.ts';
import type { Principal, Role } from '../shared/domain/people/person.ts';
import { Refusal, type RefusalCode } from '../shared/domain/refusals.ts';

/** Fictional cases for the tests of the rules and of storage. */

export const law: Basis = { document: '中华人民共和国社会保险法', article: '第七十四条', kind: 'law' };

type Sharing = Partial<Content['sharing']>;

export function content(changed: Partial<Omit<Content, 'sharing'>> = {}, sharing: Sharing = {}): Content {
  return contentSchema.parse({
    name: '参保人员基本信息',
    abstract: '本市参保人员的基本登记信息',
    theme: '社会保障',
    format: { category: 'database', type: 'mysql' },
    items: [
      { id: 'name', name: '姓名', dataType: 'C', length: 50 },
      { id: 'id-number', name: '公民身份号码', dataType: 'C', length: 18 },
      { id: 'status', name: '参保状态', dataType: 'C', length: 10 },
    ],
    sharing: {
      type: 'conditional',
      condition: '用于依法核验参保资格',
      bases: [law],
      method: 'interface',
      ...sharing,
    },
    open: { toSociety: false },
    updateCycle: 'daily',
    ...changed,
  });
}

export const unconditional: Sharing = { type: 'unconditional', bases: [], condition: undefined };

export function person(department: string, role: Role | Role[] = 'staff', personId = `p-${department}`): Principal {
  return { personId, department, roles: [role].flat() };
}

/** Makes the keyed digests of the log, under a key of these tests. */
export const sealed = sealing('key');

export const officer = person('00', 'bureau', 'officer');

/** The head of a department's sharing office. */
export const head = (department = '12') => person(department, 'head', `head-${department}`);

/** The leader of a department, who consents to its entries. */
export const leader = (department = '12') => person(department, 'leader', `leader-${department}`);

/** Proposed by one person and consented to by the leader of the department: submitted to the bureau. */
export function submit(resource: Resource, by: string, now: Instant): Change<'resource', Resource> {
  const [proposed] = propose(resource, {}, { by: person(resource.provider, 'staff', by), now });
  return andThen(
    proposed,
    (entry) => consent(entry, { review: null }, { by: leader(resource.provider), now, law: lawInForce() })[0],
  );
}

export const RESOURCE = 'res_01k5wv1m6t8e0b7q9z3c4d5f6g';
const CHANGE = 'chg_01k5wv1m6t8e0b7q9z3c4d5f6g';
export const REQUEST = 'req_01k5wv1m6t8e0b7q9z3c4d5f6g';

const GRANT = 'grt_01k5wv1m6t8e0b7q9z3c4d5f6g';

/** A published entry of department 12. */
export function published(changed: Partial<Resource> = {}, shown: Content = content()): Resource {
  return {
    id: RESOURCE,
    code: '341128112/000001',
    provider: '12',
    version: 1,
    published: shown,
    publishedAt: '2026-09-01T09:00:00.000+08:00',
    draft: null,
    ...changed,
  };
}

export const APPLICATION = 'app_01k5wv1m6t8e0b7q9z3c4d5f6g';

/** What department 15 asks of the entry of department 12. */
export function application(changed: Partial<Application> = {}): Application {
  const { frequency: _ofAnInterface, ...filledIn } = exampleOf(applicationExplanations);
  return {
    ...filledIn,
    resources: [{ resource: RESOURCE, items: ['name', 'status'], itemCount: 2 }],
    scope: '本市户籍申请人',
    purpose: '核验救助申请人参保状态',
    basis: '《社会救助暂行办法》赋予的审核职责',
    scene: '窗口受理救助申请时核验',
    until: '2027-12-31',
    system: '社会救助系统',
    ...changed,
  };
}

export const applicant = {
  id: REQUEST as Id<'req'>,
  number: 'YM-2026-000001',
  application: APPLICATION as Id<'app'>,
  requester: '15',
  handler: 'p-15',
  consentedBy: 'head-15',
  hands: ['p-15', 'head-15'],
  provider: '12',
};

/** All that the beginning of a case changes. */
export function opened(changed: Partial<typeof applicant> = {}, at = bj('2026-09-24'), entry: Resource = published()) {
  const form = application();
  let grants = 0;
  const asked = form.resources.map((one) => ({ asked: { ...one, resource: entry.id }, resource: entry }));
  return openRequest(
    { ...applicant, ...changed, content: form, asked, grantId: () => `grt_${++grants}` as const },
    { law: lawInForce(), now: at },
  );
}

/** The case as it begins. */
export function begun(...of: Parameters<typeof opened>) {
  return changeOf(opened(...of), 'request');
}

export function request(changed: Partial<DataRequest> = {}): DataRequest {
  return { ...begun().next, ...changed } as DataRequest;
}

export function draftForm(content: ApplicationForm['content'] = application()): ApplicationForm {
  const createdAt = bj('2026-09-23');
  const form = { id: APPLICATION as Id<'app'>, requester: '15', handler: 'p-15', hands: ['p-15'], content, createdAt };
  return { ...form, status: 'draft', remarks: null };
}

export const agree: Reply = replySchema.parse({ agreed: 'all' });
export const refuse: Reply = replySchema.parse({
  refused: [{ items: 'all', kind: 'law-forbids', reason: '超出法定查询范围', basis: law }],
});

/** Written by the provider's staff and consented to by their head. */
export function replied(to: DataRequest, given: Reply, grantId: Id<'grt'>, at = bj('2026-09-25')) {
  const written = changeOf(proposeReply(to, given, circumstances(person('12'), at)), 'request').next;
  return consentReply(written, { grantId: () => grantId }, circumstances(head('12'), at));
}

/** What department 12 grants to department 15. */
export function grantTerms(items: GrantTerms['items'], changed: Partial<GrantTerms> = {}): GrantTerms {
  return {
    ...{ id: GRANT, source: REQUEST, number: 'YM-2026-000001', resource: RESOURCE, version: 1, items },
    ...{ resourceName: '参保人员基本信息', requester: '15', provider: '12' },
    ...{ purpose: '核验救助申请人参保状态', scope: '本市户籍申请人', conditions: null },
    ...changed,
  };
}

/** The duty of department 12 to reply. */
export function replyTerms(start: LocalDate, id: string = REQUEST): DutyTerms {
  return {
    id: `${id}.reply`,
    kind: 'reply',
    subject: { type: 'request', id, number: 'YM-2026-000001', name: '参保人员基本信息' },
    owes: '12',
    waits: '15',
    start,
  };
}

/** The duty of department 12 to update its entry after a change of law. */
export function updateTerms(start: LocalDate, change: Id<'chg'> = CHANGE, resource: string = RESOURCE): DutyTerms {
  return {
    id: `${resource}.update.${change}`,
    kind: 'update',
    subject: {
      type: 'resource',
      id: resource,
      number: '341128112/000001',
      name: '参保人员基本信息',
      change: { id: change, document: '中华人民共和国社会保险法' },
    },
    owes: '12',
    waits: null,
    start,
  };
}

/** What a person decides in, at an instant, with these duties. */
export function circumstances(by: Principal, now: Instant, duties: readonly Duty[] = []): Circumstances {
  return { by, now, law: lawInForce(), duties };
}

/** The types of the events of a change, or none where there was nothing to do. */
export function typesOf(change: { events: readonly DomainEvent[] } | null): string[] {
  return change?.events.map((event) => event.type) ?? [];
}

/** The one change of a kind in a decision. */
export function changeOf<C extends Change, K extends C['kind']>(changes: readonly C[] | null, kind: K) {
  const [only, ...more] = changesOf(changes ?? [], kind);
  if (!only || more.length > 0) throw new Error(`${more.length + (only ? 1 : 0)} changes of a ${kind}`);
  return only;
}

/** The duties there are after a decision. */
export function dutiesAfter(before: readonly Duty[], changes: readonly Change[]): Duty[] {
  const after = new Map(before.map((duty) => [duty.id, duty]));
  for (const { next } of changesOf(changes as Change<'duty', Duty>[], 'duty')) after.set(next.id, next);
  return [...after.values()];
}

export function bj(date: LocalDate, time = '09:00:00.000'): Instant {
  return `${date}T${time}+08:00`;
}

/** Remarks on an entry as a whole. */
export const said = (remarks: string) => ({ remarks, fields: [] });

/** What a decision refuses with, by code; `done` where it does not refuse. */
export function refused(decide: () => unknown): RefusalCode | 'done' {
  try {
    decide();
    return 'done';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

/** A duty after a decision that must not have been null. */
export function nextOf(decision: Decision<Duty> | null): Duty {
  if (!decision) throw new Error('nothing was decided');
  return decision.next;
}

/** A rule that replies to conditional requests are due within 3 working days, as an officer proposes it. */
export const successor = {
  ...{ id: 'reply-conditional-2027', duty: 'reply', shareType: 'conditional', days: 3, unit: 'working-day' },
  legalRef: {
    document: '《关于压缩政务数据共享答复时限的通知》',
    article: '第二条',
    kind: 'local-notice',
    publishedOn: '2026-11-01',
  },
  effectiveFrom: '2027-01-01',
  extension: { maxDays: 5, approver: 'bureau', article: '第三条' },
  start: 'as-received',
  cutoff: null,
  reminders: [{ workingDays: 0, at: '09:00', to: ['owing'] }],
  late: { to: ['bureau', 'leader'] },
  escalation: [],
} as const;
