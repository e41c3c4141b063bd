import type * as z from 'zod';
import { dateOf, type Instant, type LocalDate } from '../calendar/time.ts';
import { type Change, change } from '../change.ts';
import type { Circumstances, Unattended } from '../circumstances.ts';
import { type Duty, type DutyChange, isLate, isOpen } from '../duties/duty.ts';
import { openDuty } from '../duties/duty-steps.ts';
import { currentDuty } from '../duties/law.ts';
import { type DutyKind, findPolicy } from '../duties/policy.ts';
import { endDuties } from '../duties/waiting.ts';
import { event } from '../event.ts';
import type { Id } from '../id.ts';
import { type ComplaintStatus, complaintLife } from '../lives/complaint.ts';
import { mayTake, type Part, partsOf, type Sides, take } from '../machine.ts';
import { BUREAU, GOVERNMENT } from '../people/department.ts';
import { mustBeAnother, type Signature, signature, withHands } from '../people/hands.ts';
import type { Principal } from '../people/person.ts';
import { Refusal } from '../refusals.ts';
import type { answerSchema, ComplaintContent, passingSchema } from './complaint-fields.ts';

interface Act extends Signature {
  at: Instant;
}

/** A complaint or report about the sharing of data (投诉举报, Order 809 art. 37). It names nobody who complains. */
export interface Complaint extends Omit<ComplaintContent, 'contact' | 'against'> {
  id: Id<'cmp'>;
  number: string;
  status: ComplaintStatus;
  /** How whoever complains can be answered, masked; shown to whoever handles it and to nobody else. */
  contact: string | null;
  /** The department complained of. It never handles the complaint. */
  against: string | null;
  /** The department that received it, and the one that handles it now: also the bureau or the city government. */
  receivedBy: string;
  handler: string;
  registered: Act;
  /** Everybody who registered it. None of them answers it. */
  hands: string[];
  passedOn: (Act & { from: string; to: string; reason: string }) | null;
  answer: (Act & z.infer<typeof answerSchema> & { late: boolean }) | null;
  /** What it led to: a rectification, a correction, an incident, a dispute. */
  led: (Act & { to: string })[];
}

export type ComplaintDecision = (Change<'complaint', Complaint> | DutyChange)[];

const MOST_LED = 20;
const waited: readonly DutyKind[] = ['answer-complaint', 'decide-complaint', 'decide-instead'];

/** Checks what is registered, before it gets a number. @throws Refusal `not-yet` */
export function checkComplaint({ receivedOn }: Pick<ComplaintContent, 'receivedOn'>, now: Instant): void {
  if (receivedOn > dateOf(now)) throw new Refusal('not-yet', {}, [{ field: 'body.receivedOn', message: receivedOn }]);
}

/** Somebody of the department that received a complaint registers it, and its days count from the day it was received. */
export function register(
  { contact, against, ...given }: ComplaintContent,
  { id, number }: { id: Id<'cmp'>; number: string },
  at: Circumstances,
): ComplaintDecision {
  const { department: receivedBy } = at.by;
  const handler = handlerOf(receivedBy, against);
  const complaint: Complaint = {
    ...{ ...given, id, number, contact: contact ?? null, against: against ?? null, receivedBy, handler },
    ...{ status: statusWith(handler), registered: { at: at.now, ...signature(at.by) }, hands: withHands([], at.by) },
    ...{ passedOn: null, answer: null, led: [] },
  };
  return [
    change('complaint', null, complaint, event('ComplaintRegistered', facts(complaint))),
    ...owed(complaint, given.receivedOn, at),
  ];
}

/** Who handles a complaint that a department has: nobody decides about themselves (Order 809 art. 37). */
function handlerOf(department: string, against: string | undefined): string {
  if (against === BUREAU) return GOVERNMENT;
  return department === against || department === GOVERNMENT ? BUREAU : department;
}

function statusWith(handler: string): 'handling' | 'referred' {
  return isAbove(handler) ? 'referred' : 'handling';
}

function isAbove(handler: string): boolean {
  return handler === BUREAU || handler === GOVERNMENT;
}

/** @throws Refusal `not-your-step`, `step-closed`, `passed-already` */
export function mayPassOn(complaint: Complaint, by: Principal): void {
  mayTake(complaintLife, 'passOn', complaint.status, partsIn(complaint, by));
  // After a merger it may be with the department complained of.
  if (complaint.passedOn && complaint.handler !== complaint.against) throw new Refusal('passed-already');
}

/**
 * Passes it on, once, to the department that is responsible, whose days begin today. Where that is the department complained of, the
 * bureau handles it, and the city government where that is the bureau. @throws Refusal as `mayPassOn`, `passed-nowhere`
 */
export function passOn(
  complaint: Complaint,
  { to, against = complaint.against ?? undefined, reason }: z.infer<typeof passingSchema>,
  at: Circumstances,
): ComplaintDecision {
  mayPassOn(complaint, at.by);
  const { handler: from } = complaint;
  const handler = handlerOf(to, against);
  if (handler === from) throw new Refusal('passed-nowhere', {}, [{ field: 'body.to', message: to }]);
  const status = take(complaintLife, 'passOn', complaint.status, partsIn(complaint, at.by))(statusWith(handler));
  const passedOn = { at: at.now, ...signature(at.by), from, to: handler, reason };
  const next: Complaint = { ...complaint, status, handler, against: against ?? null, passedOn };
  return [
    change('complaint', complaint, next, event('ComplaintPassedOn', { ...facts(next), from, reason })),
    ...waited.flatMap((kind) => endDuties(kind, '转办', at)),
    ...owed(next, dateOf(at.now), at),
  ];
}

/** @throws Refusal `not-your-step`, `step-closed`, `complained-of`, `same-person` */
export function mayAnswer(complaint: Complaint, by: Principal) {
  const parts = partsIn(complaint, by);
  const to = take(complaintLife, isAbove(complaint.handler) ? 'answerAbove' : 'answer', complaint.status, parts);
  if (complaint.handler === complaint.against) throw new Refusal('complained-of');
  mustBeAnother(by, complaint.hands);
  return to;
}

/**
 * Answers it, with what was found and what was done about it. Who registered it doesn't answer it.
 * @throws Refusal as `mayAnswer`, `nothing-done` where it is founded and nothing was done
 */
export function answer(complaint: Complaint, said: z.infer<typeof answerSchema>, at: Circumstances): ComplaintDecision {
  const to = mayAnswer(complaint, at.by);
  const { finding, done } = said;
  if (done === undefined && (finding === 'founded' || finding === 'partly-founded'))
    throw new Refusal('nothing-done', {}, [{ field: 'body.done', message: finding }]);
  const duty = runningDuty(at);
  const late = duty !== undefined && isLate(currentDuty(at.law, duty).duty, at.now);
  const next: Complaint = {
    ...complaint,
    status: to(),
    answer: { ...said, late, at: at.now, ...signature(at.by) },
  };
  return [
    change('complaint', complaint, next, event('ComplaintAnswered', { ...facts(next), finding, late })),
    ...waited.flatMap((kind) => endDuties(kind, null, at)),
  ];
}

/** @throws Refusal `not-your-step`, `step-closed`, `case-full` */
export function mayLink(complaint: Complaint, by: Principal): void {
  const step = by.department === complaint.handler && !isAbove(complaint.handler) ? 'link' : 'linkAbove';
  mayTake(complaintLife, step, complaint.status, partsIn(complaint, by));
  if (complaint.led.length >= MOST_LED) throw new Refusal('case-full', { what: '关联事项', most: MOST_LED });
}

/** Says what case it led to. @throws Refusal as `mayLink`, `linked-already` */
export function link(complaint: Complaint, { to }: { to: string }, at: Circumstances): ComplaintDecision {
  mayLink(complaint, at.by);
  if (complaint.led.some((one) => one.to === to))
    throw new Refusal('linked-already', {}, [{ field: 'body.to', message: to }]);
  const next = { ...complaint, led: [...complaint.led, { to, at: at.now, ...signature(at.by) }] };
  return [change('complaint', complaint, next, event('ComplaintLinked', { ...facts(next), led: to }))];
}

/** Whether somebody handles it, and so sees how whoever complained can be answered. */
export function handles(complaint: Complaint, by: Principal): boolean {
  const needed: readonly Part[] = isAbove(complaint.handler)
    ? ['bureau', 'government']
    : ['provider:staff', 'provider:head'];
  return partsIn(complaint, by).some((part) => needed.includes(part));
}

/** The duty that runs, if any: there is one at a time. */
export function runningDuty({ duties }: Pick<Unattended, 'duties'>): Duty | undefined {
  return duties.findLast((duty) => waited.includes(duty.kind) && isOpen(duty));
}

/** As one side the department that handles it; where that is the city government, the bureau is the other. */
function partsIn({ handler }: Complaint, by: Principal): Part[] {
  const sides: Sides = {
    requester: handler === GOVERNMENT ? BUREAU : null,
    provider: isAbove(handler) ? null : handler,
  };
  return partsOf(by, sides);
}

/** What whoever handles it owes, counted from a day. The department complained of has no part in it. */
function owed({ id, number, name, handler }: Complaint, start: LocalDate, at: Unattended): DutyChange[] {
  const { law, now, duties } = at;
  const kind = handler === GOVERNMENT ? 'decide-instead' : handler === BUREAU ? 'decide-complaint' : 'answer-complaint';
  const [policy, own] = ([kind, 'decide-complaint'] as const).map((each) =>
    findPolicy(law.policies, each, null, dateOf(now)),
  );
  if (!policy || !own) return [];
  const count = duties.filter((duty) => duty.kind === kind).length + 1;
  const terms = {
    ...({ id: `${id}.${kind}.${count}`, kind, owes: handler, waits: null, start } as const),
    subject: { type: 'complaint', id, number, name } as const,
    // The city government has the time that the bureau would have.
    ...(kind === 'decide-instead' ? { days: own.days } : {}),
  };
  return [openDuty(terms, { policy, calendar: law.calendar }, now)];
}

function facts({ number, name, handler, receivedBy, against }: Complaint) {
  return { number, name, provider: handler, receivedBy, against };
}
