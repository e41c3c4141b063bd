import type * as z from 'zod';
import { workingDaysBetween } from '../calendar/calendar.ts';
import { addDays, dateOf, type Instant, type LocalDate } from '../calendar/time.ts';
import { type Change, change } from '../change.ts';
import type { Circumstances } from '../circumstances.ts';
import type { DutyChange } from '../duties/duty.ts';
import { openDuty } from '../duties/duty-steps.ts';
import { findPolicy } from '../duties/policy.ts';
import { endDuties } from '../duties/waiting.ts';
import { event } from '../event.ts';
import type { Id } from '../id.ts';
import { type ContractorStatus, contractorLife } from '../lives/contractor.ts';
import { mayTake, partsOf, take } from '../machine.ts';
import { type Signature, signature } from '../people/hands.ts';
import type { Principal } from '../people/person.ts';
import { Refusal } from '../refusals.ts';
import type { contractorEndSchema, contractorRenewalSchema, contractorSchema } from './contractor-fields.ts';

interface Act extends Signature {
  at: Instant;
}

/** The engagement of a contractor by a department. */
export interface Contractor extends z.infer<typeof contractorSchema> {
  id: Id<'ctr'>;
  number: string;
  status: ContractorStatus;
  department: string;
  registered: Act;
  /** Earlier ends, with the approvals that they rested on. */
  renewals: (Act & { endsOn: LocalDate; approval: Contractor['approval'] })[];
  ended: (Act & { endedOn: LocalDate; disposal: string }) | null;
  /** Id of the duty before its end; null where no rule was in force. */
  duty: string | null;
}

export type ContractorDecision = (Change<'contractor', Contractor> | DutyChange)[];

/** Days of the calendar before the end on which the days of the duty begin to count, so that it is due before the end. */
const AHEAD = 45;
const MOST_RENEWALS = 20;

/** Checks what is registered. @throws Refusal `ends-before`, `not-yet` for an approval to come, `term-over` */
export function checkContractor(given: z.infer<typeof contractorSchema>, now: Instant): void {
  const { startsOn, endsOn } = given;
  if (endsOn < startsOn) throw new Refusal('ends-before', {}, [{ field: 'body.endsOn', message: endsOn }]);
  mustHold(given, now);
}

/** Registers a contractor that was checked. */
export function registerContractor(
  given: z.infer<typeof contractorSchema>,
  { id, number }: { id: Id<'ctr'>; number: string },
  at: Circumstances,
): ContractorDecision {
  const contractor: Contractor = {
    ...{ ...given, id, number, status: 'engaged', department: at.by.department },
    ...{ registered: { at: at.now, ...signature(at.by) }, renewals: [], ended: null, duty: null },
  };
  const duties = reviewBefore(contractor, at);
  const next = { ...contractor, duty: duties[0]?.next.id ?? null };
  return [change('contractor', null, next, event('ContractorRegistered', facts(next))), ...duties];
}

/** @throws Refusal `not-your-step`, `step-closed`, `case-full` */
export function mayRenew(contractor: Contractor, by: Principal): void {
  mayTake(contractorLife, 'renew', contractor.status, partsIn(contractor, by));
  if (contractor.renewals.length >= MOST_RENEWALS)
    throw new Refusal('case-full', { what: '续期', most: MOST_RENEWALS });
}

/** Goes on with it until another day, on another approval; which meets the duty, and opens the next one. @throws Refusal `ends-before`, … */
export function renewContractor(
  contractor: Contractor,
  given: z.infer<typeof contractorRenewalSchema>,
  at: Circumstances,
): ContractorDecision {
  mayRenew(contractor, at.by);
  const { approval: before, endsOn } = contractor;
  if (given.endsOn <= endsOn) throw new Refusal('ends-before', {}, [{ field: 'body.endsOn', message: given.endsOn }]);
  mustHold(given, at.now);
  const renewals = [...contractor.renewals, { at: at.now, ...signature(at.by), endsOn, approval: before }];
  const renewed: Contractor = { ...contractor, ...given, renewals };
  const opened = reviewBefore(renewed, at);
  const next = { ...renewed, duty: opened[0]?.next.id ?? contractor.duty };
  return [
    change('contractor', contractor, next, event('ContractorRenewed', facts(next))),
    ...endDuties('review-contractor', null, at),
    ...opened,
  ];
}

/** @throws Refusal `not-your-step`, `step-closed` */
export function mayEnd(contractor: Contractor, by: Principal): void {
  mayTake(contractorLife, 'end', contractor.status, partsIn(contractor, by));
}

/** Ends it, and says what became of the data that the contractor held. @throws Refusal `not-yet`, `not-your-step`, `step-closed` */
export function endContractor(
  contractor: Contractor,
  { endedOn, disposal }: z.infer<typeof contractorEndSchema>,
  at: Circumstances,
): ContractorDecision {
  const status = take(contractorLife, 'end', contractor.status, partsIn(contractor, at.by))();
  if (endedOn > dateOf(at.now)) throw new Refusal('not-yet', {}, [{ field: 'body.endedOn', message: endedOn }]);
  const next: Contractor = { ...contractor, status, ended: { at: at.now, ...signature(at.by), endedOn, disposal } };
  const ended = event('ContractorEnded', { ...facts(next), endedOn, disposal });
  return [change('contractor', contractor, next, ended), ...endDuties('review-contractor', null, at)];
}

/** The duty to renew or end the engagement before its end. Where that is near, there are as many days as are left. */
function reviewBefore(contractor: Contractor, { law, now, duties }: Circumstances): DutyChange[] {
  const { id, number, name, department, endsOn } = contractor;
  const ahead = addDays(endsOn, -AHEAD);
  const today = dateOf(now);
  const start = ahead > today ? ahead : today;
  const policy = findPolicy(law.policies, 'review-contractor', null, start);
  if (!policy) return [];
  const left = Math.max(1, Math.min(policy.days, workingDaysBetween(law.calendar, start, endsOn)));
  const count = duties.filter(({ kind }) => kind === 'review-contractor').length + 1;
  const terms = {
    ...({
      id: `${id}.review-contractor.${count}`,
      kind: 'review-contractor',
      owes: department,
      waits: null,
      start,
    } as const),
    subject: { type: 'contractor', id, number, name } as const,
    ...(left < policy.days ? { days: left } : {}),
  };
  return [openDuty(terms, { policy, calendar: law.calendar }, now)];
}

/** @throws Refusal `not-yet` for an approval to come, `term-over` for an end that is past */
function mustHold({ approval: { approvedOn }, endsOn }: z.infer<typeof contractorRenewalSchema>, now: Instant): void {
  const today = dateOf(now);
  if (approvedOn > today)
    throw new Refusal('not-yet', {}, [{ field: 'body.approval.approvedOn', message: approvedOn }]);
  if (endsOn <= today) throw new Refusal('term-over', {}, [{ field: 'body.endsOn', message: endsOn }]);
}

function partsIn({ department }: Contractor, by: Principal) {
  return partsOf(by, { requester: null, provider: department });
}

function facts({ number, department, name, endsOn }: Contractor) {
  return { number, provider: department, name, endsOn };
}
